"""Students and training places weighed against each other."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nadi.engine.matching import Asked, Fact, Match, Need, Profile, match
from nadi.registers.talents.matching import in_words, is_worth_a_look, notations_of, occupations
from nadi.registers.talents.models import StudentGroup, TrainingPlaces
from nadi.registers.talents.queries.placements import with_left
from nadi.web.localized import localized

Either = StudentGroup | TrainingPlaces


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Students or places that suit, how well, how many are left, and why."""

    row: Any
    left: int
    percent: Decimal
    has: list[str]
    lacks: list[str]


def places_that_suit(group: StudentGroup) -> list[Pair]:
    """Return the open places of the same kind that suit a group, the best first."""
    rows = with_left(TrainingPlaces.objects.filter(state="open", kind=group.kind))
    return pairs(group, [row for row in rows if overlap(group, row)], is_group=True)


def groups_that_suit(places: TrainingPlaces) -> list[Pair]:
    """Return the open groups of the same kind that suit training places, the best first."""
    rows = with_left(StudentGroup.objects.filter(state="open", kind=places.kind))
    return pairs(places, [row for row in rows if overlap(places, row)], is_group=False)


def overlap(one: Either, other: Either) -> bool:
    """Tell whether two periods have a day in common."""
    return one.starts <= other.ends and other.starts <= one.ends


def pairs(offered: Either, rows: list[Any], *, is_group: bool) -> list[Pair]:
    """Weigh rows against what is offered; a pair says the same from both sides."""
    notations = notations_of([offered.code, *(row.code for row in rows)])
    found = []
    for row in rows:
        students, places = (offered, row) if is_group else (row, offered)
        weighed = match(need=need_of(places, notations), profile=profile_of(students, notations))
        if is_worth_a_look(weighed) and row.number > row.taken:
            found.append((weighed, row))
    found.sort(key=lambda one: (-one[0].score, one[1].starts, one[1].uid))
    return [pair_of(weighed, row) for weighed, row in found]


def pair_of(weighed: Match, row: Any) -> Pair:
    """Return a pair with its reasons in words."""
    return Pair(
        row=row,
        left=row.number - row.taken,
        percent=Decimal(round(weighed.score * 100)),
        has=[in_words(one) for one in weighed.matched],
        lacks=[in_words(one) for one in weighed.missing],
    )


def occupation_of(offered: Either, notations: dict[str, str]) -> tuple[str, tuple[str, ...], str]:
    """Return code, path and words of what is learnt, in the reader's language where it is told in it."""
    words = localized(offered, "occupation")
    scheme = "esco-occupation" if offered.code in notations else "isco"
    [(code, path)] = occupations([(scheme, offered.code)], notations) if offered.code else [("", ())]
    return code, path, words


def need_of(places: Either, notations: dict[str, str]) -> Need:
    """Return training places as the engine reads them."""
    code, path, words = occupation_of(places, notations)
    asked = (Asked(scheme="occupation", code=code, path=path, words=words),)
    regions = frozenset({places.region} - {""})
    return Need(key=places.uid, asked=asked, regions=regions, text=places.terms, starts=places.starts)


def profile_of(group: Either, notations: dict[str, str]) -> Profile:
    """Return a group of students as the engine reads it."""
    code, path, words = occupation_of(group, notations)
    named = dict.fromkeys(one for one in (words, group.occupation, group.occupation_local) if one)
    facts = [Fact(scheme="occupation", code=code, path=path, words=one) for one in named]
    return Profile(
        key=group.uid,
        facts=tuple(facts),
        regions=frozenset({group.region} - {""}),
        text=group.terms,
        available=group.starts,
    )
