"""How the terms of a profile suit those of a need: place, availability, rate, experience."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from .facts import Need, Profile
from .result import Reason, Standing
from .weights import Weights

NOTHING, HALF, ALL = Fraction(0), Fraction(1, 2), Fraction(1)
LATE_DAYS = 30  # so much later still counts half
DEARER = Fraction(11, 10)  # a tenth above what can be paid still counts half

Judged = tuple[Fraction | None, str, str]


def term_reasons(need: Need, profile: Profile, weights: Weights) -> Iterator[Reason]:
    """Yield a reason for each term that the need sets."""
    judged: dict[str, Judged] = {}
    if need.regions:
        judged["place"] = place(need, profile)
    if need.starts is not None:
        judged["availability"] = availability(need, profile)
    if need.rate is not None and need.rate.high is not None:
        judged["rate"] = rate(need, profile)
    if need.experience is not None:
        judged["experience"] = experience(need, profile)
    for term, (near, asked, found) in judged.items():
        yield Reason(
            scheme=term,
            asked=asked,
            found=found,
            closeness=near or NOTHING,
            weight=weights.terms.get(term, ALL),
            standing=standing_of(near),
            is_must=term in need.musts,
        )


def standing_of(near: Fraction | None) -> Standing:
    """Return in a word how near something is; None is not known."""
    if near is None:
        return "unknown"
    return "matched" if near == 1 else "near" if near else "missing"


def place(need: Need, profile: Profile) -> Judged:
    """Wholly in the same region or both from afar; half for who would move; else not."""
    asked, found = ", ".join(sorted(need.regions)), ", ".join(sorted(profile.regions))
    if need.regions & profile.regions or (need.is_remote and profile.is_remote):
        return ALL, asked, found
    if profile.moves:
        return HALF, asked, found
    return (NOTHING if profile.regions else None), asked, found


def availability(need: Need, profile: Profile) -> Judged:
    """Wholly by the day it begins; half within a month after."""
    if need.starts is None or profile.available is None:
        return None, str(need.starts or ""), ""
    late = (profile.available - need.starts).days
    near = ALL if late <= 0 else HALF if late <= LATE_DAYS else NOTHING
    return near, need.starts.isoformat(), profile.available.isoformat()


def rate(need: Need, profile: Profile) -> Judged:
    """Wholly where the least asked can be paid; half up to a tenth above."""
    most = need.rate.high if need.rate else None
    least = profile.rate.low if profile.rate else None
    if most is None or least is None:
        return None, str(most or ""), ""
    near = ALL if least <= most else HALF if Fraction(least) <= Fraction(most) * DEARER else NOTHING
    return near, str(most), str(least)


def experience(need: Need, profile: Profile) -> Judged:
    """Wholly from what is asked on; half from half of it."""
    if need.experience is None or profile.experience is None:
        return None, str(need.experience or 0), ""
    enough = profile.experience >= need.experience
    near = ALL if enough else HALF if profile.experience * 2 >= need.experience else NOTHING
    return near, str(need.experience), str(profile.experience)
