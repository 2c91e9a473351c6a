"""What a member may take home: the numbers that lead to its share, and nobody else's.

A pooled total stands in a receipt only if it passes disclosure control; otherwise the same sum is given with
the price or the rate alone, in no more digits than the share itself gives away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from nadi.engine import sharing
from nadi.engine.disclosure import Contribution, check_total
from nadi.engine.sharing.receipt import receipt, receipt_document
from nadi.engine.sharing.working import LineWorking, Working, evaluate
from nadi.together.pools.evaluation.problem import Opened
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES

ZERO, ONE = Decimal(0), Decimal(1)
MOST_DIGITS = 10


@dataclass(frozen=True, kw_only=True)
class Showable:
    """Which pooled figures members may see: totals of lines, and sums over what all would pay alone."""

    lines: frozenset[str]
    sums: bool


def showable(opened: Opened, alone: Mapping[str, Decimal]) -> Showable:
    """Ask disclosure control about each line's total as it was frozen, and about the sums over members."""
    lines = frozenset(
        line.id for line in opened.problem.lines if opened.lines[line.id].shown_quantity == line.quantity
    )
    holdings = {
        uid: part.organisation.holding or part.organisation.uid for uid, part in opened.participations.items()
    }
    given = [Contribution(holding=holdings[uid], amount=amount) for uid, amount in alone.items()]
    return Showable(lines=lines, sums=check_total(contributions=given, rules=RULES_FOR_VOLUMES).is_shown)


def receipt_for(shares: sharing.Shares, member: str, opened: Opened, allowed: Showable) -> dict[str, Any]:
    """Return one member's receipt as data that `./nadi share` reads back; lines carry their names."""
    whole = receipt(shares, member)
    working = guarded(whole.working, allowed, whole.share, whole.alone)
    names = {line.id: line.name for line in opened.problem.lines}
    own = [replace(line, line=names[line.line]) for line in working.lines if line.quantity]
    name = opened.participations[member].organisation
    given = replace(whole, member=name.name or name.name_local, working=replace(working, lines=tuple(own)))
    return receipt_document(given)


def guarded(working: Working, allowed: Showable, share: Decimal, alone: Decimal) -> Working:
    """Return the working without any total that must be kept back."""
    if working.formula == "unit_prices":
        return replace(working, lines=tuple(guarded_line(line, allowed) for line in working.lines))
    if allowed.sums:
        return working
    if working.formula == "proportion":
        return rate_alone(working)
    return Working(formula="between", numbers={"alone": alone, "share": share})


def guarded_line(line: LineWorking, allowed: Showable) -> LineWorking:
    """Return a line of an equal-price sum with the pool's totals, or with the price alone."""
    if line.line in allowed.lines or not line.quantity:
        return line
    price = Fraction(line.pool_amount) / Fraction(line.pool_quantity)
    return replace(line, pool_amount=shortest(price, line.quantity), pool_quantity=ONE)


def rate_alone(working: Working) -> Working:
    """Return a proportional sum as own cost × rate, without the sums over all members."""
    own = working.numbers["own"]
    rate = evaluate(working) / Fraction(own) if own else Fraction(0)
    return replace(working, numbers={"total": shortest(rate, own), "own": own, "all": ONE})


def shortest(value: Fraction, times: Decimal) -> Decimal:
    """Return a factor in as few digits as give the product to the cent: more would tell of the pool."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    for digits in range(2, MOST_DIGITS):
        rounded = exact.quantize(ONE.scaleb(-digits), ROUND_HALF_UP)
        if abs(Fraction(rounded) - value) * Fraction(times) < Fraction(1, 200):
            return rounded
    return exact.quantize(ONE.scaleb(-MOST_DIGITS), ROUND_HALF_UP)
