"""Signs in opened bids that somebody should look at before an award; a sign is a question, not a verdict.

Prices are landed, per unit, in the pool's currency; shares are fractions. The limits are those of common
red-flag guides for tenders.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

UNDER_OTHERS, UNDER_NEXT, CLOSE = Decimal("0.40"), Decimal("0.30"), Decimal("0.01")


class Rule(StrEnum):
    """What a flag is raised by."""

    UNDER_OTHERS = "under_others"
    UNDER_NEXT = "under_next"
    IDENTICAL = "identical"
    SINGLE = "single"
    ONE_LEFT = "one_left"
    CLOSE = "close"


@dataclass(frozen=True, kw_only=True)
class Prices:
    """What each vendor asks for one line, or for all lines where `line` is empty."""

    line: str
    amounts: Mapping[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class Flag:
    """One sign: the rule, where, whom it is about, and the figures that raised it.

    `price` is compared with `against`; `share` is how far it lies below (or, when close, apart).
    """

    rule: Rule
    line: str = ""
    vendors: tuple[str, ...] = ()
    price: Decimal | None = None
    against: Decimal | None = None
    share: Decimal | None = None


def flags(*, prices: Sequence[Prices], valid: int, disqualified: int) -> tuple[Flag, ...]:
    """Return every sign: of the whole tender first, then of the totals and lines in the order given."""
    if min(valid, disqualified) < 0:
        raise ValueError("There cannot be fewer than no bids.")
    found = list(of_the_tender(valid, disqualified))
    for one in prices:
        found.extend(of_prices(one))
    return tuple(found)


def of_the_tender(valid: int, disqualified: int) -> Iterable[Flag]:
    """Tell whether anybody competed."""
    if valid + disqualified == 1:
        yield Flag(rule=Rule.SINGLE)
    if valid == 1 and disqualified:
        yield Flag(rule=Rule.ONE_LEFT)


def of_prices(prices: Prices) -> Iterable[Flag]:
    """Return the signs in one set of prices, the lowest first."""
    ranked = sorted(prices.amounts.items(), key=lambda one: (one[1], one[0]))
    if any(amount < 0 for _vendor, amount in ranked):
        raise ValueError("A price is not negative.")
    yield from far_under_others(prices.line, ranked)
    if len(ranked) > 1:
        yield from lowest_and_next(prices.line, ranked)
    yield from identical(prices.line, ranked)


def far_under_others(line: str, ranked: Sequence[tuple[str, Decimal]]) -> Iterable[Flag]:
    """Flag whoever asks at least 40 % less than the others do on average, where there are two others."""
    if len(ranked) < 3:
        return
    total = sum((amount for _vendor, amount in ranked), Decimal(0))
    for vendor, amount in ranked:
        mean = (total - amount) / (len(ranked) - 1)
        if mean and 1 - amount / mean >= UNDER_OTHERS:
            share = 1 - amount / mean
            yield Flag(
                rule=Rule.UNDER_OTHERS, line=line, vendors=(vendor,), price=amount, against=mean, share=share
            )


def lowest_and_next(line: str, ranked: Sequence[tuple[str, Decimal]]) -> Iterable[Flag]:
    """Flag a lowest price 30 % or more below the next, or within 1 % of it and not the same."""
    (lowest, price), (following, above) = ranked[:2]
    if not above or price == above:
        return
    if (share := 1 - price / above) >= UNDER_NEXT:
        yield Flag(
            rule=Rule.UNDER_NEXT, line=line, vendors=(lowest,), price=price, against=above, share=share
        )
    if price and (apart := above / price - 1) <= CLOSE:
        vendors = (lowest, following)
        yield Flag(rule=Rule.CLOSE, line=line, vendors=vendors, price=price, against=above, share=apart)


def identical(line: str, ranked: Sequence[tuple[str, Decimal]]) -> Iterable[Flag]:
    """Flag vendors that ask exactly the same."""
    by_price: dict[Decimal, list[str]] = {}
    for vendor, amount in ranked:
        by_price.setdefault(amount, []).append(vendor)
    for amount, vendors in by_price.items():
        if len(vendors) > 1:
            yield Flag(rule=Rule.IDENTICAL, line=line, vendors=tuple(vendors), price=amount)
