"""A table with its margins: which cells must go so that none can be worked out from the others.

Source: Hundepool et al., Handbook on Statistical Disclosure Control, 2nd edition, chapter 4 (secondary
suppression, the feasibility interval of a suppressed cell, the attack of a single contributor).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from .checks import check_total
from .intervals import Known, interval_of
from .rules import Contribution, Rules

# The margin of a row or a column: no row and no column may be called so.
TOTAL = ""

Place = tuple[str, str]
Why = Literal["primary", "secondary"]
Cells = Mapping[Place, Sequence[Contribution]]


@dataclass(frozen=True, kw_only=True)
class ProtectedTable:
    """What may be shown of a table: `values` by (row, column), margins under `TOTAL`; None is suppressed.

    `suppressed` says of each place kept back whether a rule forbids it or another place's protection does.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Mapping[Place, Decimal | None]
    suppressed: Mapping[Place, Why] = field(default_factory=dict)


def protect_table(*, cells: Cells, rules: Rules) -> ProtectedTable:
    """Suppress what the rules forbid, and as much besides as keeps it from being worked out.

    Contributions are counts or amounts of one unit. Nothing is returned unaudited: an outsider's interval for
    every forbidden place reaches beyond what its rules require, and no contributor, knowing its own figures,
    can tell another's exactly. ValueError where a row or column has the name of the margin.
    """
    if any(TOTAL in place for place in cells):
        raise ValueError("Rows and columns need names; the empty one is the margin's.")
    full = with_margins(cells)
    suppressed: dict[Place, Why] = {
        place: "primary"
        for place, given in full.items()
        if given and not check_total(contributions=given, rules=rules).is_shown
    }
    while (weak := next(weak_places(full, suppressed, rules), None)) is not None:
        suppressed[next_to_go(full, suppressed, weak)] = "secondary"
    suppressed = without_needless(full, suppressed, rules)
    rows, columns = names_of(full)
    values = {place: None if place in suppressed else total_of(given) for place, given in full.items()}
    return ProtectedTable(rows=rows, columns=columns, values=values, suppressed=suppressed)


def without_needless(
    full: Mapping[Place, Sequence[Contribution]], suppressed: Mapping[Place, Why], rules: Rules
) -> dict[Place, Why]:
    """Show again, the largest first, what was kept back for others and is not needed for that any more."""
    kept = dict(suppressed)
    secondary = [place for place, why in kept.items() if why == "secondary"]
    for place in sorted(secondary, key=lambda one: (-total_of(full[one]), one)):
        fewer = {one: why for one, why in kept.items() if one != place}
        if next(weak_places(full, fewer, rules), None) is None:
            kept = fewer
    return kept


def with_margins(cells: Cells) -> dict[Place, tuple[Contribution, ...]]:
    """Return every place of the table with its contributions: cells, margins, the grand total."""
    rows, columns = names_of(cells)
    full = {(row, column): tuple(cells.get((row, column), ())) for row in rows for column in columns}
    for row in rows:
        full[row, TOTAL] = tuple(one for column in columns for one in full[row, column])
    for column in (*columns, TOTAL):
        full[TOTAL, column] = tuple(one for row in rows for one in full[row, column])
    return full


def names_of(cells: Mapping[Place, object]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of rows and columns in order, without the margin."""
    rows, columns = {row for row, _column in cells}, {column for _row, column in cells}
    return tuple(sorted(rows - {TOTAL})), tuple(sorted(columns - {TOTAL}))


def total_of(given: Sequence[Contribution]) -> Decimal:
    """Return the sum of contributions."""
    return sum((one.amount for one in given), Decimal(0))


def weak_places(
    full: Mapping[Place, Sequence[Contribution]], suppressed: Mapping[Place, Why], rules: Rules
) -> Iterator[Place]:
    """Yield the forbidden places that can still be worked out: by anybody, then by one who contributes."""
    forbidden = [place for place, why in sorted(suppressed.items()) if why == "primary"]
    totals = {place: total_of(given) for place, given in full.items()}
    outside = Known(totals=totals, suppressed=frozenset(suppressed))
    for place in forbidden:
        low, high = interval_of(place, outside)
        if high < required_upper(full[place], rules) or low > max(totals[place] - 1, Decimal(0)):
            yield place
    for holding in sorted({one.holding for place in suppressed for one in full[place]}):
        inside = Known(
            totals=totals,
            suppressed=frozenset(suppressed),
            least={place: own(full[place], holding) for place in suppressed},
            sure=frozenset(place for place in suppressed if is_alone(full[place], holding)),
        )
        for place in forbidden:
            if place not in inside.sure:
                low, high = interval_of(place, inside)
                if high - low < 1:
                    yield place


def required_upper(given: Sequence[Contribution], rules: Rules) -> Decimal:
    """Return up to where an outsider must be left guessing: as the broken rules say, at least one more."""
    bounds = [one.required_upper_bound for one in check_total(contributions=given, rules=rules).broken]
    highest = max((bound for bound in bounds if bound is not None), default=None)
    one_more = total_of(given) + 1
    if highest is None:
        return one_more
    return max(one_more, Decimal(highest.numerator) / Decimal(highest.denominator))


def own(given: Sequence[Contribution], holding: str) -> Decimal:
    """Return what a holding itself contributes to a place."""
    return sum((one.amount for one in given if one.holding == holding), Decimal(0))


def is_alone(given: Sequence[Contribution], holding: str) -> bool:
    """Tell whether a holding is all there is of a place."""
    return {one.holding for one in given if one.amount} == {holding}


def next_to_go(
    full: Mapping[Place, Sequence[Contribution]], suppressed: Mapping[Place, Why], weak: Place
) -> Place:
    """Return the place to suppress next: of those that give the weak one away, the smallest that is not zero.

    Cells go before margins, and what shares a row or column with the weak place before what does not.
    """
    shown = [place for place in full if place not in suppressed]

    def cost(place: Place) -> tuple[bool, bool, bool, Decimal, Place]:
        near = (place[0] == weak[0]) != (place[1] == weak[1])
        alone = crowding(suppressed, place, weak)
        total = total_of(full[place])
        return (not near, total == 0, TOTAL in place, total + alone, place)

    return min(shown, key=cost)


def crowding(suppressed: Mapping[Place, Why], place: Place, weak: Place) -> Decimal:
    """Prefer a place whose own row or column has another suppressed one: it closes a rectangle."""
    across = [one for one in suppressed if one != weak]
    if place[0] == weak[0]:
        return Decimal(0) if any(one[1] == place[1] for one in across) else Decimal(1)
    return Decimal(0) if any(one[0] == place[0] for one in across) else Decimal(1)
