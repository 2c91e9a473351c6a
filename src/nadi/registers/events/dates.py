"""The dates of events: as files write them, as readers read them, and which of them matters next."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from babel.dates import format_skeleton
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from nadi.registers.events.models import Event
from nadi.web.components.figures import day_text, reader_locale

Precision = Event.Precision
MONTH_ALONE = re.compile(r"(\d{4})[-./](\d{1,2})")
When = datetime | date | str | None
# Opinions come in for three weeks, effects for half a year. Only then do others read totals: a total that
# grows before their eyes would tell them who just answered what.
OPINIONS_FOR, EFFECTS_FOR = timedelta(days=21), timedelta(days=180)


def read_when(value: When) -> tuple[date | datetime | None, Event.Precision]:
    """Return a date as files write it, and how exactly it is known: a moment, a day, or only the month.

    Raises ValueError where it is no date.
    """
    if isinstance(value, datetime):
        return timezone.make_aware(value) if timezone.is_naive(value) else value, Precision.MOMENT
    if isinstance(value, date) or not value:
        return value or None, Precision.DAY
    text = value.strip()
    if alone := MONTH_ALONE.fullmatch(text):
        return date(int(alone[1]), int(alone[2]), 1), Precision.MONTH
    if day := parse_date(text):
        return day, Precision.DAY
    if moment := parse_datetime(text):
        return read_when(moment)
    raise ValueError(f"{text!r} is no date.")


def last_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def when_text(event: Event) -> str:
    """Return when it is, in the reader's language: a month, days, or moments."""
    if event.begins is None:
        return ""
    if event.precision == Precision.MONTH:
        return month_text(event.begins)
    first = moment_or_day(event.begins_at, event.begins)
    if event.begins_at and event.ends_at and event.ends == event.begins:
        return f"{first}–{time_text(event.ends_at)}"
    if event.ends is None or event.ends == event.begins:
        return first
    return f"{first} – {moment_or_day(event.ends_at, event.ends)}"


def moment_or_day(moment: datetime | None, day: date) -> str:
    """Return a day, with the time where it is known."""
    if moment is None:
        return str(day_text(day))
    return f"{day_text(day)}, {time_text(moment)}"


def time_text(moment: datetime) -> str:
    """Return the time of day in the house's time zone."""
    return f"{timezone.localtime(moment):%H:%M}"


def coming_dates(event: Event) -> Iterator[date]:
    """Yield the dates on which something ends or begins."""
    if event.is_cancelled:
        return
    if event.early_bird_until:
        yield event.early_bird_until
    if event.register_until:
        yield timezone.localdate(event.register_until)
    if event.begins:
        yield last_of_month(event.begins) if event.precision == Precision.MONTH else event.begins


def next_date(event: Event, today: date) -> date | None:
    """Return the next date that matters, or None where none is to come."""
    return min((day for day in coming_dates(event) if day >= today), default=None)


def is_past(event: Event, wait: timedelta) -> bool:
    """Tell whether so much time has passed since the last day."""
    return event.last_day is not None and event.last_day + wait < timezone.localdate()


def month_text(day: date) -> str:
    """Return the month of a day with its year."""
    return str(format_skeleton("yMMMM", day, locale=reader_locale()))
