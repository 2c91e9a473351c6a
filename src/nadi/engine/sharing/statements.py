"""Sentences as data: a key and parameters for translation, and the English text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# Schotanus (2005): with p(q) = a + s/√q and the others fixed, a member's own gain under an equal price
# peaks at this part of the pool, (3 − √5)/2.
LARGE_MEMBER = (3 - 5**0.5) / 2

TEXTS = {
    "alone.nobody": "No company pays more than it would alone.",
    "alone.some": "{count} of {of} companies pay more than they would alone: {who}.",
    "alone.nobody.gain": "No company gets less than it would alone.",
    "alone.some.gain": "{count} of {of} companies get less than they would alone: {who}.",
    "group.none": "No group of companies could do better by leaving: all {tested} groups were compared.",
    "group.none.single": "There is only one company, so there is no group that could leave.",
    "group.none.proven": "No group of companies could do better by leaving: proven for all {tested} groups.",
    "group.none.tested": "No better-off group among the {tested} tested.",
    "group.found": "The group {who} could do better by leaving, by {excess} in all.",
    "core.empty": (
        "No division of this total could satisfy every group (the core is empty). "
        "At best the most aggrieved group could still do better by {epsilon} (the least core)."
    ),
    "core.empty.unproven": (
        "In this search no division satisfied every group; the core seems to be empty. "
        "At best the most aggrieved group met could still do better by {epsilon}."
    ),
    "core.other": "Another division of the same total would satisfy every group; the nucleolus is one.",
    "core.rounding": (
        "Rounding to {unit} moves one group past its own cost by {excess}; unrounded, none is."
    ),
    "large_member": (
        "{who} takes {percent} % of the pool. Under one price for all, a member's own gain starts to fall "
        "once it takes more than 38.2 % (Schotanus 2005): it may find the pool unkind."
    ),
    "least_core.used": (
        "The core is empty, so the division is taken from the least core: "
        "no group's complaint exceeds {epsilon}."
    ),
    "least_core.slack": "Every group stays at least {epsilon} below its own cost: the most that can be had.",
    "least_core.nucleolus": (
        "Relative savings are undefined where somebody's stand-alone value is not positive, "
        "so of the least core the nucleolus is taken."
    ),
    "difference": "Two members' relative savings differ by at most {percent} percentage points.",
    "sampled": "Estimated from {orders} orders of joining (seed {seed}), with 95 % intervals.",
    "unproven": "Aggrieved groups were searched, not proven: this division may not be the exact one.",
    "closed": "The costs come from a heuristic: no group is counted dearer than its cheapest parts.",
    "not_closed": (
        "The costs come from a heuristic and are too many to be closed: "
        "a group may look dearer than its parts."
    ),
    "total.rounded": "The total {total} is rounded to {rounded}.",
}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A sentence: `key` under “sharing.” and `parameters` for translation, `text` in English."""

    key: str
    parameters: Mapping[str, str]
    text: str


def say(key: str, **parameters: object) -> Statement:
    """The sentence of a key with its parameters filled in."""
    words = {name: str(value) for name, value in parameters.items()}
    return Statement(key=f"sharing.{key}", parameters=words, text=TEXTS[key].format(**words))


def money(value: Fraction, unit: Decimal) -> Decimal:
    """The amount rounded half up to the smallest coin."""
    coins = value / Fraction(unit)
    sign = -1 if coins < 0 else 1
    whole = int(abs(coins) + Fraction(1, 2))
    return (unit * whole * sign).quantize(unit)


def decimal(value: Fraction, places: int = 10) -> Decimal:
    """A fraction as a decimal of at most `places` places, half up, without trailing zeros."""
    scaled = money(value, Decimal(1).scaleb(-places))
    plain = scaled.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain


def percent(part: Fraction, whole: Fraction) -> Decimal | None:
    """Part of the whole in per cent, two places; None of nothing."""
    if not whole:
        return None
    return decimal(part * 100 / whole, 6).quantize(Decimal("0.01"), ROUND_HALF_UP)


def listed(names: Sequence[str]) -> str:
    """Names as words: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
