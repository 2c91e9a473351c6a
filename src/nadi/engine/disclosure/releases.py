"""A second release of a table that was released before: whoever holds both subtracts one from the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from .intervals import relations
from .least import Effort, choose
from .rules import Contribution, Rules
from .system import Place as AnyPlace
from .system import System
from .tables import Cells, Place, ProtectedTable, losses_of, protected, system_of, with_margins

NOW, THEN, CHANGE = "now", "then", "change"


@dataclass(frozen=True, kw_only=True)
class Release:
    """A table as it was released: its cells as they were, and the places that were kept back then."""

    cells: Cells
    suppressed: Collection[Place]


def protect_update(
    *, cells: Cells, before: Release, rules: Rules, effort: Effort | None = None
) -> ProtectedTable:
    """Protect a table beside an earlier release of it, such as January to June beside January to March.

    As `protect_table`, and what came in between is protected too: a place of its own for every place of the
    table, known to whoever knows both. What was shown stays shown, what was kept back stays protected.
    ValueError where the earlier release gives a figure away whatever is kept back now.
    """
    now, then = with_margins(cells), with_margins(before.cells)
    places = sorted({*now, *then})
    both = {NOW: now, THEN: then}
    given: dict[AnyPlace, Sequence[Contribution]] = {
        (when, *place): full.get(place, ()) for when, full in both.items() for place in places
    }
    given |= {(CHANGE, *place): () for place in places}
    sums: list[tuple[AnyPlace, list[AnyPlace]]] = [
        ((when, *total), [(when, *part) for part in parts])
        for when in (NOW, THEN, CHANGE)
        for total, parts in relations(dict.fromkeys(places))
    ]
    sums += [((NOW, *place), [(THEN, *place), (CHANGE, *place)]) for place in places]
    system = with_changes(system_of(given, sums, rules), frozenset(before.suppressed))
    chosen = choose(system, losses_of(system, {}), effort or Effort())
    return protected(now, {place: (NOW, *place) for place in now}, system, chosen)


def with_changes(system: System, suppressed: frozenset[Place]) -> System:
    """Return the system with the changes of every holding, and with what was published before."""
    number = {place: index for index, place in enumerate(system.places)}
    parts = list(system.parts)
    implied: set[int] = set()
    published: set[int] = set()
    signed: set[int] = set()
    for index, (when, row, column) in enumerate(system.places):
        if when == CHANGE:
            implied.add(index)
            now, then = (parts[number[when, row, column]] for when in (NOW, THEN))
            changes = {one: now.get(one, 0) - then.get(one, 0) for one in sorted({*now, *then})}
            parts[index] = {one: change for one, change in changes.items() if change}
            if any(change < 0 for change in changes.values()):
                signed.add(index)
        elif when == THEN:
            (implied if (row, column) in suppressed else published).add(index)
    return replace(
        system,
        parts=tuple(parts),
        implied=frozenset(implied),
        published=frozenset(published),
        signed=frozenset(signed),
    )


def growth(*, now: ProtectedTable, before: ProtectedTable) -> Mapping[Place, Fraction | None]:
    """Return how many times its earlier value each place is; None where either is kept back, or was nothing.

    A rate beside one of its two figures is the other one, so it is told only where both are shown.
    """
    found: dict[Place, Fraction | None] = {}
    for place, value in now.values.items():
        earlier = before.values.get(place)
        found[place] = Fraction(value) / Fraction(earlier) if value is not None and earlier else None
    return found
