"""Who may try to work out what, and how unsure they must be left.

Source: Hundepool et al., Handbook on Statistical Disclosure Control, 2nd edition, chapter 4 (protection
levels, the attack of a single contributor).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from .checks import check_total
from .system import Parts, System


@dataclass(frozen=True, kw_only=True)
class Attack:
    """One question to the audit: can `place` be thought `amount` above (`sign` 1) or below (−1) its value?

    `holding` is who asks, knowing its own figures; None knows only what is shown. `amount` is in units of
    1/`one`.
    """

    place: int
    sign: int
    amount: int
    holding: str | None = None


@dataclass(frozen=True, kw_only=True)
class Target:
    """A sum that must not be worked out: a forbidden place, or what is hidden of a hidden margin.

    Both move as `place` moves; `parts` are the contributions to the sum, `hidden` the places it is made of.
    """

    place: int
    parts: Parts
    hidden: frozenset[int] = frozenset()


def attacks_on(system: System, target: Target, holding: str | None = None) -> Iterator[Attack]:
    """Yield what an outsider, or a holding, must be left unsure of; nothing where all of it is its own."""
    if holding is not None and target.parts.keys() <= {holding}:
        return
    total = sum(map(abs, target.parts.values()))
    own = abs(target.parts.get(holding, 0)) if holding is not None else 0
    above = max(ceil(upper_bound(system, target.parts, holding)) - total, system.one)
    below = system.one if target.place in system.signed else min(system.one, total - own)
    yield Attack(place=target.place, sign=1, amount=above, holding=holding)
    if below:
        yield Attack(place=target.place, sign=-1, amount=below, holding=holding)


def upper_bound(system: System, parts: Parts, holding: str | None) -> Fraction:
    """Return up to where the sum must be possible, in units of 1/`one`.

    For an outsider it is what the broken rules require. A holding that contributes itself subtracts its own
    figure and must not estimate the largest of the others to within p %.
    """
    if holding is None:
        found = check_total(contributions=system.contributions(parts), rules=system.rules).broken
        bounds = [one.required_upper_bound for one in found if one.required_upper_bound is not None]
        return max(bounds, default=Fraction(0)) * system.one
    largest = max(abs(amount) for other, amount in parts.items() if other != holding)
    more = Fraction(system.rules.p_percent or 0) / 100
    return abs(parts.get(holding, 0)) + largest * (1 + more)
