"""The lists of experts and of engagements."""

from collections.abc import Sequence

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.places import HOME
from nadi.registers.entries.languages import language_choices, language_name
from nadi.registers.entries.lists import ALL, SEARCHED, EntryFilter, entry_columns
from nadi.registers.entries.models import Coding
from nadi.registers.experts.models import Engagement, Expert
from nadi.registers.experts.queries.contacts import rate_for_members
from nadi.registers.experts.skills import PROCESSES, STANDARDS, coming_months, process_name
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


def joined(scheme: str) -> "filters.Filter":
    """Return the words of a scheme in one cell."""
    return lambda expert: ", ".join(codes_of(expert, scheme))


class ExpertFilter(EntryFilter):
    """What the list of experts can be narrowed to."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=Expert.Kind.choices, empty_label=ALL)
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

    def at_home(self, rows: QuerySet[Expert], name: str, value: str) -> QuerySet[Expert]:
        """Keep those of this country, or those from elsewhere."""
        return rows.filter(country=HOME) if value == "here" else rows.exclude(country=HOME)


NAME, *COMMON = entry_columns("experts.detail", with_deadline=False, with_contact=False)


def experts_listing(columns: Sequence[Column]) -> Listing:
    """Return the list of experts with some columns at its end."""
    return Listing(
        name="experts",
        title=_("Experts and engineers"),
        columns=[
            NAME,
            Column(name="kind", label=_("Kind"), value=choice("kind"), sort="kind"),
            Column(name="process", label=_("Processes"), value=processes_of),
            Column(name="make", label=_("Makes"), value=joined("make")),
            Column(name="standard", label=_("Standards"), value=joined("standard")),
            Column(name="language", label=_("Languages"), value=languages_of),
            Column(
                name="mode",
                label=_("Works"),
                value=choice("mode"),
                is_only_exported=True,
            ),
            Column(name="rate", label=_("Day rate"), value=rate_for_members),
            *COMMON,
            *columns,
        ],
        search=SEARCHED,
        filters=ExpertFilter,
        order="name",
        template="experts/list.html",
        empty_title=_("No experts yet"),
        empty_text=_("The office enters experts, and experts enter themselves by the public form."),
    )


EXPERTS = experts_listing([])
EXPERTS_FOR_STAFF = experts_listing(
    [Column(name="vetting", label=_("Vetting"), value=choice("vetting"), sort="vetting")]
)


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
