"""The list of events, and the list of an event's seats."""

from dataclasses import replace
from decimal import Decimal

import django_filters as filters
from babel.numbers import format_decimal
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.lists import ALL, SEARCHED, EntryFilter, entry_columns
from nadi.registers.entries.models import Coding
from nadi.registers.events.dates import when_text
from nadi.registers.events.models import Event
from nadi.registers.events.queries.seats import company_name
from nadi.registers.events.topics import SCHEME, TOPICS
from nadi.web.access import Sentence
from nadi.web.components.figures import reader_locale
from nadi.web.listing import Column, Listing, choice

YES = [("yes", _("yes"))]
MONTHS = [
    (str(number), name)
    for number, name in enumerate(
        [
            _("January"),
            _("February"),
            _("March"),
            _("April"),
            _("May"),
            _("June"),
            _("July"),
            _("August"),
            _("September"),
            _("October"),
            _("November"),
            _("December"),
        ],
        start=1,
    )
]


class EventFilter(EntryFilter):
    """What the list of events can be narrowed to."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=Event.Kind.choices, empty_label=ALL)
    topic = filters.ChoiceFilter(
        label=_("Topic"), choices=list(TOPICS.items()), empty_label=ALL, method="about"
    )
    month = filters.ChoiceFilter(
        label=_("Month"), choices=MONTHS, empty_label=ALL, field_name="begins__month"
    )
    online = filters.ChoiceFilter(
        label=_("Online"), choices=YES, empty_label=ALL, method="taking_part_online"
    )
    own = filters.ChoiceFilter(
        label=_("Held by the association"), choices=YES, empty_label=ALL, method="of_ours"
    )
    sector = None
    region = None
    freshness = None

    class Meta(EntryFilter.Meta):
        model = Event

    def about(self, rows: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Keep those about a topic."""
        coded = Coding.objects.filter(scheme=SCHEME, code=value)
        return rows.filter(pk__in=coded.values("entry_id"))

    def taking_part_online(self, rows: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Keep those one can join from the desk."""
        return rows.filter(is_online=True)

    def of_ours(self, rows: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Keep the association's own."""
        return rows.filter(is_own=True)


def standing_text(event: Event) -> Sentence:
    """Return what keeps an event from simply taking place."""
    if event.state != Event.State.CURRENT:
        return str(event.get_state_display())
    return str(event.get_phase_display()) if event.phase != Event.Phase.ANNOUNCED else ""


COMMON = {one.name: one for one in entry_columns("events.detail", with_deadline=True)}
EVENTS = Listing(
    name="events",
    title=_("Events"),
    columns=[
        COMMON["name"],
        Column(name="when", label=_("When"), value=when_text, sort="ends"),
        COMMON["place"],
        Column(name="kind", label=_("Kind"), value=choice("kind")),
        Column(name="phase", label=_("State"), value=standing_text),
        replace(COMMON["deadline"], is_only_exported=True),
        Column(name="begins", label=_("First day"), value=lambda row: row.begins, is_only_exported=True),
        Column(name="ends", label=_("Last day"), value=lambda row: row.ends, is_only_exported=True),
        Column(
            name="organiser", label=_("Organiser"), value=lambda row: row.organiser, is_only_exported=True
        ),
        COMMON["website"],
        COMMON["source"],
    ],
    search=SEARCHED,
    filters=EventFilter,
    order="when",
    template="events/list.html",
    empty_title=_("No events here yet"),
    empty_text=_("Add a fair your members go to, or bring a calendar by an import."),
)


def plain_amount(value: Decimal) -> str:
    """Write an amount to the cent; the currency stands once above the list."""
    return str(format_decimal(value, "#,##0.00", locale=reader_locale()))


SEATS = Listing(
    name="seats",
    title=_("Registrations"),
    columns=[
        Column(
            name="company",
            label=_("Company"),
            value=lambda row: company_name(row.registration),
            link=lambda row: reverse("events.registration", args=[row.registration.uid]),
        ),
        Column(name="person", label=_("Name"), value=lambda row: row.name, sort="name"),
        Column(name="email", label=_("E-mail"), value=lambda row: row.email, is_only_exported=True),
        Column(name="state", label=_("State"), value=lambda row: str(row.get_state_display()), sort="state"),
        Column(
            name="position",
            label=_("In order"),
            value=lambda row: row.position,
            sort="position",
            is_numeric=True,
        ),
        Column(
            name="owed",
            label=_("Owed"),
            value=lambda row: row.owed,
            sort="owed",
            show=plain_amount,
            is_numeric=True,
        ),
        Column(name="present", label=_("Present"), value=lambda row: row.present_at, sort="present_at"),
        Column(name="code", label=_("Code"), value=lambda row: row.code, is_only_exported=True),
        Column(name="price", label=_("Price"), value=lambda row: row.price, is_only_exported=True),
        Column(
            name="tier",
            label=_("For whom"),
            value=lambda row: row.registration.get_tier_display(),
            is_only_exported=True,
        ),
        Column(
            name="certificate",
            label=_("Certificate"),
            value=lambda row: row.certificate or "",
            is_only_exported=True,
        ),
    ],
    order="position",
    page_size=200,
    template="events/registrations.html",
    empty_title=_("Nobody has registered yet"),
    empty_text=_("Take seats for a company, or wait until members do."),
)
