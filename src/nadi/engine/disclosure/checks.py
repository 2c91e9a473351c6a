"""The primary rules, one function each, in exact arithmetic.

Source: Hundepool et al., Handbook on Statistical Disclosure Control, 2nd edition, chapter 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from .result import Disclosed, Finding
from .rules import Contribution, Dominance, Rules

Amounts = Sequence[Fraction]


def check_total(*, contributions: Iterable[Contribution], rules: Rules) -> Disclosed:
    """Return the total of the contributions, in their unit, or the rules that forbid showing it.

    Raises ValueError for a negative or infinite contribution (already when it is made).
    """
    per_holding: defaultdict[str, Fraction] = defaultdict(Fraction)
    total = Decimal(0)
    for contribution in contributions:
        per_holding[contribution.holding] += Fraction(contribution.amount)
        total += contribution.amount
    amounts = sorted((amount for amount in per_holding.values() if amount), reverse=True)
    broken = tuple(broken_rules(amounts, rules))
    return Disclosed(total=None if broken else total, broken=broken)


def broken_rules(amounts: Amounts, rules: Rules) -> Iterator[Finding]:
    """Try every rule, the plainest to explain first."""
    if len(amounts) < rules.minimum_frequency:
        yield Finding(
            rule="minimum_frequency",
            text=f"Fewer than {rules.minimum_frequency} companies contribute.",
            parameters={"minimum": str(rules.minimum_frequency)},
        )
    if not amounts:
        return
    if rules.largest_share is not None:
        yield from largest_share(amounts, rules.largest_share)
    if rules.p_percent is not None:
        yield from p_percent(amounts, rules.p_percent)
    if rules.dominance is not None:
        yield from dominance(amounts, rules.dominance)


def largest_share(amounts: Amounts, percent: Decimal) -> Iterator[Finding]:
    """x1 > percent of X: one company would be looked at, not the group."""
    if is_above(amounts[0], percent, sum(amounts)):
        yield Finding(
            rule="largest_share",
            text=f"One company makes up more than {percent} % of the total.",
            parameters={"percent": str(percent)},
            required_upper_bound=amounts[0] * 100 / Fraction(percent),
        )


def p_percent(amounts: Amounts, percent: Decimal) -> Iterator[Finding]:
    """X − x1 − x2 < p % of x1: the second largest could estimate the largest too closely."""
    first = amounts[0]
    second = amounts[1] if len(amounts) > 1 else Fraction(0)
    margin = first * Fraction(percent) / 100
    if sum(amounts) - first - second < margin:
        yield Finding(
            rule="p_percent",
            text=f"One company could work out another's figure to within {percent} %.",
            parameters={"percent": str(percent)},
            required_upper_bound=first + second + margin,
        )


def dominance(amounts: Amounts, rule: Dominance) -> Iterator[Finding]:
    """x1 + … + xn > k % of X: the largest few are nearly the whole."""
    largest = sum(amounts[: rule.largest], Fraction(0))
    if is_above(largest, rule.percent, sum(amounts)):
        yield Finding(
            rule="dominance",
            text=f"The {rule.largest} largest make up more than {rule.percent} % of the total.",
            parameters={"largest": str(rule.largest), "percent": str(rule.percent)},
            required_upper_bound=largest * 100 / Fraction(rule.percent),
        )


def is_above(part: Fraction, percent: Decimal, whole: Fraction | int) -> bool:
    """Tell whether a part is more than the percentage of the whole."""
    return part * 100 > Fraction(percent) * whole
