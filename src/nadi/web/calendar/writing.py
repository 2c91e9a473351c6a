"""From deadlines to a calendar file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Alarm, Calendar
from icalendar import Event as Entry

WARNING = timedelta(days=-1)
# A calendar program asks again after this long.
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One deadline: a moment, or a whole day; `uid` stays the same when the deadline moves."""

    uid: str
    title: str
    at: datetime | date
    url: str
    text: str = ""


def written(events: Iterable[Event], *, name: str) -> bytes:
    """Return the events as one calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nadi//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(entry_of(event))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def entry_of(event: Event) -> Entry:
    """Return one deadline, with a word of warning a day before."""
    entry = Entry()
    entry.add("uid", f"{event.uid}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("summary", event.title)
    entry.add("url", event.url)
    entry.add("description", "\n".join(part for part in (event.text, event.url) if part))
    entry.add("dtstamp", timezone.now())
    if isinstance(event.at, datetime):
        local = timezone.localtime(event.at)
        entry.add("dtstart", local)
        entry.add("dtend", local)
    else:
        entry.add("dtstart", event.at)
        entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", WARNING)
    entry.add_component(alarm)
    return entry


def ics_response(events: Iterable[Event], *, name: str, filename: str) -> HttpResponse:
    """Answer with a calendar that no cache on the way keeps."""
    response = HttpResponse(written(events, name=name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    response["Cache-Control"] = "no-store"
    return response
