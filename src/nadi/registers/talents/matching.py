"""From rows to the engine's needs and profiles, and its reasons back to words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.places import REGIONS
from nadi.engine.matching import (
    Asked,
    Band,
    Fact,
    Match,
    Need,
    Profile,
    Ranked,
    Reason,
    rank_needs,
    rank_profiles,
)
from nadi.registers.classifications.models import Term
from nadi.registers.entries.languages import language_name
from nadi.registers.talents.coding import SKILL
from nadi.registers.talents.models import Candidate, Vacancy
from nadi.registers.talents.models.words import LanguageLevel, Level
from nadi.registers.talents.queries.candidates import visible_to
from nadi.registers.talents.queries.vacancies import public_vacancies
from nadi.web.access import Actor
from nadi.web.components import figures
from nadi.web.localized import localized

LEVELS = {level: number for number, level in enumerate(LanguageLevel.values, start=1)}
# Years that a level stands for where none are given.
YEARS = {Level.TRAINEE: 0, Level.JUNIOR: 1, Level.SKILLED: 3, Level.SENIOR: 6, Level.LEAD: 8}
# What is shown at all: see docs/algorithms/matching.md, “What is worth a look”.
LEAST = Fraction(1, 5)
OF_THE_WORK = ("occupation", "skill")
SHOWN = 20
LOOKED_AT = 2000  # rows: a page answers at once


@dataclass(frozen=True, kw_only=True)
class Suited:
    """A candidate or a vacancy that suits, how well, and why in words."""

    row: Candidate | Vacancy
    percent: Decimal
    has: Sequence[str]
    lacks: Sequence[str]


def candidates_for(actor: Actor, vacancy: Vacancy) -> list[Suited]:
    """Return the blind profiles that suit a vacancy, among those the reader may see."""
    rows = list(blind_rows(visible_to(actor).filter(state=Candidate.State.CURRENT)))
    notations = notations_of([*codes_of_vacancies([vacancy]), *codes_of_candidates(rows)])
    profiles = [profile_of(row, notations) for row in rows]
    found = better(rank_profiles(need=one, profiles=profiles) for one in needs_of(vacancy, notations))
    by_uid = {row.uid: row for row in rows}
    return [suited(by_uid[one.profile], one) for one in found[:SHOWN]]


def vacancies_for(candidate: Candidate) -> list[Suited]:
    """Return the vacancies that suit a candidate, among those for everybody."""
    rows = list(public_vacancies().order_by("-posted")[:LOOKED_AT])
    notations = notations_of([*codes_of_vacancies(rows), *codes_of_candidates([candidate])])
    profile = profile_of(candidate, notations)
    in_each = zip_longest(*(needs_of(row, notations) for row in rows))
    found = better(rank_needs(profile=profile, needs=filter(None, needs)) for needs in in_each)
    by_uid = {row.uid: row for row in rows}
    return [suited(by_uid[one.need], one) for one in found[:SHOWN]]


def blind_rows(rows: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Return candidates with their codes, the newest first, as many as one page can weigh."""
    return rows.prefetch_related("codings").order_by("-confirmed", "-pk")[:LOOKED_AT]


def codes_of_vacancies(rows: Iterable[Vacancy]) -> list[str]:
    """Return the ESCO occupations that these vacancies ask for."""
    return [one.code for row in rows for one in row.requirements.all() if one.scheme == "esco-occupation"]


def codes_of_candidates(rows: Iterable[Candidate]) -> list[str]:
    """Return the ESCO occupations of these candidates."""
    return [one.code for row in rows for one in row.codings.all() if one.scheme == "esco-occupation"]


def notations_of(codes: Iterable[str]) -> dict[str, str]:
    """Return the number in the tree of occupations (`7322.2`) that each code of ESCO has."""
    wanted = set(codes)
    rows = Term.objects.filter(scheme__kind="esco-occupation", scheme__is_in_use=True, code__in=wanted)
    return {one.code: one.notation or one.code for one in rows} if wanted else {}


def occupations(
    codes: Iterable[tuple[str, str]], notations: dict[str, str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return each occupation by its number with those above it: ESCO's stand under ISCO-08's."""
    found = []
    for scheme, code in codes:
        if scheme not in ("esco-occupation", "isco"):
            continue
        number = notations.get(code, code)
        above = number.split(".")
        path = [".".join(above[:length]) for length in range(len(above) - 1, 0, -1)]
        unit = above[0]
        if unit.isdigit():
            path += [unit[:length] for length in range(len(unit) - 1, 0, -1)]
        found.append((number, tuple(path)))
    return found


def profile_of(candidate: Candidate, notations: dict[str, str]) -> Profile:
    """Return a candidate as the engine reads it: blind, as everybody does."""
    has_wage = candidate.wage_from is not None or candidate.wage_to is not None
    return Profile(
        key=candidate.uid,
        facts=tuple(facts_of(candidate, notations)),
        text=" ".join(
            [candidate.occupation, candidate.occupation_local, candidate.summary, candidate.summary_local]
        ),
        regions=frozenset({candidate.region} - {""}),
        moves=candidate.will_move,
        is_remote=candidate.is_remote,
        available=candidate.available_from,
        rate=Band(low=candidate.wage_from, high=candidate.wage_to) if has_wage else None,
        experience=years_of(candidate),
    )


def facts_of(candidate: Candidate, notations: dict[str, str]) -> list[Fact]:
    """Return what a candidate can do: by codes, and by its words where there is no code."""
    codes = [(one.scheme, one.code) for one in candidate.codings.all()]
    named = [words for words in (candidate.occupation, candidate.occupation_local) if words.strip()]
    facts = [
        Fact(scheme="occupation", code=code, path=path, words=named[0] if named else "")
        for code, path in occupations(codes, notations)
    ] or [Fact(scheme="occupation", words=words) for words in named]
    facts += [Fact(scheme="skill", code=code) for scheme, code in codes if scheme == SKILL]
    facts += [Fact(scheme="skill", words=word) for word in candidate.skills if word.strip()]
    facts += [
        Fact(scheme="language", code=code, level=LEVELS.get(level, 0))
        for code, level in candidate.languages.items()
    ]
    return facts


def years_of(row: Candidate | Vacancy) -> int | None:
    """Return the years of experience: as said, or as many as the level stands for."""
    if row.years is not None:
        return row.years
    return YEARS.get(Level(row.level)) if row.level else None


def needs_of(vacancy: Vacancy, notations: dict[str, str]) -> list[Need]:
    """Return a vacancy as the engine reads it, once for each language its occupation is written in.

    The reader's own comes first: reasons are told in it where both are as good.
    """
    named = [vacancy.occupation or vacancy.title, vacancy.occupation_local or vacancy.title_local]
    named.sort(key=lambda words: words != localized(vacancy, "occupation"))
    found = [need_of(vacancy, notations, words) for words in dict.fromkeys(named) if words]
    return found if len({one.asked for one in found}) > 1 else found[:1]


def need_of(vacancy: Vacancy, notations: dict[str, str], words: str) -> Need:
    """Return a vacancy whose occupation is called by these words as the engine reads it."""
    has_wage = vacancy.wage_to is not None or vacancy.wage_from is not None
    return Need(
        key=vacancy.uid,
        asked=tuple(asked_by(vacancy, notations, words)),
        text=" ".join([vacancy.title, vacancy.title_local, vacancy.description, vacancy.description_local]),
        regions=frozenset({vacancy.region} - {""}),
        is_remote=vacancy.is_remote,
        starts=vacancy.starts or timezone.localdate(),
        rate=Band(high=vacancy.wage_to or vacancy.wage_from) if has_wage else None,
        experience=years_of(vacancy),
    )


def asked_by(vacancy: Vacancy, notations: dict[str, str], words: str) -> list[Asked]:
    """Return what somebody must or should be able to do: one occupation, skills, languages."""
    rows = list(vacancy.requirements.all())
    asked = [
        Asked(scheme="occupation", code=code, path=path, words=words)
        for code, path in occupations([(one.scheme, one.code) for one in rows], notations)[:1]
    ]
    if not asked and words:
        asked.append(Asked(scheme="occupation", words=words))
    asked += [
        Asked(scheme="skill", code=one.code, words=one.words, is_must=one.is_must)
        for one in rows
        if one.scheme == SKILL
    ]
    asked += [
        Asked(scheme="language", code=one.code, level=LEVELS.get(one.level, 0), is_must=one.is_must)
        for one in rows
        if one.scheme == "language"
    ]
    return asked


def better(rankings: Iterable[Ranked]) -> list[Match]:
    """Return the matches that are worth a look, each as it came out best, the best first."""
    best: dict[tuple[str, str], Match] = {}
    for one in (one for ranked in rankings for one in ranked.matches if is_worth_a_look(one)):
        pair = (one.need, one.profile)
        if pair not in best or (one.score, one.text) > (best[pair].score, best[pair].text):
            best[pair] = one
    return sorted(best.values(), key=lambda one: (-one.score, -one.text, one.need, one.profile))


def is_worth_a_look(found: Match) -> bool:
    """Tell whether a match is more than chance: something of the work itself, and no mere trace of it."""
    return found.score >= LEAST and any(one.scheme in OF_THE_WORK for one in found.matched)


def suited(row: Candidate | Vacancy, match: Match) -> Suited:
    """Return a match with its reasons in words."""
    percent = Decimal(round(match.score * 100))
    return Suited(
        row=row,
        percent=percent,
        has=[in_words(one) for one in match.matched],
        lacks=[in_words(one) for one in match.missing],
    )


def in_words(reason: Reason) -> str:
    """Return what one thing asked stands for, as a reader reads it."""
    kinds = {
        "occupation": _("occupation: %(what)s"),
        "skill": _("skill: %(what)s"),
        "language": _("language: %(what)s"),
        "place": _("place: %(what)s"),
        "availability": _("available by %(what)s"),
        "rate": _("wage up to %(what)s"),
        "experience": _("%(what)s years of experience"),
    }
    said = kinds.get(reason.scheme, "%(what)s") % {"what": asked_in_words(reason)}
    if reason.standing == "near":
        return _("%(what)s (in part)") % {"what": said}
    return _("%(what)s (not said)") % {"what": said} if reason.standing == "unknown" else said


def asked_in_words(reason: Reason) -> str:
    """Return what was asked: a day, an amount, a language or a region as this reader writes it."""
    if reason.scheme == "availability":
        return figures.day_text(date.fromisoformat(reason.asked))
    if reason.scheme == "rate":
        return figures.money_text(Decimal(reason.asked), settings.CURRENCY)
    if reason.scheme == "language":
        return language_name(reason.asked)
    names = dict(REGIONS) if reason.scheme == "place" else {}
    return str(names.get(reason.asked, reason.asked))
