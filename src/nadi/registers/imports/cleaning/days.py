"""Days as people write them: any order and separator, months in four languages, a spreadsheet's numbers."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateparser import parse  # type: ignore[import-untyped]  # it ships no types

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([T ].*)?")
PLAIN = re.compile(r"(\d{1,2})\s*[./\-–]\s*(\d{1,2})\s*[./\-–]\s*(\d{4}|\d{2})\.?(\s*(წ|г|y)\.?)?([T ,].*)?")
DOTTED = re.compile(r"\d{1,2}\s*\.")
COMPACT = re.compile(r"(19|20)\d{6}")
SERIAL = re.compile(r"(\d{5})(\.\d+)?")
MONTH_ONLY = re.compile(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|\d{4}")
FIRST_SERIAL = datetime(1899, 12, 30)  # noqa: DTZ001  (a spreadsheet's days know no time zone)
LATEST_SERIAL = 73_415  # the end of the year 2100
LANGUAGES = ["ka", "en", "ru", "de"]
LONGEST = 60
CENTURY_TURNS = 70
GEORGIAN_ENDINGS = re.compile(
    r"(იანვ|თებერვ|მარტ|აპრილ|მაის|ივნის|ივლის|აგვისტ|სექტემბ|ოქტომბ|ნოემბ|დეკემბ)(\w*)"
)
MONTHS = {
    "იანვ": 1, "თებერვ": 2, "მარტ": 3, "აპრილ": 4, "მაის": 5, "ივნის": 6,
    "ივლის": 7, "აგვისტ": 8, "სექტემბ": 9, "ოქტომბ": 10, "ნოემბ": 11, "დეკემბ": 12,
}  # fmt: skip
IN_WORDS = re.compile(r"(\d{1,2})\D+?(\d{4})|(\d{4})\D+?(\d{1,2})(?!\d)")


class NoDay(ValueError):
    """A date without a day: a month or a year alone."""


@lru_cache(maxsize=20_000)
def day_of(text: str, day_first: bool) -> date:
    """Return the day; ValueError where there is none, `NoDay` where only a month or year is named."""
    text = " ".join(text[:LONGEST].split())
    if found := ISO.fullmatch(text):
        return date(*(int(part) for part in found.groups()[:3]))
    if found := PLAIN.fullmatch(text):
        # Between points the day stands first everywhere; only strokes and hyphens are written both ways.
        first_is_day = day_first or DOTTED.match(text) is not None
        return in_order(
            int(found.group(1)), int(found.group(2)), year_of(found.group(3)), day_first=first_is_day
        )
    if COMPACT.fullmatch(text):
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    if (found := SERIAL.fullmatch(text)) and int(found.group(1)) <= LATEST_SERIAL:
        return (FIRST_SERIAL + timedelta(days=int(found.group(1)))).date()
    if MONTH_ONLY.fullmatch(text):
        raise NoDay(text)
    return in_words(text, day_first)


def in_order(first: int, second: int, year: int, *, day_first: bool) -> date:
    """Return the day of two numbers and a year; a number beyond 12 can only be the day."""
    day, month = (first, second) if day_first else (second, first)
    if month > 12 >= day:
        day, month = month, day
    return date(year, month, day)


def year_of(text: str) -> int:
    """Return a year in full: of two digits, 70 and later were in the last century."""
    year = int(text)
    return year if year > 99 else year + (1900 if year >= CENTURY_TURNS else 2000)


def in_words(text: str, day_first: bool) -> date:
    """Return a day whose month is a word."""
    if named := GEORGIAN_ENDINGS.search(text.lower()):
        return georgian(text, MONTHS[named.group(1)])
    if not any(sign.isdigit() for sign in text) or not any(sign.isalpha() for sign in text):
        raise ValueError(text)
    settings = {"DATE_ORDER": "DMY" if day_first else "MDY", "REQUIRE_PARTS": ["day", "month", "year"]}
    try:
        found = parse(text, languages=LANGUAGES, settings=settings)
    except (ValueError, OverflowError, TypeError, AttributeError) as error:
        raise ValueError(text) from error
    if found is not None:
        return date(found.year, found.month, found.day)
    settings["REQUIRE_PARTS"] = ["month", "year"]
    if parse(text, languages=LANGUAGES, settings=settings):
        raise NoDay(text)
    raise ValueError(text)


def georgian(text: str, month: int) -> date:
    """Return a day whose month is named in Georgian, in whichever case it stands."""
    found = IN_WORDS.search(text)
    if found is None:
        raise NoDay(text)
    day, year, other_year, other_day = found.groups()
    return date(int(year or other_year), month, int(day or other_day))
