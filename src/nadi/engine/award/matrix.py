"""Columns and rows of a mixed-integer model, gathered in lists and handed to the solver in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass, field

INFINITY = float("inf")


@dataclass(slots=True)
class Matrix:
    """A model being written: columns with bounds and costs, rows with bounds and entries."""

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    integer: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)
    offset: float = 0.0

    def column(self, cost: float, upper: float, *, integer: bool = False) -> int:
        """Adds a column with lower bound zero and says its number."""
        self.cost.append(cost)
        self.lower.append(0.0)
        self.upper.append(upper)
        self.integer.append(integer)
        return len(self.cost) - 1

    def binary(self, cost: float = 0.0) -> int:
        """Adds a yes-or-no column."""
        return self.column(cost, 1.0, integer=True)

    def row(
        self, entries: Iterable[tuple[int, float]], lower: float = -INFINITY, upper: float = INFINITY
    ) -> int:
        """Adds lower <= sum of value * column <= upper and says its number."""
        for column, value in entries:
            self.index.append(column)
            self.value.append(value)
        self.starts.append(len(self.index))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return len(self.row_lower) - 1
