"""Moments as feeds write them: RFC 822, ISO 8601, and with Georgian months and weekdays."""

import re
from datetime import UTC, date, datetime

import dateparser  # type: ignore[import-untyped]  # ships no types
from dateutil import parser as dateutil_parser  # type: ignore[import-untyped]  # ships no types
from django.utils import timezone

EARLIEST, LATEST = 1990, 2100
# The first three letters tell a Georgian month apart, as full or cut names begin alike.
GEORGIAN = ("იან", "თებ", "მარ", "აპრ", "მაი", "ივნ", "ივლ", "აგვ", "სექ", "ოქტ", "ნოე", "დეკ")
MONTHS = {name: number for number, name in enumerate(GEORGIAN, start=1)}
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAY = re.compile(r"^\s*[^\W\d_]+\.?\s*,\s*")
GEORGIAN_WORD = re.compile(r"[\u10d0-\u10ff]+\.?")


def in_english(text: str) -> str:
    """Return the text with Georgian months as English ones, without the weekday before a comma."""
    plain = WEEKDAY.sub("", text.lower())

    def month(found: re.Match[str]) -> str:
        number = MONTHS.get(found.group()[:3])
        return ENGLISH[number - 1] if number else " "

    return GEORGIAN_WORD.sub(month, plain)


def moment_of(text: str) -> datetime | None:
    """Return the moment a text names, in the house's zone where it names none; None where it names none."""
    written = in_english(text[:120]).strip()
    if not written or not any(letter.isdigit() for letter in written):
        return None
    for read in (strictly, loosely):
        found = read(written)
        if found is not None and EARLIEST <= found.year <= LATEST:
            aware = found if found.tzinfo else timezone.make_aware(found)
            return aware.astimezone(UTC)
    return None


def strictly(text: str) -> datetime | None:
    """Read a date of digits and English words."""
    try:
        found: datetime = dateutil_parser.parse(text, dayfirst=not re.match(r"\d{4}", text), fuzzy=False)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return found


def loosely(text: str) -> datetime | None:
    """Read a date as people write it."""
    try:
        found: datetime | None = dateparser.parse(text, languages=["en", "ka", "ru", "de", "fr"])
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return None
    return found


def day_of(moment: datetime) -> date:
    """Return the day on which it is here."""
    return timezone.localtime(moment).date()
