"""Lists of entries: what any register's list can be narrowed to, and the columns all of them have.

class ProgrammeFilter(EntryFilter):
    kind = filters.ChoiceFilter(...)
    region = None                      # a filter this register does not want

    class Meta(EntryFilter.Meta):
        model = Programme

PROGRAMMES = Listing(
    name="funding",
    title=_("Funding programmes"),
    columns=[*entry_columns("funding.detail"), Column(name="funder", ...)],
    search=SEARCHED,
    filters=ProgrammeFilter,
    order="name",
    template="entries/list.html",
)
"""

from datetime import timedelta
from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.places import HOME, REGIONS, country_choices, country_name
from nadi.companies.sectors import sector_title, titles
from nadi.registers.entries.models import Coding, Entry, Favourite
from nadi.registers.entries.queries import by_name, is_hidden, is_stale
from nadi.web.access import NOBODY, Sentence
from nadi.web.forms.rendering import LongSelect
from nadi.web.listing import Column
from nadi.web.localized import localized

SEARCHED = ("order_common", "order_local")
ALL = _("all")
STATES = [
    (Entry.State.CURRENT, _("current")),
    (Entry.State.DRAFT, _("draft")),
    (Entry.State.WITHDRAWN, pgettext_lazy("entry", "withdrawn")),
]
FRESHNESS = [("fresh", _("confirmed lately")), ("stale", _("not confirmed lately"))]
MINE = [("yes", _("only my favourites"))]
AHEAD = [("ahead", _("still ahead")), ("30", _("within 30 days")), ("90", _("within 90 days"))]


def divisions() -> list[tuple[str, str]]:
    """Return the divisions of NACE (two digits) for a choice."""
    return [(code, sector_title(code)) for code in titles() if len(code) == 2]


class EntryFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What a list of entries can be narrowed to."""

    sector = filters.ChoiceFilter(
        label=_("Sector"), choices=divisions, empty_label=ALL, method="of_sector", widget=LongSelect
    )
    country = filters.ChoiceFilter(
        label=_("Country"), choices=country_choices, empty_label=ALL, widget=LongSelect
    )
    region = filters.ChoiceFilter(label=_("Region"), choices=REGIONS, empty_label=ALL)
    deadline = filters.ChoiceFilter(
        label=_("Next date"), choices=AHEAD, empty_label=ALL, method="with_deadline"
    )
    freshness = filters.ChoiceFilter(
        label=_("Last confirmed"), choices=FRESHNESS, empty_label=ALL, method="of_freshness"
    )
    mine = filters.ChoiceFilter(label=_("Favourites"), choices=MINE, empty_label=ALL, method="of_mine")
    state = filters.ChoiceFilter(label=_("State"), choices=STATES, empty_label=ALL)

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = getattr(self.request, "actor", NOBODY)
        if not self.actor.is_staff:
            self.filters.pop("state", None)
        if not self.actor.is_signed_in:
            self.filters.pop("mine", None)

    def of_sector(self, rows: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """Keep those coded in a division of NACE."""
        coded = Coding.objects.filter(scheme="nace", code__startswith=value)
        return rows.filter(pk__in=coded.values("entry_id"))

    def with_deadline(self, rows: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """Keep those whose next date is still ahead, perhaps soon."""
        today = timezone.localdate()
        ahead = rows.filter(deadline__gte=today)
        return ahead if value == "ahead" else ahead.filter(deadline__lte=today + timedelta(days=int(value)))

    def of_freshness(self, rows: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """Keep those somebody vouched for lately, or those that nobody did."""
        today = timezone.localdate()
        if value == "stale":
            return rows.filter(stale_on__lte=today)
        return rows.filter(Q(stale_on=None) | Q(stale_on__gt=today))

    def of_mine(self, rows: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """Keep those the reader keeps at hand."""
        kept = Favourite.objects.filter(person__uid=self.actor.person)
        return rows.filter(pk__in=kept.values("entry_id"))


def place_of(entry: Entry) -> str:
    """Return where an entry is: the town, and its region at home or its country abroad."""
    town = localized(entry, "town")
    wider = entry.get_region_display() if entry.region else country_name(entry.country)
    if entry.country == HOME and town and not entry.region:
        wider = ""
    return ", ".join(dict.fromkeys(str(part) for part in (town, wider) if part))


def standing_of(entry: Entry) -> Sentence:
    """Return what keeps an entry from being current and confirmed, or nothing."""
    if entry.state != Entry.State.CURRENT:
        return str(entry.get_state_display())
    if is_hidden(entry):
        return _("hidden from members until somebody confirms it")
    return _("not confirmed lately") if is_stale(entry) else ""


def entry_columns(detail_url: str, *, with_deadline: bool = True, with_contact: bool = True) -> list[Column]:
    """Return the columns of every list of entries; a register puts its own between or behind them.

    Without `with_contact` a file of the list names no address and no telephone.
    """
    columns = [
        Column(
            name="name",
            label=_("Name"),
            value=localized,
            sort=by_name,
            link=lambda row: reverse(detail_url, args=[row.uid]),
        ),
        Column(name="place", label=_("Place"), value=place_of),
        Column(name="deadline", label=_("Next date"), value=lambda row: row.deadline, sort="deadline"),
        Column(
            name="confirmed", label=_("Last confirmed"), value=lambda row: row.confirmed, sort="confirmed"
        ),
        Column(name="standing", label=_("State"), value=standing_of),
        Column(name="website", label=_("Website"), value=lambda row: row.website, is_only_exported=True),
        Column(name="email", label=_("E-mail"), value=lambda row: row.email, is_only_exported=True),
        Column(name="phone", label=_("Telephone"), value=lambda row: row.phone, is_only_exported=True),
        Column(name="source", label=_("Source"), value=lambda row: row.source, is_only_exported=True),
    ]
    left_out = set() if with_deadline else {"deadline"}
    left_out |= set() if with_contact else {"website", "email", "phone"}
    return [column for column in columns if column.name not in left_out]
