"""Events as iCalendar (RFC 5545): with begin and end, place and state, as other programs expect them."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from nadi.companies.places import country_name
from nadi.registers.events.models import Event
from nadi.web.addresses import page_address
from nadi.web.localized import localized

REFRESH = timedelta(hours=6)
ONE_DAY = timedelta(days=1)
STATES = {
    Event.Phase.CANCELLED: "CANCELLED",
    Event.Phase.POSTPONED: "TENTATIVE",
}


def place_text(event: Event) -> str:
    """Return where it is, as one line."""
    parts = [localized(event, "venue"), event.hall, localized(event, "town"), country_name(event.country)]
    return ", ".join(part for part in parts if part)


def component_of(event: Event, *, url: str, online_link: str = "") -> CalendarEvent:
    """Return one event; a month that is all one knows is no date a calendar could hold."""
    component = CalendarEvent()
    component.add("uid", f"event-{event.uid}@{urlsplit(settings.BASE_URL).hostname}")
    component.add("summary", localized(event))
    component.add("dtstamp", timezone.now())
    component.add("last-modified", event.changed)
    component.add("url", url)
    component.add("status", STATES.get(Event.Phase(event.phase), "CONFIRMED"))
    component.add(
        "description", "\n".join(part for part in (localized(event, "summary"), online_link) if part)
    )
    if place := place_text(event):
        component.add("location", place)
    if event.begins_at:
        component.add("dtstart", timezone.localtime(event.begins_at))
        component.add("dtend", timezone.localtime(event.ends_at or event.begins_at))
    elif event.begins:
        component.add("dtstart", event.begins)
        component.add("dtend", (event.ends or event.begins) + ONE_DAY)
        component.add("transp", "TRANSPARENT")
    return component


def written(components: Iterable[CalendarEvent], *, name: str) -> bytes:
    """Return the events as one calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nadi//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for component in components:
        calendar.add_component(component)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def is_datable(event: Event) -> bool:
    """Tell whether the event has days."""
    return event.begins is not None and event.precision != Event.Precision.MONTH


def calendar_answer(components: Iterable[CalendarEvent], *, name: str, filename: str) -> HttpResponse:
    """Answer with a calendar."""
    response = HttpResponse(written(components, name=name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    response["Cache-Control"] = "no-store"
    return response


def public_component(event: Event) -> CalendarEvent:
    """Return a public event, leading to its public page."""
    return component_of(event, url=page_address("events.open", event.uid))
