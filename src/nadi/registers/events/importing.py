"""What files may bring into the events: tables, and (through the formats) calendars."""

from collections.abc import Mapping
from copy import copy
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.events.dates import last_of_month, next_date, read_when
from nadi.registers.events.formats import FORMATS
from nadi.registers.events.models import Event
from nadi.registers.events.topics import SCHEME, topic_code
from nadi.registers.imports.targets import ENTRY_FIELDS, Field, Target, Written
from nadi.web.access import Actor, Refused

__all__ = ["FORMATS", "TARGETS"]

Precision, Phase = Event.Precision, Event.Phase
OWN_ALIASES = {
    "name": ("name", "title", "fair", "event", "exhibition", "summary", "событие", "название"),
    "website": ("website", "web", "url", "homepage", "ვებგვერდი"),
    "external_id": ("id", "uid", "identifier", "code", "reference"),
    "sectors": ("nace",),
    "as_of": ("as of", "updated"),
}
KNOWN_COLUMNS = {
    *("name", "name_local", "summary", "summary_local", "website", "email", "phone", "country", "town"),
    *("town_local", "source", "source_url", "as_of", "kind", "phase", "edition", "organiser", "venue"),
    *("venue_local", "hall", "is_online", "online_link", "early_bird_until", "exhibitors", "visitors"),
    *("figures_source", "cycle", "zone", "region", "external_id"),
}


def with_own_aliases(field: Field) -> Field:
    """Return a common field with the heads that tables of events use."""
    own = OWN_ALIASES.get(field.name)
    if own is None:
        return field
    return Field(name=field.name, label=field.label, kind=field.kind, scheme=field.scheme, aliases=own)


def dates_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of the dates; ValueError where one is no date or they stand in the wrong order."""
    first, precision = read_when(values.get("begins"))
    last, last_precision = read_when(values.get("ends"))
    begins = day_of(first)
    ends = day_of(last) or begins
    if (last_precision == Precision.MONTH and ends) or (
        precision == Precision.MONTH and ends == begins and ends
    ):
        ends = last_of_month(ends)
    if begins is None and ends is not None:
        begins = ends
    if begins and ends and ends < begins:
        raise ValueError("It ends before it begins.")
    moments = (first, last) if isinstance(first, datetime) else (None, None)
    return {
        "begins": begins,
        "ends": ends,
        "precision": precision,
        "begins_at": moments[0],
        "ends_at": moments[1] if isinstance(moments[1], datetime) else None,
    }


def day_of(when: date | datetime | None) -> date | None:
    """Return the day of a moment where it happens, or the day itself."""
    return when.date() if isinstance(when, datetime) else when


def write_event(actor: Actor, values: Mapping[str, Any], existing: Any, import_uid: str) -> Written:
    """Enter an event from a file, or bring the one there up to date."""
    if values.get("begins"):
        values = {**values, **(values.get("when") or {})}  # moments and months, which a day cannot hold
    try:
        dates = dates_of(values) if values.get("begins") or values.get("ends") else {}
    except ValueError as error:
        raise Refused(
            _("The dates cannot be read: write 2026-05-07, or 2026-05 for a month; the end after the begin.")
        ) from error
    columns = {name: value for name, value in values.items() if name in KNOWN_COLUMNS and value is not None}
    event = existing if isinstance(existing, Event) else Event()
    columns |= dates
    as_it_will_be = copy(event)
    for name, value in columns.items():
        setattr(as_it_will_be, name, value)
    columns["deadline"] = next_date(as_it_will_be, timezone.localdate())
    codes = {SCHEME: [topic_code(word) for word in as_list(values.get("topics")) if topic_code(word)]}
    if values.get("sectors"):
        codes["nace"] = as_list(values["sectors"])
    is_new = event.pk is None
    if is_new and values.get("audience"):  # later on who sees it is the office's to say
        columns["audience"] = values["audience"]
    facts = Facts(
        values=columns, codes={key: words for key, words in codes.items() if words}, brought_by=import_uid
    )
    kept = keep_entry(by=actor, entry=event, facts=facts, verb="events.import")
    return Written(uid=kept.uid, is_new=is_new)


def as_list(value: Any) -> list[str]:
    """Return words of a cell: a list as it is, a text by its commas and semicolons."""
    if isinstance(value, str):
        return [word.strip() for word in value.replace(";", ",").split(",") if word.strip()]
    return [str(word).strip() for word in value or [] if str(word).strip()]


TARGETS = [
    Target(
        name="events",
        title=_("Events"),
        permission="events.add",
        model=Event,
        write=write_event,
        fields=[
            *(with_own_aliases(field) for field in ENTRY_FIELDS),
            Field(
                name="kind",
                label=_("Kind"),
                kind="choice",
                choices=dict(Event.Kind.choices),
                aliases=("type",),
            ),
            Field(
                name="begins",
                label=_("First day (or only the month)"),
                kind="date",
                aliases=(
                    "start",
                    "startdate",
                    "start date",
                    "begins",
                    "from",
                    "date",
                    "dtstart",
                    "თარიღი",
                    "начало",
                ),
            ),
            Field(
                name="ends",
                label=_("Last day"),
                kind="date",
                aliases=("end", "enddate", "end date", "stop", "until", "to", "dtend", "дата окончания"),
            ),
            Field(name="edition", label=_("Edition"), aliases=("edition", "year")),
            Field(name="organiser", label=_("Organiser"), aliases=("organizer", "organiser", "ორგანიზატორი")),
            Field(name="venue", label=_("Venue in English"), aliases=("venue", "location", "hall name")),
            Field(name="venue_local", label=_("Venue in Georgian"), aliases=("venue ka", "ადგილი")),
            Field(name="hall", label=_("Hall"), aliases=("hall", "pavilion")),
            Field(
                name="topics",
                label=_("Topics"),
                kind="codes",
                scheme=SCHEME,
                aliases=("topic", "topics", "sector"),
            ),
            Field(name="is_online", label=_("One can take part online"), kind="flag", aliases=("online",)),
            Field(
                name="early_bird_until",
                label=_("Early-bird price until"),
                kind="date",
                aliases=("early bird",),
            ),
            Field(name="exhibitors", label=_("Exhibitors"), kind="number", aliases=("exhibitors",)),
            Field(name="visitors", label=_("Visitors"), kind="number", aliases=("visitors", "attendance")),
            Field(name="figures_source", label=_("Source of these figures"), aliases=("figures source",)),
            Field(
                name="cycle",
                label=_("Every how many years"),
                kind="choice",
                choices={str(key): title for key, title in Event.Cycle.choices},
                aliases=("cycle", "frequency"),
            ),
            Field(
                name="phase",
                label=_("As it stands"),
                kind="choice",
                choices=dict(Phase.choices),
                aliases=("status",),
            ),
        ],
    )
]
