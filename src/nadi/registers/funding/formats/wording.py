"""What cells of funding lists mean: amounts, days, countries; the state of Georgia is not the country."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from nadi.engine.eligibility import is_other_georgia
from nadi.registers.imports.cleaning.countries import country_of
from nadi.web.plain_text import plain_text

LONGEST_NAME = 300
MOST = Decimal(10) ** 15
AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(\s.*)?")
YEAR = re.compile(r"\d{4}")
MONTH = re.compile(r"(\d{4})-(\d{1,2})")
PARTS_OF_THE_WORLD = {
    "central asia",
    "europe and central asia",
    "eastern europe",
    "south caucasus",
    "world",
    "western balkans",
}
ZERO_WIDTH = re.compile(r"[\u200b-\u200d\ufeff]")


def line(text: Any) -> str:
    """Return plain text in one line."""
    return " ".join(plain_text(ZERO_WIDTH.sub("", str(text or ""))).split())


def amount(text: Any) -> Decimal | None:
    """Return an amount written `6400000.0`, `6,400,000` or as a number; None where it is none above 0."""
    written = re.sub(r"[\s,\u00a0]", "", str(text if text is not None else ""))
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    if not found.is_finite() or not 0 < found < MOST:
        return None
    return found.quantize(Decimal("0.01"))


def day(text: Any) -> date | None:
    """Return a day written ISO, with a time behind it, or the American way; None where it is none."""
    if isinstance(text, date):
        return text.date() if isinstance(text, datetime) else text
    written = str(text or "").strip()
    if found := AMERICAN.fullmatch(written):
        month, of_month, year = (int(part) for part in found.groups()[:3])
        return made(year, month, of_month)
    try:
        moment = parse_datetime(written)
        return moment.date() if moment else parse_date(written[:10])
    except ValueError:
        return None


def first_day(text: str) -> date | None:
    """Return the day, else the first day of the month or year that stands alone."""
    if YEAR.fullmatch(text):
        return made(int(text), 1, 1)
    if found := MONTH.fullmatch(text):
        return made(int(found[1]), int(found[2]), 1)
    return day(text)


def last_day(text: str) -> date | None:
    """Return the day, else the last day of the year that stands alone."""
    return made(int(text), 12, 31) if YEAR.fullmatch(text) else first_day(text)


def made(year: int, month: int, of_month: int) -> date | None:
    """Return a day, if there is one."""
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def country(name: str, words: str = "") -> str:
    """Return a country's code; nothing for a part of the world, or for the state of Georgia."""
    plain = " ".join(name.replace("Republic of", "").split())
    if not plain or plain.lower() in PARTS_OF_THE_WORLD:
        return ""
    if "georgia" in plain.lower() and is_other_georgia(words=f"{name} {words}"):
        return ""
    for spelling in (name, plain):
        try:
            return country_of(spelling)
        except ValueError:
            continue
    return ""


def address(text: Any) -> str:
    """Return an http(s) address, or nothing."""
    written = str(text or "").strip()
    is_one = re.fullmatch(r"https?://[\w.-]+\.[a-zA-Z]{2,}([/?#:][^\s<>\"]*)?", written)
    return written if is_one and len(written) <= 500 else ""


def told(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
