"""A mixed-integer model in exact numbers that belongs to no solver, and what a solver answered to it.

This module imports nothing of Nadi: highspy and OR-Tools each carry a library named HiGHS and cannot live in
one process, so a model travels as a file to the process of its solver.
"""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of factor * column <= high, in whole numbers; None where there is no bound."""

    columns: list[int]
    factors: list[int]
    low: int | None
    high: int | None


@dataclass(slots=True)
class Linear:
    """Minimise cost * columns; a column lies between zero and `upper`, `binary` ones are yes or no."""

    cost: list[Decimal] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    binary: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, cost: Decimal, upper: int, *, binary: bool = False) -> int:
        """Adds a column and says its number."""
        self.cost.append(cost)
        self.upper.append(upper)
        self.binary.append(binary)
        return len(self.cost) - 1

    def row(self, entries: list[tuple[int, int]], low: int | None = None, high: int | None = None) -> None:
        """Adds a row."""
        self.rows.append(Row([column for column, _ in entries], [f for _, f in entries], low, high))


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a solver found, None where nothing; `handed` are the seconds of stating the model to it."""

    optimal: bool
    cost: float | None
    bound: float | None
    handed: float = 0.0
