"""Whether small members gain by a rule of sharing as the others do; for the office alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nadi.together.pools.sharing.page import MemberRow
from nadi.web.localized import localized

ZERO = Decimal(0)
# A member is small below this part of what all would pay alone, and is left behind when it saves less than
# this part of what all save together.
SMALL, LEFT_BEHIND = Decimal("0.05"), Decimal("0.5")


@dataclass(frozen=True, kw_only=True)
class SmallMembers:
    """How the small members fare under one rule."""

    title: str
    small: int
    least: Decimal
    mean: Decimal
    behind: tuple[str, ...]


def small_members(method: str, title: str, rows: Sequence[MemberRow]) -> SmallMembers | None:
    """Return how small members fare; None where nobody is small or the rule has no answer."""
    given = [(row, row.amounts[method]) for row in rows if method in row.amounts and row.alone > 0]
    alone = sum((row.alone for row, _amount in given), ZERO)
    small = [(row, amount) for row, amount in given if row.alone < SMALL * alone]
    if not small:
        return None
    mean = (alone - sum((amount for _row, amount in given), ZERO)) / alone
    saved = {localized(row.company): (row.alone - amount) / row.alone for row, amount in small}
    return SmallMembers(
        title=title,
        small=len(small),
        least=min(saved.values()),
        mean=mean,
        behind=tuple(sorted(name for name, part in saved.items() if part < LEFT_BEHIND * mean)),
    )
