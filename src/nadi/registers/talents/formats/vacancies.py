"""Lists of public notices of vacancies: Georgian months full or cut, no year, the same notice again."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications.sources.tables import heads_of, records
from nadi.registers.imports.targets import Format, Read
from nadi.registers.talents.formats.wording import by_alphabet, said, words
from nadi.web.access import Sentence
from nadi.web.search_text import normalised

HEADS = {"position", "company", "position_url", "published_date", "end_date"}
# The first three letters tell a Georgian month apart, full or cut.
MONTHS = ("იან", "თებ", "მარ", "აპრ", "მაი", "ივნ", "ივლ", "აგვ", "სექ", "ოქტ", "ნოე", "დეკ")
DAY_AND_MONTH = re.compile(r"(\d{1,2})\s*([\u10d0-\u10ff]+)\.?\s*(\d{4})?")
MONTH_AND_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")  # what a spreadsheet made of a day
NUMBER = re.compile(r"[?&]id=(\d+)|/announcement/(\d+)")
HOST = re.compile(r"https?://(?:www\.)?([\w.-]+)")
OPEN_FOR = timedelta(days=30)  # where a notice names no end
UNREADABLE: Sentence = _("This line cannot be read as a row of a table.")
NO_TITLE: Sentence = _("This vacancy has no title.")
NO_DATE: Sentence = _("The day cannot be read: %(text)s")


def day_near(written: str, *, today: date, is_begin: bool, begin: date | None = None) -> date | None:
    """Return the day; without a year the last such day for a begin, the first one after it for an end."""
    plain = written.strip().lower()
    if plain in ("", "-", "–"):
        return None
    if plain.startswith("დღეს"):
        return today
    if plain.startswith("გუშინ"):
        return today - timedelta(days=1)
    if numbers := MONTH_AND_DAY.fullmatch(plain):
        year, month, of_month = "", int(numbers[1]), int(numbers[2])
    else:
        year, month, of_month = in_words(plain)
    if year:
        return date(int(year), month, of_month)
    around = begin or today
    years = [around.year - 1, around.year] if is_begin else [around.year, around.year + 1]
    days = [date(year, month, of_month) for year in years if is_day(year, month, of_month)]
    fitting = [one for one in days if (one <= around if is_begin else one >= around)]
    if not fitting:
        raise ValueError(written)
    return max(fitting) if is_begin else min(fitting)


def in_words(plain: str) -> tuple[str, int, int]:
    """Return year (perhaps none), month and day of a day in Georgian; ValueError where it is none."""
    found = DAY_AND_MONTH.fullmatch(plain)
    if not found or found[2][:3] not in MONTHS:
        raise ValueError(plain)
    return found[3] or "", MONTHS.index(found[2][:3]) + 1, int(found[1])


def is_day(year: int, month: int, of_month: int) -> bool:
    """Tell whether there is such a day in that year."""
    try:
        date(year, month, of_month)
    except ValueError:
        return False
    return True


def read(content: bytes) -> Iterator[Read]:
    """Yield each notice; the same title and firm again says what the first one said."""
    today = timezone.localdate()
    seen: dict[tuple[str, str], Mapping[str, Any]] = {}
    for number, record in records(content):
        found = read_one(str(number), record, today)
        if found.fault or record is None:
            yield found
            continue
        key = (normalised(record["position"]), normalised(record["company"]))
        yield Read(place=found.place, values=seen.setdefault(key, found.values))


def read_one(place: str, record: Mapping[str, str] | None, today: date) -> Read:
    """Read one notice, or say what is wrong with it."""
    if record is None:
        return Read(place=place, fault=UNREADABLE)
    title = words(record["position"], 200)
    if not title:
        return Read(place=place, fault=NO_TITLE)
    try:
        begin = day_near(record["published_date"], today=today, is_begin=True)
        end = day_near(record["end_date"], today=today, is_begin=False, begin=begin)
    except ValueError as error:
        return Read(place=place, fault=NO_DATE % {"text": str(error)[:40]})
    url = record["position_url"].strip()
    return Read(
        place=place,
        values=said(
            {
                **by_alphabet("title", title),
                "employer": words(record["company"], 200),
                "open_until": end or (begin or today) + OPEN_FOR,
                "source": source_of(url),
                "source_url": url[:800],
                "external_id": number_of(url),
            }
        ),
    )


def source_of(url: str) -> str:
    """Return the board on which the notice stands."""
    found = HOST.match(url)
    return found[1][:120] if found else "vacancies"


def number_of(url: str) -> str:
    """Return the notice's number on its board, else its address."""
    found = NUMBER.search(url)
    return (found[1] or found[2]) if found else url[-200:]


def knows(name: str, head: bytes) -> bool:
    """Tell a list of notices by its heads."""
    return set(heads_of(head)) >= HEADS


VACANCIES = Format(name="vacancies", title=_("List of vacancies"), target="vacancies", knows=knows, read=read)
