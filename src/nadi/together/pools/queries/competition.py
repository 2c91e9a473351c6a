"""How much of a market the members have together: what was checked, what is missing, what is too much."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.conf import settings

from nadi.together.pools.models import CompetitionCheck, Demand, Line, Pool
from nadi.together.pools.queries.pools import visible_to
from nadi.web.access import Actor
from nadi.web.localized import localized

DIGITS_OF_A_CATEGORY = 8


class Level(StrEnum):
    """What the combined shares of a category mean for opening."""

    MISSING = "missing"
    CLEAR = "clear"
    NOTICE = "notice"
    ABOVE = "above"
    SIGNED_OFF = "signed_off"


@dataclass(frozen=True, kw_only=True)
class CategoryState:
    """A category of the pool, the lines in it, and what its check says."""

    category: str
    lines: tuple[str, ...]
    check: CompetitionCheck | None
    level: Level

    @property
    def is_cleared(self) -> bool:
        return self.level in {Level.CLEAR, Level.NOTICE, Level.SIGNED_OFF}


@dataclass(frozen=True, kw_only=True)
class CompetitionState:
    """The check of a whole pool, category by category."""

    categories: tuple[CategoryState, ...]
    uncategorised: tuple[str, ...]

    @property
    def missing(self) -> tuple[CategoryState, ...]:
        return tuple(one for one in self.categories if one.level == Level.MISSING)

    @property
    def above(self) -> tuple[CategoryState, ...]:
        return tuple(one for one in self.categories if one.level == Level.ABOVE)

    @property
    def is_cleared(self) -> bool:
        return not self.uncategorised and all(one.is_cleared for one in self.categories)


def category_of(pool: Pool, line: Line) -> str:
    """Return the category a line is checked in: its own or the pool's, without the check digit."""
    return (line.category or pool.category)[:DIGITS_OF_A_CATEGORY]


def competition_state(pool: Pool) -> CompetitionState:
    """Return what the competition check of a pool says about each category of its lines."""
    lines = list(pool.lines.order_by("position"))
    by_category: dict[str, list[str]] = {}
    for line in lines:
        by_category.setdefault(category_of(pool, line), []).append(localized(line))
    uncategorised = tuple(by_category.pop("", []))
    checks = {check.category: check for check in pool.competition_checks.all()}
    return CompetitionState(
        categories=tuple(
            CategoryState(
                category=category, lines=tuple(names), check=checks.get(category), level=level_of(found)
            )
            for category, names in sorted(by_category.items())
            for found in [checks.get(category)]
        ),
        uncategorised=uncategorised,
    )


def level_of(check: CompetitionCheck | None) -> Level:
    """Judge one check by the larger of its two shares; exactly the limit is still below it."""
    if check is None:
        return Level.MISSING
    share = max(check.purchasing_share, check.selling_share)
    if share > Decimal(settings.COMPETITION_LIMIT):
        return Level.SIGNED_OFF if check.signed_off else Level.ABOVE
    return Level.NOTICE if share >= Decimal(settings.COMPETITION_NOTICE) else Level.CLEAR


def uncleared(pool: Pool, categories: Iterable[str]) -> list[str]:
    """Return which of these categories have no check that lets the pool open."""
    wanted = {category[:DIGITS_OF_A_CATEGORY] for category in categories if category}
    checks = pool.competition_checks.filter(category__in=wanted)
    cleared = {one.category for one in checks if level_of(one) not in {Level.MISSING, Level.ABOVE}}
    return sorted(wanted - cleared)


def check_seen_by(actor: Actor, uid: str) -> CompetitionCheck | None:
    """Return a check, if this reader sees its pool."""
    found = CompetitionCheck.objects.select_related("pool", "sign_off_file").filter(uid=uid)
    return found.filter(pool__in=visible_to(actor)).first()


@dataclass(frozen=True, kw_only=True)
class PooledSpend:
    """What members spend on one category through the pool at today's prices, and their costs in a year."""

    category: str
    spend: Decimal
    costs: Decimal

    @property
    def share(self) -> Decimal:
        return self.spend / self.costs

    @property
    def is_large(self) -> bool:
        return self.share * 100 >= Decimal(settings.SPEND_NOTICE)


def pooled_spend(pool: Pool, demands: Iterable[Demand]) -> list[PooledSpend]:
    """Return the pooled spend of each category whose members' costs were asked; demand without a price is 0.

    Where much of what members' goods cost is bought together, they can guess each other's prices from
    their own (Guidelines on horizontal co-operation 2023, chapter 4).
    """
    costs = {one.category: one.members_costs for one in pool.competition_checks.all()}
    spend: dict[str, Decimal] = {}
    for demand in demands:
        category = category_of(pool, demand.line)
        spend[category] = spend.get(category, Decimal(0)) + demand.quantity * (demand.baseline or 0)
    return [
        PooledSpend(category=category, spend=amount, costs=known)
        for category, amount in sorted(spend.items())
        if (known := costs.get(category))
    ]
