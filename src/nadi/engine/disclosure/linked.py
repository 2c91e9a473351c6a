"""Tables of the same figures that are released together: each gives away what the other keeps back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .intervals import relations
from .least import Effort, choose
from .rules import Contribution, Rules
from .system import Place as AnyPlace
from .system import parts_of, scale_of
from .tables import TOTAL, Cells, Place, ProtectedTable, losses_of, protected, system_of, with_margins


@dataclass(frozen=True, kw_only=True)
class Table:
    """Figures by two of their properties, such as `rows` "occupation" and `columns` "region".

    A property has the same name in every table, and so have its values: that is how common places are found.
    """

    rows: str
    columns: str
    cells: Cells

    def __post_init__(self) -> None:
        if self.rows == self.columns:
            raise ValueError("The rows and the columns of a table are two properties, not one.")

    def name(self, place: Place) -> AnyPlace:
        """Return what a place is in any table: the properties it is about, those summed over left out."""
        pairs = sorted(zip((self.rows, self.columns), place, strict=True))
        return tuple(word for name, value in pairs if value != TOTAL for word in (name, value))


def protect_tables(
    *, tables: Sequence[Table], rules: Rules, effort: Effort | None = None
) -> tuple[ProtectedTable, ...]:
    """Protect tables of the same figures, in their order: a common margin is shown in all or in none.

    As `protect_table`, with the sums of all tables known to everybody who asks. A place costs its value,
    once; the losses are those of all tables together. ValueError where two tables disagree on a common place.
    """
    given: dict[AnyPlace, Sequence[Contribution]] = {}
    sums: list[tuple[AnyPlace, list[AnyPlace]]] = []
    fulls = [with_margins(table.cells) for table in tables]
    for table, full in zip(tables, fulls, strict=True):
        for place in sorted(full):
            check_same(given.setdefault(table.name(place), full[place]), full[place], place)
        for total, parts in relations(full):
            sums.append((table.name(total), [table.name(part) for part in parts]))
    system = system_of(given, sums, rules)
    chosen = choose(system, losses_of(system, {}), effort or Effort())
    return tuple(
        protected(full, {place: table.name(place) for place in full}, system, chosen)
        for table, full in zip(tables, fulls, strict=True)
    )


def check_same(one: Sequence[Contribution], other: Sequence[Contribution], place: Place) -> None:
    """Refuse tables that are not of the same figures."""
    if one is other:
        return
    unit = scale_of([one, other])
    if parts_of(one, unit) != parts_of(other, unit):
        where = " · ".join(name or "total" for name in place)
        raise ValueError(f"Two tables disagree on {where}: they are not of the same figures.")
