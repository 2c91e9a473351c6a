"""What of the savings ledger somebody may see who acts for a company too: sums that nobody can be read off.

Two looks at a running sum differ by what came in between, so entries join the sum in groups that pass
disclosure control by themselves: an award's entries at once, received orders by closed calendar months. A sum
is broken down only into parts that pass as well, group by group.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from nadi.engine.disclosure import PRICES_AND_VOLUMES, Contribution, check_total

ZERO = Decimal(0)
OTHER = "other"
MONTH = timedelta(days=32)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the ledger as far as sums need it; `award` is None for what comes one by one."""

    holding: str
    currency: str
    stage: str
    category: str
    at: datetime
    award: int | None
    before: Decimal
    after: Decimal
    company: str = ""

    @property
    def saving(self) -> Decimal:
        """The difference."""
        return self.before - self.after

    @property
    def year(self) -> str:
        """Return the year it was recorded in."""
        return str(self.at.year)

    @property
    def month(self) -> tuple[int, int]:
        """Return the calendar month it was recorded in."""
        return (self.at.year, self.at.month)


def passes(rows: Iterable[Row]) -> bool:
    """Ask disclosure control about both sums: what would have been paid, and what is."""
    per_holding: dict[str, tuple[Decimal, Decimal]] = {}
    for row in rows:
        before, after = per_holding.get(row.holding, (ZERO, ZERO))
        per_holding[row.holding] = (before + row.before, after + row.after)
    return all(
        check_total(
            contributions=[
                Contribution(holding=holding, amount=abs(amounts[place]))
                for holding, amounts in per_holding.items()
            ],
            rules=PRICES_AND_VOLUMES,
        ).is_shown
        for place in (0, 1)
    )


def released(rows: Sequence[Row], now: datetime) -> list[Row]:
    """Return the rows that may stand in sums by now, group by group as each passes."""
    by_sum: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_sum.setdefault((row.currency, row.stage), []).append(row)
    return [row for own in by_sum.values() for step in steps(own, now) for row in step]


def steps(rows: Iterable[Row], now: datetime) -> list[list[Row]]:
    """Return the rows of one sum as they joined it: each step passes, and never changes afterwards."""
    found: list[list[Row]] = []
    waiting: list[Row] = []
    for group in groups(rows, now):
        waiting += group
        if passes(waiting):
            found.append(waiting)
            waiting = []
    return found


def groups(rows: Iterable[Row], now: datetime) -> list[list[Row]]:
    """Return the rows in the groups they come in, in the order in which the groups are complete.

    That order never changes afterwards: a month counts from its end, not from its first row, or else a row
    could slip into sums behind an award that was shown before.
    """
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.at):
        if row.award is not None:
            found.setdefault(("award", row.award), []).append(row)
        elif row.month < (now.year, now.month):
            found.setdefault(("month", *row.month), []).append(row)
    return sorted(found.values(), key=complete_at)


def complete_at(group: Sequence[Row]) -> datetime:
    """Return from when a group of rows is complete."""
    last = group[-1]
    if last.award is not None:
        return last.at
    return (last.at.replace(day=1) + MONTH).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def parts_shown(rows: Iterable[Row], label: Callable[[Row], str], now: datetime) -> dict[str, list[Row]]:
    """Return the parts of one sum as they may be shown, the others put together; nothing if none may.

    Each step is broken down by itself. Two looks at a part then differ by parts that passed: were the whole
    broken down anew, a part that had passed could grow by one company's figure.
    """
    found: dict[str, list[Row]] = {}
    for step in steps(rows, now):
        parts: dict[str, list[Row]] = {}
        for row in step:
            parts.setdefault(label(row), []).append(row)
        for name, own in (broken_down(parts) or {OTHER: step}).items():
            found.setdefault(name, []).extend(own)
    return found if found.keys() != {OTHER} else {}


def broken_down(parts: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Return the parts that pass, the others put together; none where that leaves nothing to compare.

    Whoever knows the whole knows what is left out of it, so the rest has to pass too: it takes in the
    smallest parts until it does.
    """
    shown = {label: rows for label, rows in parts.items() if passes(rows)}
    rest = [row for label, rows in parts.items() if label not in shown for row in rows]
    while rest and not passes(rest) and shown:
        smallest = min(shown, key=lambda label: abs(sum((row.before for row in shown[label]), ZERO)))
        rest += shown.pop(smallest)
    if not shown:
        return {}
    return {**shown, OTHER: rest} if rest else shown
