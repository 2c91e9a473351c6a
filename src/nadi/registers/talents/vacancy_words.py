"""A vacancy in words, and who applied, as the reader may know."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nadi.registers.classifications.models import Term
from nadi.registers.talents.coding import OCCUPATION_KINDS, SKILL
from nadi.registers.talents.lists import firms_of
from nadi.registers.talents.models import Application, Requirement, Vacancy, VacancyFirm
from nadi.registers.talents.queries.vacancies import applications_of, firm_in, people_wanted
from nadi.registers.talents.words import band, languages_in_words, town_in_words, who, years_in_words
from nadi.web.access import Actor
from nadi.web.localized import is_local, localized


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """Somebody who applied: blind, or with who it is where the firm was named to the candidate."""

    application: Application
    title: str
    who: list[tuple[str, Any]]
    has_file: bool


def applicants(actor: Actor, vacancy: Vacancy) -> list[Applicant]:
    """Return who applied, as the reader's firm may know them."""
    shown = Application.shown_to.through.objects.filter(organisation=actor.organisation_id)
    known = set(shown.filter(application__vacancy=vacancy).values_list("application_id", flat=True))
    found = []
    for one in applications_of(actor, vacancy):
        is_known = one.pk in known
        identity = one.candidate.identity
        found.append(
            Applicant(
                application=one,
                title=localized(one.candidate),
                who=who(identity) if is_known else [],
                has_file=is_known and identity.cv_id is not None,
            )
        )
    return found


def own_part(actor: Actor, vacancy: Vacancy) -> VacancyFirm | None:
    """Return the part of the reader's firm."""
    return firm_in(actor, vacancy) if actor.organisation_id else None


def facts_of_vacancy(vacancy: Vacancy, *, for_office: bool = False) -> list[tuple[str, Any]]:
    """Return what a vacancy says, the empty ones left out."""
    rows = list(vacancy.requirements.all())
    skills = [one for one in rows if one.scheme == SKILL]
    languages = {one.code: one.level for one in rows if one.scheme == "language"}
    place = (town_in_words(vacancy.town), vacancy.get_region_display())
    count = people_wanted(vacancy, for_office=for_office)
    firms = len(vacancy.firms.all())
    pairs = [
        (_("Company"), firms_of(vacancy)),
        (_("Companies together"), str(firms) if firms > 1 else ""),
        (_("Kind"), vacancy.get_kind_display()),
        (_("Occupation"), occupation_of(vacancy, rows)),
        (_("People wanted"), str(count) if count else ""),
        (_("Needed"), ", ".join(one.words for one in skills if one.is_must)),
        (_("Useful"), ", ".join(one.words for one in skills if not one.is_must)),
        (_("Languages"), languages_in_words(languages)),
        (_("Level"), vacancy.get_level_display()),
        (_("Experience, at least"), years_in_words(vacancy.years)),
        (_("Place"), ", ".join(str(one) for one in place if one)),
        (_("From afar"), _("yes") if vacancy.is_remote else ""),
        (_("Wage a month"), band(vacancy.wage_from, vacancy.wage_to, vacancy.currency)),
        (_("Begins"), date_format(vacancy.starts) if vacancy.starts else ""),
        (_("Open until"), date_format(vacancy.open_until)),
    ]
    return [(term, value) for term, value in pairs if value]


def occupation_of(vacancy: Vacancy, rows: list[Requirement]) -> str:
    """Return the occupation in the reader's language: as it was typed, else as a classification calls it."""
    own = vacancy.occupation_local if is_local() else vacancy.occupation
    return own or occupation_title(rows) or localized(vacancy, "occupation")


def occupation_title(rows: list[Requirement]) -> str:
    """Return what a classification calls the occupation in the reader's language, or nothing."""
    coded = {one.scheme: one.code for one in rows if one.scheme in OCCUPATION_KINDS}
    for scheme in OCCUPATION_KINDS:
        if scheme in coded and (title := title_in_language(scheme, coded[scheme])):
            return title
    return ""


def title_in_language(kind: str, code: str) -> str:
    """Return a code's title in the reader's own language, or nothing."""
    row = Term.objects.filter(scheme__kind=kind, scheme__is_in_use=True, code=code).first()
    return (row.title_local if is_local() else row.title) if row else ""
