"""The lists of experts and of engagements."""

from collections.abc import Callable
from dataclasses import replace

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.places import HOME
from nadi.registers.entries.languages import language_choices, language_name
from nadi.registers.entries.lists import ALL, SEARCHED, EntryFilter, entry_columns, standing_of
from nadi.registers.entries.models import Coding
from nadi.registers.entries.processes import PROCESSES, process_name
from nadi.registers.experts.models import Engagement, Expert
from nadi.registers.experts.queries.contacts import rate_for_members
from nadi.registers.experts.skills import STANDARDS, coming_months, month_name
from nadi.web.access import Sentence
from nadi.web.listing import Column, Listing, choice
from nadi.web.localized import localized


def codes_of(expert: Expert, scheme: str) -> list[str]:
    """Return an expert's codes of one scheme, from what was fetched with the row."""
    return sorted(one.code for one in expert.codings.all() if one.scheme == scheme)


def processes_of(expert: Expert) -> str:
    """Return what an expert knows about."""
    return ", ".join(process_name(code) for code in codes_of(expert, "process"))


def languages_of(expert: Expert) -> str:
    """Return what an expert speaks."""
    return ", ".join(language_name(code) for code in codes_of(expert, "language"))


def work_of(expert: Expert) -> list[tuple[Sentence, object]]:
    """Return what an expert does, where and when, the empty left out: nothing confidential."""
    months = ", ".join(month_name(code) for code in codes_of(expert, "month"))
    pairs: list[tuple[Sentence, object]] = [
        (_("Kind"), expert.get_kind_display()),
        (_("Works"), expert.get_mode_display()),
        (_("Years of experience"), expert.years),
        (_("Processes"), processes_of(expert)),
        (_("Makes"), ", ".join(codes_of(expert, "make"))),
        (_("Standards"), ", ".join(codes_of(expert, "standard"))),
        (_("Languages"), languages_of(expert)),
        (_("Free in"), months),
    ]
    return [pair for pair in pairs if pair[1]]


def joined(*schemes: str) -> Callable[[Expert], str]:
    """Return what writes the words of some schemes in one cell."""
    return lambda expert: ", ".join(code for scheme in schemes for code in codes_of(expert, scheme))


def standing_for_staff(expert: Expert) -> str:
    """Write how far the vetting is, and what keeps members from seeing the expert."""
    parts = [str(expert.get_vetting_display()), str(standing_of(expert))]
    return ", ".join(part for part in parts if part)


class ExpertFilter(EntryFilter):
    """What the list of experts can be narrowed to."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=Expert.Kind.choices, empty_label=ALL)
    make = filters.CharFilter(label=_("Make"), method="of_make")
    process = filters.ChoiceFilter(
        label=_("Process"), choices=list(PROCESSES.items()), empty_label=ALL, method="coded"
    )
    standard = filters.ChoiceFilter(
        label=_("Standard"), choices=[(one, one) for one in STANDARDS], empty_label=ALL, method="coded"
    )
    language = filters.ChoiceFilter(
        label=_("Language"), choices=language_choices, empty_label=ALL, method="coded"
    )
    month = filters.ChoiceFilter(label=_("Free in"), choices=coming_months, empty_label=ALL, method="coded")
    mode = filters.ChoiceFilter(
        label=_("Works"),
        choices=[("site", _("on site")), ("remote", _("remotely"))],
        empty_label=ALL,
        method="that_works",
    )
    home = filters.ChoiceFilter(
        label=_("Where from"),
        choices=[("here", _("here")), ("abroad", _("abroad"))],
        empty_label=ALL,
        method="at_home",
    )
    vetting = filters.ChoiceFilter(label=_("Vetting"), choices=Expert.Vetting.choices, empty_label=ALL)
    deadline = None
    sector = None
    state = None

    class Meta(EntryFilter.Meta):
        model = Expert

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not self.actor.is_staff:
            self.filters.pop("vetting", None)

    def coded(self, rows: QuerySet[Expert], name: str, value: str) -> QuerySet[Expert]:
        """Keep those with a code of the scheme that the filter is named after."""
        return rows.filter(pk__in=Coding.objects.filter(scheme=name, code=value).values("entry_id"))

    def of_make(self, rows: QuerySet[Expert], name: str, value: str) -> QuerySet[Expert]:
        """Keep those that know a make, in large or small letters."""
        coded = Coding.objects.filter(scheme="make", code__icontains=value.strip())
        return rows.filter(pk__in=coded.values("entry_id"))

    def that_works(self, rows: QuerySet[Expert], name: str, value: str) -> QuerySet[Expert]:
        """Keep those that come, or those that help from afar; who does both is either."""
        return rows.filter(mode__in=(value, Expert.Mode.BOTH))

    def at_home(self, rows: QuerySet[Expert], name: str, value: str) -> QuerySet[Expert]:
        """Keep those of this country, or those from elsewhere."""
        return rows.filter(country=HOME) if value == "here" else rows.exclude(country=HOME)


def in_files(name: str, label: Sentence, value: Callable[[Expert], object]) -> Column:
    """Return a column for which a page has no room."""
    return Column(name=name, label=label, value=value, is_only_exported=True)


NAME, PLACE, *COMMON = entry_columns("experts.detail", with_deadline=False, with_contact=False)


def experts_listing(standing: Callable[[Expert], object]) -> Listing:
    """Return the list of experts; `standing` says what its last column does."""
    return Listing(
        name="experts",
        title=_("Experts and engineers"),
        columns=[
            NAME,
            Column(name="process", label=_("Processes"), value=processes_of),
            Column(name="knows", label=_("Makes and standards"), value=joined("make", "standard")),
            Column(name="language", label=_("Languages"), value=languages_of),
            PLACE,
            Column(name="rate", label=_("Day rate"), value=rate_for_members),
            Column(name="standing", label=_("State"), value=standing),
            in_files("kind", _("Kind"), choice("kind")),
            in_files("mode", _("Works"), choice("mode")),
            in_files("make", _("Makes"), joined("make")),
            in_files("standard", _("Standards"), joined("standard")),
            *[replace(one, is_only_exported=True) for one in COMMON if one.name != "standing"],
        ],
        search=SEARCHED,
        filters=ExpertFilter,
        order="name",
        template="experts/list.html",
        empty_title=_("No experts yet"),
        empty_text=_("The office enters experts, and experts enter themselves by the public form."),
    )


EXPERTS = experts_listing(standing_of)
EXPERTS_FOR_STAFF = experts_listing(standing_for_staff)


def expert_name(engagement: Engagement) -> str:
    """Return whom an engagement is with."""
    return localized(engagement.expert) if engagement.expert else str(_("has left the register"))


ENGAGEMENTS = Listing(
    name="engagements",
    title=_("Engagements"),
    columns=[
        Column(
            name="expert",
            label=_("Expert"),
            value=expert_name,
            link=lambda row: reverse("experts.engagement", args=[row.uid]),
        ),
        Column(name="firm", label=_("Company"), value=lambda row: localized(row.organisation)),
        Column(name="state", label=_("State"), value=choice("state"), sort="state"),
        Column(name="requested", label=_("Asked on"), value=lambda row: row.requested, sort="requested"),
        Column(
            name="starts", label=pgettext_lazy("date", "From"), value=lambda row: row.starts, sort="starts"
        ),
        Column(name="done", label=_("Done on"), value=lambda row: row.done_on, sort="done_on"),
    ],
    order="-requested",
    template="experts/engagements.html",
    empty_title=_("No engagements yet"),
    empty_text=_("Choose an expert from the list and ask for help: nobody else sees it."),
)
