"""A table with its margins: which cells must go so that none can be worked out from the others.

Source: Hundepool et al., Handbook on Statistical Disclosure Control, 2nd edition, chapter 4 (secondary
suppression, the feasibility interval of a suppressed cell, the attack of a single contributor).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from .intervals import relations
from .least import Choice, Effort, choose
from .rules import Contribution, Rules
from .system import Place as AnyPlace
from .system import System, parts_of, scale_of

# The margin of a row or a column: no row and no column may be called so.
TOTAL = ""

Place = tuple[str, str]
Why = Literal["primary", "secondary"]
Cells = Mapping[Place, Sequence[Contribution]]
Losses = Mapping[Place, Decimal]


@dataclass(frozen=True, kw_only=True)
class ProtectedTable:
    """What may be shown of a table: `values` by (row, column), margins under `TOTAL`; None is suppressed.

    `suppressed` says of each place kept back whether a rule forbids it or another place's protection does.
    `loss` is what the secondary ones weigh together, and no pattern that passes the audit weighs less than
    `least_loss`; both are computed from figures that are kept back: keep them from readers.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Mapping[Place, Decimal | None]
    suppressed: Mapping[Place, Why] = field(default_factory=dict)
    loss: Decimal = Decimal(0)
    least_loss: Decimal = Decimal(0)

    @property
    def is_least(self) -> bool:
        """Tell whether it is proven that no pattern loses less."""
        return self.loss == self.least_loss


def protect_table(
    *, cells: Cells, rules: Rules, losses: Losses | None = None, effort: Effort | None = None
) -> ProtectedTable:
    """Suppress what the rules forbid, and of all that keeps it from being worked out the least besides.

    Contributions are counts or amounts of one unit, in which being off by one is worth protecting. `losses`
    says what it costs to keep a place back (above zero, in any unit); a place left out costs its own value.
    Nothing is returned unaudited: an outsider's interval for every forbidden place, and for what is hidden of
    every margin, reaches as far as the rules require, and no contributor, knowing its own figures, estimates
    another's to within p %. Where the effort does not suffice, the best audited pattern found is returned and
    `is_least` is False. ValueError where a row or column is named like the margin, or a loss is not above 0.
    """
    full = with_margins(cells)
    places = sorted(full)
    given: dict[AnyPlace, Sequence[Contribution]] = {place: full[place] for place in places}
    system = system_of(given, relations(full), rules)
    chosen = choose(system, losses_of(system, losses or {}), effort or Effort())
    return protected(full, dict(zip(places, places, strict=True)), system, chosen)


def system_of(
    given: Mapping[AnyPlace, Sequence[Contribution]],
    sums: Iterable[tuple[AnyPlace, Sequence[AnyPlace]]],
    rules: Rules,
) -> System:
    """Return places, and the totals among them with their parts, as the audit takes them."""
    number = {place: index for index, place in enumerate(given)}
    one = scale_of(given.values())
    return System(
        places=tuple(given),
        parts=tuple(parts_of(row, one) for row in given.values()),
        relations=tuple(
            (number[total], tuple(number[part] for part in parts)) for total, parts in sums if parts
        ),
        one=one,
        rules=rules,
    )


def losses_of(system: System, losses: Losses) -> list[Fraction]:
    """Return what each place costs: as told, or its value."""
    if any(not loss.is_finite() or loss <= 0 for loss in losses.values()):
        raise ValueError("What it costs to keep a place back is above zero.")
    told: dict[AnyPlace, Decimal] = dict(losses.items())
    return [
        Fraction(told[place]) if place in told else Fraction(abs(value), system.one)
        for place, value in zip(system.places, system.values, strict=True)
    ]


def protected(full: Cells, names: Mapping[Place, AnyPlace], system: System, chosen: Choice) -> ProtectedTable:
    """Return a table without what the pattern hides; `names` says what the system calls its places."""
    rows, columns = names_of(full)
    hidden: dict[AnyPlace, Why] = {
        system.places[place]: "primary" if place in system.forbidden else "secondary"
        for place in sorted(chosen.hidden)
    }
    return ProtectedTable(
        rows=rows,
        columns=columns,
        values={place: None if names[place] in hidden else total_of(given) for place, given in full.items()},
        suppressed={place: hidden[names[place]] for place in full if names[place] in hidden},
        loss=decimal(chosen.loss),
        least_loss=decimal(chosen.bound),
    )


def decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal."""
    return Decimal(number.numerator) / Decimal(number.denominator)


def with_margins(cells: Cells) -> dict[Place, tuple[Contribution, ...]]:
    """Return every place of the table with its contributions: cells, margins, the grand total."""
    if any(TOTAL in place for place in cells):
        raise ValueError("Rows and columns need names; the empty one is the margin's.")
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
