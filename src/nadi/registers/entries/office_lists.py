"""The office's own lists: reported mistakes, and entries that fade."""

from datetime import timedelta

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.lists import SEARCHED, standing_of
from nadi.registers.entries.models import Entry, Merge, Mistake
from nadi.registers.entries.queries import address_of, by_name
from nadi.registers.entries.registry import open_registers, register_of, registers
from nadi.web.access import Actor
from nadi.web.listing import Column, Listing
from nadi.web.localized import localized

SOON = timedelta(days=30)


def register_choices() -> list[tuple[str, object]]:
    """Return the registers for a choice."""
    return [(one.name, one.title) for one in registers().values()]


class MistakeFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What the list of reports can be narrowed to."""

    state = filters.ChoiceFilter(label=_("State"), choices=Mistake.State.choices, empty_label=_("all"))
    register = filters.ChoiceFilter(
        label=_("Register"), choices=register_choices, empty_label=_("all"), field_name="entry__register"
    )

    class Meta:
        model = Mistake
        fields: list[str] = []


def mistake_rows() -> QuerySet[Mistake]:
    """Return the reports on registers that are kept here, the open ones first."""
    rows = Mistake.objects.filter(entry__register__in=registers())
    return rows.select_related("entry", "organisation")


MISTAKES = Listing(
    name="mistakes",
    title=_("Reported mistakes"),
    columns=[
        Column(
            name="entry",
            label=_("Entry"),
            value=lambda row: localized(row.entry),
            link=lambda row: reverse("entries.answer_mistake", args=[row.uid]),
        ),
        Column(name="register", label=_("Register"), value=lambda row: register_of(row.entry).title),
        Column(name="text", label=_("What is wrong"), value=lambda row: row.text[:200]),
        Column(
            name="by",
            label=_("Reported by"),
            value=lambda row: localized(row.organisation) if row.organisation else "",
        ),
        Column(name="reported", label=_("Reported"), value=lambda row: row.reported, sort="reported"),
        Column(name="state", label=_("State"), value=lambda row: row.get_state_display(), sort="state"),
    ],
    filters=MistakeFilter,
    order="-reported",
    empty_title=_("No mistakes reported"),
    empty_text=_("What readers report as wrong in an entry comes here."),
)


class FadingFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What the list of fading entries can be narrowed to."""

    register = filters.ChoiceFilter(label=_("Register"), choices=register_choices, empty_label=_("all"))
    fading = filters.ChoiceFilter(
        label=_("How far"),
        choices=[
            ("soon", _("within 30 days")),
            ("stale", _("not confirmed lately")),
            ("hidden", _("hidden from members")),
        ],
        empty_label=_("all"),
        method="how_far",
    )

    class Meta:
        model = Entry
        fields: list[str] = []

    def how_far(self, rows: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """Keep those that fade soon, have faded, or are hidden."""
        today = timezone.localdate()
        if value == "soon":
            return rows.filter(stale_on__gt=today)
        return rows.filter(stale_on__lte=today) if value == "stale" else rows.filter(hidden_on__lte=today)


def fading_rows(actor: Actor) -> QuerySet[Entry]:
    """Return the current entries that have faded or will within a month, of the registers kept here."""
    names = [one.name for one in open_registers(actor)]
    until = timezone.localdate() + SOON
    return Entry.objects.filter(register__in=names, state=Entry.State.CURRENT, stale_on__lte=until)


FADING = Listing(
    name="fading",
    title=_("Entries to confirm"),
    columns=[
        Column(name="name", label=_("Name"), value=localized, sort=by_name, link=address_of),
        Column(name="register", label=_("Register"), value=lambda row: register_of(row).title),
        Column(
            name="confirmed", label=_("Last confirmed"), value=lambda row: row.confirmed, sort="confirmed"
        ),
        Column(name="stale_on", label=_("Fades on"), value=lambda row: row.stale_on, sort="stale_on"),
        Column(name="hidden_on", label=_("Hidden from"), value=lambda row: row.hidden_on, sort="hidden_on"),
        Column(name="asked", label=_("Asked by e-mail"), value=lambda row: row.confirm_asked),
        Column(name="standing", label=_("State"), value=standing_of),
    ],
    search=SEARCHED,
    filters=FadingFilter,
    order="stale_on",
    empty_title=_("Everything is confirmed"),
    empty_text=_("Entries that nobody has confirmed for long come here."),
)


def merge_rows() -> QuerySet[Merge]:
    """Return what was made one in the registers kept here."""
    rows = Merge.objects.filter(kept__register__in=registers())
    return rows.select_related("kept", "gone")


MERGES = Listing(
    name="merges",
    title=_("Entries made one"),
    columns=[
        Column(
            name="gone",
            label=_("Entry that went"),
            value=lambda row: localized(row.gone),
            link=lambda row: reverse("entries.undo_merge", args=[row.uid]),
        ),
        Column(name="kept", label=_("Entry that stayed"), value=lambda row: localized(row.kept)),
        Column(name="register", label=_("Register"), value=lambda row: register_of(row.kept).title),
        Column(name="at", label=_("When"), value=lambda row: row.at, sort="at"),
        Column(name="undone", label=_("Undone"), value=lambda row: row.undone),
    ],
    order="-at",
    empty_title=_("Nothing was made one"),
    empty_text=_("When two entries turn out to be the same thing, make them one from the page of either."),
)
