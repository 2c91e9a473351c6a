"""The score of a need and a profile, and rankings in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from .closeness import name_of, nearest, text_closeness
from .facts import Asked, Need, Profile
from .result import Match, Ranked, Reason
from .terms import standing_of, term_reasons
from .weights import STANDARD, Weights


def match(*, need: Need, profile: Profile, weights: Weights = STANDARD) -> Match:
    """Return how well a profile suits a need: Σ weight · closeness / Σ weight over all that is asked.

    The score is exact and in [0, 1]; a need that asks nothing scores 0. The denominator hangs on the need
    alone, so a further fact of the profile never lowers the score.
    """
    reasons = (*fact_reasons(need, profile, weights), *term_reasons(need, profile, weights))
    whole = sum((one.weight for one in reasons), Fraction(0))
    reached = sum((one.weight * one.closeness for one in reasons), Fraction(0))
    return Match(
        need=need.key,
        profile=profile.key,
        score=reached / whole if whole else Fraction(0),
        text=text_closeness(need.text, profile.text),
        reasons=reasons,
    )


def fact_reasons(need: Need, profile: Profile, weights: Weights) -> Iterator[Reason]:
    """Yield a reason for each thing asked, the musts first, then by scheme and name."""
    for asked in sorted(set(need.asked), key=order_of):
        near, found = nearest(asked, profile.facts, weights)
        standing = standing_of(near)
        if asked.is_must:
            standing = "matched" if near >= weights.must_at else "missing"
        yield Reason(
            scheme=asked.scheme,
            asked=name_of(asked),
            found=name_of(found) if found else "",
            closeness=near,
            weight=weights.of(asked.scheme),
            standing=standing,
            is_must=asked.is_must,
        )


def order_of(asked: Asked) -> tuple[bool, str, str, int]:
    """Return where a thing asked stands among the reasons, whatever order it came in."""
    return (not asked.is_must, asked.scheme, name_of(asked), asked.level)


def rank_profiles(*, need: Need, profiles: Iterable[Profile], weights: Weights = STANDARD) -> Ranked:
    """Return the profiles that suit a need, the best first; ValueError where two share a key."""
    found = [match(need=need, profile=profile, weights=weights) for profile in profiles]
    refuse_twins([one.profile for one in found])
    return ranked(found, [one.profile for one in found])


def rank_needs(*, profile: Profile, needs: Iterable[Need], weights: Weights = STANDARD) -> Ranked:
    """Return the needs that suit a profile, the best first; ValueError where two share a key."""
    found = [match(need=need, profile=profile, weights=weights) for need in needs]
    refuse_twins([one.need for one in found])
    return ranked(found, [one.need for one in found])


def ranked(found: Sequence[Match], keys: Sequence[str]) -> Ranked:
    """Sort by score, shared words, key; leave out what shares nothing, and set apart what a must excludes."""
    pairs = sorted(zip(keys, found, strict=True), key=lambda pair: (-pair[1].score, -pair[1].text, pair[0]))
    return Ranked(
        matches=tuple(one for _key, one in pairs if not one.excluded and (one.score or one.text)),
        excluded=tuple(one for _key, one in sorted(pairs, key=lambda pair: pair[0]) if one.excluded),
    )


def refuse_twins(keys: Sequence[str]) -> None:
    """Refuse two of the same key: a reader could not tell them apart."""
    twice = sorted(key for key, times in Counter(keys).items() if times > 1)
    if twice:
        raise ValueError(f"Keys must differ; given twice: {', '.join(twice)}.")
