"""How alike two portraits are, 0 to 100, and why."""

from collections.abc import Hashable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from nadi.registers.imports.duplicates.portraits import Portrait

SAME_NUMBER = 100
OTHER_NUMBER = 40
SAME_HOST, SAME_MAIL_HOST, SAME_TOWN = 16, 8, 4
OTHER_HOST, OTHER_TOWN, OTHER_COUNTRY = 12, 8, 25
TOWN_ALIKE = 80
LEAST_NAME = 72
CERTAIN = 95
WORTH_ASKING = 80


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """One thing that may be the same: its key, the score, and what speaks for it."""

    key: Hashable
    score: int
    why: tuple[str, ...]


def name_score(one: Portrait, other: Portrait) -> float:
    """Return how alike the best pair of names is; short names must agree more."""
    best = 0.0
    for left in one.names:
        for right in other.names:
            if left == right:
                return 100.0
            ratio = fuzz.ratio(left, right)
            if min(len(left), len(right)) >= 6:
                ratio = max(ratio, 100 * JaroWinkler.similarity(left, right, prefix_weight=0.05) - 4)
            if differ_in_digits(left, right):
                ratio -= 15
            best = max(best, ratio if min(len(left), len(right)) >= 5 else ratio - 12)
    return best


def differ_in_digits(left: str, right: str) -> bool:
    """Tell whether the figures in two names differ: hall 1 is not hall 2."""
    if left.isalpha() and right.isalpha():
        return False
    return [sign for sign in left if sign.isdigit()] != [sign for sign in right if sign.isdigit()]


def score(one: Portrait, other: Portrait) -> tuple[int, tuple[str, ...]]:
    """Return how surely two portraits show the same thing, and what speaks for it."""
    if one.number and other.number:
        if one.number == other.number and not (
            one.country and other.country and one.country != other.country
        ):
            return SAME_NUMBER, ("number",)
        return min(OTHER_NUMBER, int(name_score(one, other))), ()
    if are_apart(one, other):
        return min(OTHER_NUMBER, int(name_score(one, other))), ()
    name = name_score(one, other)
    if name < LEAST_NAME and not (one.host and one.host == other.host and name >= LEAST_NAME - 17):
        return int(name * 0.8), ()
    total, why = name, ["name"]
    for bonus, malus, here, there, word in (
        (SAME_HOST, OTHER_HOST, one.host, other.host, "website"),
        (SAME_MAIL_HOST, 0, one.mail_host, other.mail_host, "email"),
        (0, OTHER_COUNTRY, one.country, other.country, "country"),
    ):
        if here and there:
            total += bonus if here == there else -malus
            why += [word] if here == there else []
    if one.town and other.town:
        is_same = (
            one.town in other.town or other.town in one.town or fuzz.ratio(one.town, other.town) >= TOWN_ALIKE
        )
        total += SAME_TOWN if is_same else -OTHER_TOWN
        why += ["town"] if is_same else []
    return max(0, min(99, round(total))), tuple(why)


def are_apart(one: Portrait, other: Portrait) -> bool:
    """Tell whether one source numbers them as two, or they happen at different times."""
    if one.source == other.source and one.source_number and other.source_number:
        return one.source_number != other.source_number
    if one.when and other.when:
        return not (one.when.startswith(other.when) or other.when.startswith(one.when))
    return False
