"""What files can bring to talents: candidates who consented on paper, and vacancies.

A résumé (JSON Resume, Europass XML) fills in the form of a candidate: `talents.formats` reads it into values
by the names of `CANDIDATE_FIELDS`. Where a résumé has more than one of something the value is a list:

    skills     ["ISO 22000", "migration testing"]
    languages  {"ka": "native", "en": "B2"}: ISO 639-1, and a level of the European framework or `native`
    employers  [{"employer": "Example Dairy LLC", "what": "Team leader", "years": 6}], newest first
    name, name_local  the whole name, by its alphabet; summary, summary_local likewise; birth_year a number;
    years      all years of experience together; education one of `Education`; isco ["2141"]
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.places import REGIONS
from nadi.registers.imports.targets import Field, Target, Written
from nadi.registers.talents.actions.entering import enter_for_candidate
from nadi.registers.talents.actions.vacancies import Wanted, change_vacancy, post_vacancy
from nadi.registers.talents.formats import FORMATS
from nadi.registers.talents.keepers import CandidateKeeper, VacancyKeeper, number_of
from nadi.registers.talents.models import Vacancy
from nadi.registers.talents.models.words import Education, Kind, Level
from nadi.registers.talents.written import languages_in, lines_in
from nadi.web.access import Actor, Refused

__all__ = ["CANDIDATE_FIELDS", "FORMATS", "TARGETS"]

CANDIDATE_FIELDS = (
    Field(name="name", label=_("Name in Latin letters"), aliases=("name", "full name", "candidate")),
    Field(
        name="name_local", label=_("Name in Georgian letters"), aliases=("სახელი", "სახელი გვარი", "name ka")
    ),
    Field(name="email", label=_("E-mail"), kind="email", aliases=("mail", "ელფოსტა"), is_required=True),
    Field(name="phone", label=_("Telephone"), aliases=("phone", "tel", "mobile", "ტელეფონი")),
    Field(name="birth_year", label=_("Year of birth"), kind="number", aliases=("born", "დაბადების წელი")),
    Field(name="occupation", label=_("Occupation in English"), aliases=("position", "job", "profession")),
    Field(name="occupation_local", label=_("Occupation in Georgian"), aliases=("პროფესია", "თანამდებობა")),
    Field(name="isco", label=_("Occupation (ISCO-08)"), kind="codes", scheme="isco", aliases=("isco",)),
    Field(name="skills", label=_("Skills, separated by semicolons"), aliases=("skills", "უნარები")),
    Field(name="years", label=_("Years of experience"), kind="number", aliases=("experience", "გამოცდილება")),
    Field(name="level", label=_("Level"), kind="choice", choices=dict(Level.choices)),
    Field(name="education", label=_("Education"), kind="choice", choices=dict(Education.choices)),
    Field(name="kind", label=_("Looks for"), kind="choice", choices=dict(Kind.choices)),
    Field(name="town", label=_("Town or village"), aliases=("city", "town", "ქალაქი")),
    Field(name="region", label=_("Region"), kind="choice", choices=dict(REGIONS), aliases=("რეგიონი",)),
    Field(name="languages", label=_("Languages, as “en B2; ka native”"), aliases=("languages", "ენები")),
    Field(
        name="employers",
        label=_("Employers, separated by semicolons"),
        aliases=("employers", "დამსაქმებლები"),
    ),
    Field(name="summary", label=_("Profile in English"), aliases=("summary", "profile", "about")),
    Field(name="summary_local", label=_("Profile in Georgian"), aliases=("აღწერა",)),
    Field(name="available_from", label=_("Available from"), kind="date", aliases=("available",)),
    Field(name="wage_from", label=_("Expected a month, from"), kind="money", aliases=("wage", "salary")),
    Field(name="wage_to", label=_("Expected a month, to"), kind="money"),
    Field(name="consent_on", label=_("Consent signed on"), kind="date", is_required=True),
    Field(name="consent_paper", label=_("Where the signed consent is kept"), is_required=True),
)
VACANCY_FIELDS = (
    Field(name="title", label=_("Title in English"), aliases=("title", "position")),
    Field(name="title_local", label=_("Title in Georgian"), aliases=("პოზიცია", "ვაკანსია", "title ka")),
    Field(name="employer", label=_("Company"), aliases=("company", "employer", "კომპანია")),
    Field(name="occupation", label=_("Occupation in English"), aliases=("occupation",)),
    Field(name="occupation_local", label=_("Occupation in Georgian"), aliases=("პროფესია",)),
    Field(name="isco", label=_("Occupation (ISCO-08)"), kind="codes", scheme="isco", aliases=("isco",)),
    Field(name="skills", label=_("Skills, separated by semicolons"), aliases=("skills", "უნარები")),
    Field(name="kind", label=_("Kind"), kind="choice", choices=dict(Kind.choices)),
    Field(name="level", label=_("Level"), kind="choice", choices=dict(Level.choices)),
    Field(name="region", label=_("Region"), kind="choice", choices=dict(REGIONS), aliases=("რეგიონი",)),
    Field(name="town", label=_("Town"), aliases=("city", "ქალაქი")),
    Field(name="count", label=_("How many people"), kind="number", aliases=("count", "number")),
    Field(name="wage_from", label=_("Wage a month, from"), kind="money", aliases=("salary", "ხელფასი")),
    Field(name="wage_to", label=_("Wage a month, to"), kind="money"),
    Field(name="description", label=_("Description in English"), aliases=("description",)),
    Field(name="description_local", label=_("Description in Georgian"), aliases=("აღწერა",)),
    Field(
        name="open_until", label=_("Open until"), kind="date", aliases=("end_date", "deadline", "ბოლო ვადა")
    ),
    Field(name="source", label=_("Source"), aliases=("source",)),
    Field(
        name="source_url",
        label=_("Address of the source"),
        kind="url",
        aliases=("position_url", "link", "url"),
    ),
    Field(name="external_id", label=_("Number at the source"), aliases=("id", "number")),
)


def write_candidate(by: Actor, values: Mapping[str, Any], there: Any, brought_by: str) -> Written:
    """Enter one candidate who consented on paper; one that is there already is left as it is."""
    employers = [{"employer": name} for name in lines_in(values.get("employers"))]
    facts = {
        **values,
        "skills": lines_in(values.get("skills")),
        "languages": languages_in(values.get("languages")),
        "employers": employers,
        "years": whole(values.get("years")),
        "birth_year": whole(values.get("birth_year")),
    }
    paper = str(values.get("consent_paper") or "")
    if not values.get("consent_on"):
        raise Refused(_("Say on which day the consent was signed: without it nobody is entered."))
    candidate, is_new = enter_for_candidate(by=by, facts=facts, paper=paper, brought_by=brought_by)
    return Written(uid=candidate.uid, is_new=is_new)


def write_vacancy(by: Actor, values: Mapping[str, Any], there: Any, brought_by: str) -> Written:
    """Post or change one vacancy; one of a firm that is no member is a notice with its source."""
    columns = {field.name for field in Vacancy._meta.get_fields()} & set(values)
    kept = {name: values[name] for name in columns if values[name] not in (None, "")}
    if not kept.get("open_until"):
        raise Refused(_("Say until when the vacancy is open."))
    kept["source"], kept["external_id"] = number_of(kept)
    count = whole(values.get("count")) or 1
    codes = {"isco": list(values["isco"])} if values.get("isco") else {}
    wanted = Wanted(values=kept, skills=lines_in(values.get("skills")), count=count, codes=codes)
    known = Vacancy.objects.filter(source=kept["source"], external_id=kept["external_id"])
    vacancy = there or known.exclude(external_id="").first()
    if vacancy is not None:
        if vacancy.state == Vacancy.State.OPEN:
            change_vacancy(by=by, vacancy=vacancy, wanted=wanted)
        return Written(uid=vacancy.uid, is_new=False)
    firm = member_called(str(kept.get("employer", "")))
    seen = replace(wanted, values={**kept, "audience": Vacancy.Audience.MEMBERS})
    vacancy = post_vacancy(by=by, wanted=seen, organisation=firm, brought_by=brought_by)
    return Written(uid=vacancy.uid, is_new=True)


def member_called(name: str) -> Organisation | None:
    """Return the organisation of exactly this name, or none."""
    if not name.strip():
        return None
    rows = Organisation.objects.filter(kind=Organisation.Kind.COMPANY)
    return rows.filter(name__iexact=name.strip()).first() or rows.filter(name_local=name.strip()).first()


def whole(value: Any) -> int | None:
    """Return a number as a whole one."""
    return None if value in (None, "") else int(value)


TARGETS = [
    Target(
        name="talents",
        title=_("Candidates who consented on paper"),
        permission="talents.add",
        fields=CANDIDATE_FIELDS,
        write=write_candidate,
        keeper=CandidateKeeper,
        wholes={"profile": _("Profile")},
    ),
    Target(
        name="vacancies",
        title=_("Vacancies"),
        permission="talents.import_vacancies",
        fields=VACANCY_FIELDS,
        write=write_vacancy,
        keeper=VacancyKeeper,
    ),
]
