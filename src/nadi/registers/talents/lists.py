"""The lists of candidates, vacancies and questions."""

from datetime import date
from decimal import Decimal
from typing import Any

import django_filters as filters
from django.db.models import Case, F, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.companies.places import REGIONS
from nadi.registers.entries.lists import ALL, SEARCHED, EntryFilter, place_of
from nadi.registers.entries.queries import by_name
from nadi.registers.talents.models import Candidate, Vacancy
from nadi.registers.talents.models.words import Education, Kind, Level
from nadi.registers.talents.queries.vacancies import is_open, named_firms, people_wanted
from nadi.registers.talents.words import band, languages_in_words
from nadi.web.access import Sentence
from nadi.web.listing import Column, Listing, choice
from nadi.web.localized import localized, localized_order

YES = [("yes", _("yes"))]


class CandidateFilter(EntryFilter):
    """What the list of candidates can be narrowed to."""

    sector = None
    country = None
    deadline = None
    freshness = None
    kind = filters.ChoiceFilter(label=_("Looks for"), choices=Kind.choices, empty_label=ALL)
    level = filters.ChoiceFilter(label=_("Level"), choices=Level.choices, empty_label=ALL)
    education = filters.ChoiceFilter(label=_("Education"), choices=Education.choices, empty_label=ALL)
    moves = filters.ChoiceFilter(label=_("Would move"), choices=YES, empty_label=ALL, method="who_moves")

    class Meta(EntryFilter.Meta):
        model = Candidate

    def who_moves(self, rows: QuerySet[Candidate], name: str, value: str) -> QuerySet[Candidate]:
        """Keep those who would move for work."""
        return rows.filter(will_move=True)


def wage_of(row: Candidate | Vacancy) -> str:
    """Return the span of the wage."""
    return band(row.wage_from, row.wage_to)


CANDIDATES = Listing(
    name="candidates",
    title=_("Talents"),
    columns=[
        Column(
            name="name",
            label=_("Candidate"),
            value=localized,
            sort=by_name,
            link=lambda row: reverse("talents.detail", args=[row.uid]),
        ),
        Column(name="level", label=_("Level"), value=choice("level")),
        Column(name="place", label=_("Place"), value=place_of),
        Column(name="languages", label=_("Languages"), value=lambda row: languages_in_words(row.languages)),
        Column(
            name="available",
            label=_("Available from"),
            value=lambda row: row.available_from,
            sort="available_from",
        ),
        Column(name="wage", label=_("Wage expected a month"), value=wage_of),
        Column(
            name="confirmed", label=_("Last confirmed"), value=lambda row: row.confirmed, sort="confirmed"
        ),
        Column(
            name="skills",
            label=_("Skills"),
            value=lambda row: ", ".join(row.skills),
            is_only_exported=True,
        ),
    ],
    search=SEARCHED,
    filters=CandidateFilter,
    order="name",
    template="talents/list.html",
    empty_title=_("No candidates yet"),
    empty_text=_("People enter themselves by the public form; give its address to colleges and job centres."),
)


class VacancyFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What the list of vacancies can be narrowed to."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=ALL)
    region = filters.ChoiceFilter(label=_("Region"), choices=REGIONS, empty_label=ALL)
    state = filters.ChoiceFilter(label=_("State"), choices=Vacancy.State.choices, empty_label=ALL)
    shared = filters.ChoiceFilter(label=_("Shared"), choices=YES, empty_label=ALL, method="which_are_shared")

    class Meta:
        model = Vacancy
        fields: list[str] = []

    def which_are_shared(self, rows: QuerySet[Vacancy], name: str, value: str) -> QuerySet[Vacancy]:
        """Keep those that other firms may join."""
        return rows.filter(is_shared=True)


def title_order() -> Any:
    """Return what sorts vacancies by title as this reader reads it."""
    return localized_order("title")


def open_first() -> Any:
    """Return what sorts vacancies by their last day, those that are over behind all others."""
    return Case(When(is_open(), then=F("open_until")), default=Value(date.max))


def firms_of(vacancy: Vacancy) -> Sentence:
    """Return who stands behind a vacancy, as far as they are named."""
    names = [localized(one.organisation) for one in named_firms(vacancy)]
    unnamed = len(vacancy.firms.all()) - len(names)
    if not names and not unnamed:
        return vacancy.employer
    if unnamed:
        names.append(str(_("%(count)s not named") % {"count": unnamed}))
    return ", ".join(names)


def wanted_of(vacancy: Vacancy) -> Decimal | None:
    """Return how many people are wanted, where that may be told."""
    count = people_wanted(vacancy)
    return None if not count else Decimal(count)


def vacancies_listing(detail: str, template: str) -> Listing:
    """Return the list of vacancies; each leads to its page."""
    return Listing(
        name="vacancies",
        title=_("Vacancies"),
        columns=[
            Column(
                name="title",
                label=_("Vacancy"),
                value=lambda row: localized(row, "title"),
                sort=title_order,
                link=lambda row: reverse(detail, args=[row.uid]),
            ),
            Column(name="firms", label=_("Company"), value=firms_of),
            Column(name="kind", label=_("Kind"), value=choice("kind"), sort="kind"),
            Column(name="region", label=_("Region"), value=choice("region")),
            Column(name="count", label=_("People"), value=wanted_of, is_numeric=True),
            Column(name="wage", label=_("Wage a month"), value=wage_of),
            Column(name="until", label=_("Open until"), value=lambda row: row.open_until, sort=open_first),
            Column(name="state", label=_("State"), value=choice("state")),
        ],
        search=["search_text"],
        filters=VacancyFilter,
        order="until",
        template=template,
        empty_title=_("No vacancies yet"),
        empty_text=_("What companies post appears here."),
    )


VACANCIES = vacancies_listing("talents.vacancy", "talents/vacancies.html")

REQUESTS = Listing(
    name="questions-to-candidates",
    title=_("Questions to candidates"),
    columns=[
        Column(
            name="candidate",
            label=_("Candidate"),
            value=lambda row: localized(row.candidate),
            link=lambda row: reverse("talents.detail", args=[row.candidate.uid]),
        ),
        Column(name="firm", label=_("Company"), value=lambda row: localized(row.organisation)),
        Column(
            name="vacancy",
            label=_("Vacancy"),
            value=lambda row: localized(row.vacancy, "title") if row.vacancy else "",
        ),
        Column(name="asked", label=_("Asked on"), value=lambda row: row.asked, sort="asked"),
        Column(name="state", label=_("State"), value=choice("state"), sort="state"),
    ],
    order="-asked",
    empty_title=_("No questions yet"),
    empty_text=_("Open a blind profile and ask for contact; the candidate answers by mail."),
)
