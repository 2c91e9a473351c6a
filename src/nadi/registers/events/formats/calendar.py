"""Calendars (.ics) of any producer: each event is read, or its fault is named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Component
from icalendar.error import BrokenCalendarProperty

from nadi.registers.events.formats.blocks import Blocks, blocks_of
from nadi.registers.events.formats.repeating import (
    TooIntricate,
    When,
    Window,
    key_of,
    times,
    window_around,
)
from nadi.registers.events.formats.wording import describe, name_of
from nadi.registers.imports.targets import Format, Read
from nadi.web.access import Sentence

NO_START: Sentence = _("This event does not say when it begins.")
NO_NAME: Sentence = _("This event has no name.")
UNREADABLE: Sentence = _("This event cannot be read: its lines are damaged.")
TWICE: Sentence = _("The same event stands in this file again; the later version counts.")
NO_EVENT: Sentence = _("There is no event in this calendar.")
NO_CALENDAR: Sentence = _("This is no calendar.")
LONGEST_NUMBER = 200
EARLIEST, LATEST = 1970, 2100
MOST_EVENTS = 20_000


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One event as its piece of the file says it, before its repetitions are reckoned."""

    line: int
    number: str
    start: When
    length: timedelta
    component: Component
    version: int = 0
    replaces: str = ""


def knows(name: str, head: bytes) -> bool:
    """Tell a calendar by its first words, or by its name's ending."""
    return b"BEGIN:VCALENDAR" in head[:4096].upper().replace(b" ", b"") or name.lower().endswith(
        (".ics", ".ical", ".ifb", ".vcs")
    )


def read(content: bytes) -> Iterator[Read]:
    """Yield each event, repeated ones within the window, and the fault of each that cannot be read."""
    blocks = blocks_of(content)
    if not blocks.events:
        yield Read(place="1", fault=NO_EVENT if knows("", content[:4096]) else NO_CALENDAR)
        return
    found: dict[tuple[str, str], Happening] = {}
    for line, text in blocks.events[:MOST_EVENTS]:
        try:
            one = happening(line, text, blocks)
        except (
            ValueError,
            TypeError,
            AttributeError,
            KeyError,
            IndexError,
            OverflowError,
            RecursionError,
        ) as fault:
            yield Read(place=str(line), fault=said(fault))
            continue
        key = (one.number, one.replaces)
        earlier = found.get(key)
        if earlier is not None:
            yield Read(place=str(min(earlier.line, one.line)), fault=TWICE)
        if earlier is None or one.version >= earlier.version:
            found[key] = one
    yield from expanded(found, source_of(blocks))


def said(fault: Exception) -> Sentence:
    """Return why an event cannot be read, as a sentence."""
    if isinstance(fault, NotThere):
        return fault.sentence
    return UNREADABLE


class NotThere(ValueError):
    """An event lacks what no event can lack."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def source_of(blocks: Blocks) -> str:
    """Return whose calendar it is: its name, else what made it."""
    return (blocks.head.get("X-WR-CALNAME") or blocks.head.get("PRODID") or "calendar").strip()[:120]


def happening(line: int, text: str, blocks: Blocks) -> Happening:
    """Read one event; raises ValueError (or what the parser raises) where it cannot be read."""
    component = component_of(text, blocks)
    start = when_of(component, "DTSTART")
    if start is None:
        raise NotThere(NO_START)
    if not EARLIEST <= start.year <= LATEST:
        raise NotThere(_("This event begins in the year %(year)s.") % {"year": start.year})
    if not name_of(component):
        raise NotThere(NO_NAME)
    replaced = when_of(component, "RECURRENCE-ID")
    return Happening(
        line=line,
        number=number_of(component, start),
        start=start,
        length=length_of(component, start),
        component=component,
        version=version_of(component),
        replaces=key_of(replaced) if replaced else "",
    )


def component_of(text: str, blocks: Blocks) -> Component:
    """Parse one event together with the file's own time zones; without them where those are broken."""
    for zones in ([*blocks.zones], []):
        whole = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *zones, text, "END:VCALENDAR", ""])
        try:
            parsed = Calendar.from_ical(whole)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError):
            if zones:
                continue
            raise
        return next(iter(parsed.walk("VEVENT")))
    raise ValueError("VEVENT")


def when_of(component: Component, name: str) -> When | None:
    """Return a day or a moment; a moment without a zone is on the clock of this house."""
    value = component.get(name)
    when = part_of(value[0] if isinstance(value, list) else value, "dt")
    if isinstance(when, datetime):
        return when if when.tzinfo else timezone.make_aware(when)
    return when if isinstance(when, date) else None


def part_of(value: Any, name: str) -> Any:
    """Return a part of a parsed value; nothing where the value could not be parsed."""
    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def length_of(component: Component, start: When) -> timedelta:
    """Return how long it lasts: until its end, by its duration, or a day where it has neither."""
    end = when_of(component, "DTEND")
    if end is not None:
        first, last = as_moment(start), as_moment(end)
        return max(last - first, timedelta())
    duration = part_of(component.get("DURATION"), "dt")
    if isinstance(duration, timedelta):
        return min(max(duration, timedelta()), timedelta(days=366))
    return timedelta() if isinstance(start, datetime) else timedelta(days=1)


def as_moment(when: When) -> datetime:
    """Return the moment at which a day begins, or the moment."""
    return when if isinstance(when, datetime) else timezone.make_aware(datetime.combine(when, time()))


def number_of(component: Component, start: When) -> str:
    """Return the event's own number, or one made of its name and begin where the file gives none."""
    given = str(component.get("UID") or "").strip()
    if given:
        return given
    return sha256(f"{component.get('SUMMARY')} {key_of(start)}".encode("utf-8", "replace")).hexdigest()[:32]


def version_of(component: Component) -> int:
    """Return how often the event was changed."""
    try:
        return int(component.get("SEQUENCE") or 0)
    except (ValueError, TypeError):
        return 0


def expanded(found: Mapping[tuple[str, str], Happening], source: str) -> Iterator[Read]:
    """Yield every happening, the repeated ones with their times in the window."""
    window = window_around(timezone.localdate())
    for (number, replaces), one in found.items():
        if replaces:
            yield safely(one, source, replaces)
            continue
        changed = {key for owner, key in found if owner == number and key}
        starts = list(starts_of(one, window))
        for start in starts:
            key = key_of(start) if len(starts) > 1 or is_repeated(one) else ""
            if key not in changed or not key:
                yield safely(replace(one, start=start), source, key)


def safely(one: Happening, source: str, key: str) -> Read:
    """Return one time of an event, or its fault."""
    place = str(one.line)
    try:
        return Read(place=place, values=values_of(one, source, key))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as fault:
        return Read(place=place, fault=said(fault))


def is_repeated(one: Happening) -> bool:
    """Tell a repeated event."""
    return bool(one.component.get("RRULE") or one.component.get("RDATE"))


def starts_of(one: Happening, window: Window) -> Iterator[When]:
    """Yield the times of an event in the window; where there is none, or too intricate ones, the first."""
    if not is_repeated(one):
        yield one.start
        return
    left_out = {key_of(when) for when in dates_in(one.component.get("EXDATE"))}
    starts: dict[str, When] = {}
    for when in [*ruled(one, window), *dates_in(one.component.get("RDATE"))]:
        day = when.date() if isinstance(when, datetime) else when
        if window.first <= day <= window.last and key_of(when) not in left_out:
            starts.setdefault(key_of(when), when)
    yield from sorted(starts.values(), key=key_of) if starts else [one.start]


def ruled(one: Happening, window: Window) -> list[When]:
    """Return the times of all rules of an event."""
    rules = one.component.get("RRULE") or []
    found: list[When] = []
    for rule in rules if isinstance(rules, list) else [rules]:
        try:
            found += times(one.start, rule, window)
        except (TooIntricate, ValueError, TypeError, OverflowError, AttributeError):
            found.append(one.start)
    return found


def dates_in(value: Any) -> list[When]:
    """Return the days and moments that stand in a property, however often it stands there."""
    found: list[When] = []
    for part in value if isinstance(value, list) else [value]:
        for one in part_of(part, "dts") or []:
            when = part_of(one, "dt")
            if isinstance(when, datetime):
                found.append(when if when.tzinfo else timezone.make_aware(when))
            elif isinstance(when, date):
                found.append(when)
    return found


def values_of(one: Happening, source: str, key: str) -> dict[str, Any]:
    """Return the columns of one time of an event."""
    number = f"{one.number}/{key}" if key else one.number
    if len(number) > LONGEST_NUMBER:
        number = f"{number[:120]}/{sha256(number.encode('utf-8', 'replace')).hexdigest()}"
    return {**describe(one.component), **dates(one), "source": source, "external_id": number}


def dates(one: Happening) -> dict[str, Any]:
    """Return the first and last day, and the moments where they are known; the last day is included."""
    if not isinstance(one.start, datetime):
        last = one.start + max(one.length, timedelta(days=1)) - timedelta(days=1)
        return {"begins": one.start, "ends": last}
    first = timezone.localtime(one.start)
    end = first + one.length
    return {
        "begins": first.date(),
        "ends": end.date(),
        "when": {"begins": first.isoformat(), "ends": end.isoformat()},
    }


CALENDAR = Format(name="calendar", title=_("Calendar (.ics)"), target="events", knows=knows, read=read)
