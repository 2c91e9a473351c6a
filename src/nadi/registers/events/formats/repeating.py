"""The days on which a repeated event takes place, within a bounded window."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dateutil import rrule as rules  # type: ignore[import-untyped]  # ships no types

FREQUENCIES = {
    "YEARLY": rules.YEARLY,
    "MONTHLY": rules.MONTHLY,
    "WEEKLY": rules.WEEKLY,
    "DAILY": rules.DAILY,
}
PLAIN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"}
LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
STEPS = 30_000
MOST = 60
When = date | datetime


class TooIntricate(ValueError):
    """A rule that is not followed: only the first time is read."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """The days between which repetitions are looked for."""

    first: date
    last: date


def times(start: When, rule: Mapping[str, Any], window: Window) -> Iterator[When]:
    """Yield the times of a rule within the window, at most sixty; raises TooIntricate."""
    plain = naive(start)
    repeated = rule_of(rule, plain, start)
    found = 0
    for step, moment in enumerate(repeated):
        if step >= STEPS or moment.date() > window.last or found >= MOST:
            return
        if moment.date() >= window.first:
            found += 1
            yield back(moment, start)


def naive(when: When) -> datetime:
    """Return a moment without a zone, as rules are reckoned on the clock of the place."""
    return when.replace(tzinfo=None) if isinstance(when, datetime) else datetime.combine(when, time())


def back(moment: datetime, like: When) -> When:
    """Return a moment as a day or in the zone it was reckoned for."""
    return moment.replace(tzinfo=like.tzinfo) if isinstance(like, datetime) else moment.date()


def rule_of(rule: Mapping[str, Any], plain: datetime, start: When) -> Iterable[datetime]:
    """Return the rule as a reckoner, if it is one that surely ends."""
    parts = {str(key).upper(): value for key, value in rule.items()}
    frequency = FREQUENCIES.get(first_word(parts.get("FREQ")))
    months, days = numbers(parts.get("BYMONTH")), numbers(parts.get("BYMONTHDAY"))
    places = numbers(parts.get("BYSETPOS"))
    interval = (numbers(parts.get("INTERVAL")) or [1])[0]
    if frequency is None or set(parts) - PLAIN or interval < 1 or not can_happen(months, days):
        raise TooIntricate
    if places and frequency not in (rules.YEARLY, rules.MONTHLY):
        raise TooIntricate
    counts = numbers(parts.get("COUNT"))
    found: Iterable[datetime] = rules.rrule(
        frequency,
        dtstart=plain,
        interval=min(interval, 1000),
        count=counts[0] if counts else None,
        until=None if counts else until_of(parts.get("UNTIL"), start),
        bymonth=months or None,
        bymonthday=days or None,
        bysetpos=places or None,
        byweekday=weekdays(parts.get("BYDAY"), frequency) or None,
        wkst=getattr(rules, first_word(parts.get("WKST")) or "MO", rules.MO),
    )
    return found


def listed(value: Any) -> list[Any]:
    """Return the values of a part of a rule."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def first_word(value: Any) -> str:
    """Return the first value of a part as a word."""
    return str(next(iter(listed(value)), "")).upper()


def numbers(value: Any) -> list[int]:
    """Return the numbers of a part of a rule."""
    try:
        return [int(one) for one in listed(value)]
    except (ValueError, TypeError):
        raise TooIntricate from None


def can_happen(months: list[int], days: list[int]) -> bool:
    """Tell whether there is such a day in any year: 30 February would be looked for for ever."""
    if any(not 1 <= month <= 12 for month in months) or any(not 1 <= abs(day) <= 31 for day in days):
        return False
    longest = max(LONGEST_MONTH.get(month, 31) for month in months or [1])
    return not days or min(abs(day) for day in days) <= longest


def weekdays(value: Any, frequency: int) -> list[Any]:
    """Return the weekdays of a rule, the second or last of a month included."""
    found = []
    for one in listed(value):
        word = str(one).upper().strip()
        name, place = word[-2:], word[:-2]
        day = getattr(rules, name, None) if name in {"MO", "TU", "WE", "TH", "FR", "SA", "SU"} else None
        if day is None or (place and not place.lstrip("+-").isdigit()):
            raise TooIntricate
        counted = place and int(place) and frequency in (rules.YEARLY, rules.MONTHLY)
        found.append(day(int(place)) if counted else day)
    return found


def until_of(value: Any, start: When) -> datetime | None:
    """Return the last moment of a rule on the clock of the place."""
    until = next(iter(listed(value)), None)
    if isinstance(until, datetime):
        if until.tzinfo and isinstance(start, datetime) and start.tzinfo:
            return until.astimezone(start.tzinfo).replace(tzinfo=None)
        return until.replace(tzinfo=None)
    return datetime.combine(until, time(23, 59, 59)) if isinstance(until, date) else None


def key_of(when: When) -> str:
    """Return what tells one time of a series from another."""
    if isinstance(when, datetime) and when.tzinfo:
        return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return when.strftime("%Y%m%dT%H%M%S" if isinstance(when, datetime) else "%Y%m%d")


def window_around(today: date) -> Window:
    """Return the year behind and the two years ahead."""
    return Window(first=today - timedelta(days=366), last=today + timedelta(days=731))
