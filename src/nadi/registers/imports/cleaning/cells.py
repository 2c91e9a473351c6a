"""One cell to one value, by the kind of its field; or the reason why not."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.utils.translation import override
from rapidfuzz import fuzz

from nadi.registers.imports.cleaning.countries import country_of, guess_of
from nadi.registers.imports.cleaning.days import NoDay, day_of
from nadi.registers.imports.cleaning.numbers import number_of
from nadi.registers.imports.cleaning.sectors import sector_of
from nadi.registers.imports.reading.settings import Settings
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Field
from nadi.web.search_text import in_latin, normalised

NOTHING = {
    "",
    "-",
    "–",
    "—",
    "--",
    "---",
    "n/a",
    "nan",
    "nat",
    "na",
    "n.a.",
    "null",
    "none",
    "nil",
    "#n/a",
    "არ არის",
    "нет",
    "?",
    ".",
    "#ref!",
    "#value!",
}
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
DIVIDED = re.compile(r"[;,/|\s]+")
HOST = re.compile(r"(?=.{4,253}$)([\w-]{1,63}\.)+([^\W\d_]{2,}|xn--[a-z0-9-]{2,59})")
FIGURES = re.compile(r"[\d.]{2,}(\s*[|;,]\s*[\d.]{2,})+")
YES = {"yes", "y", "true", "1", "x", "+", "✓", "✔", "კი", "დიახ", "да", "ja", "on"}
NO = {"no", "n", "false", "0", "არა", "нет", "nein", "off"}
CHOICE_LIKE = 90


class Wrong(Exception):
    """A cell that means nothing for its field."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why["code"])
        self.why = why


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing."""
    return text.strip().lower() in NOTHING


def value_of(field: Field, given: Any, settings: Settings) -> tuple[Any, list[Reason]]:
    """Return the value of a cell and what to tell of it; raises `Wrong`. `None` is nothing."""
    if given is None or (isinstance(given, str) and is_nothing(given)):
        return None, []
    if field.kind == "codes":
        return codes_of(field, given, settings)
    if isinstance(given, bool | Decimal | date | list | tuple | dict):
        return typed(field, given), []
    return READERS[field.kind](field, str(given).strip(), settings)


def typed(field: Field, given: Any) -> Any:
    """Return a value that a format gave as what it is."""
    if isinstance(given, datetime) and field.kind == "date":
        return given.date()
    return list(given) if isinstance(given, tuple) else given


def codes_of(field: Field, given: Any, settings: Settings) -> "Answer":
    """Return the codes in a cell, each once, in order; sectors have a list of their own, others are free."""
    parts = given if isinstance(given, list | tuple) else split(str(given), settings)
    words = [word for part in parts if (word := str(part).strip()[:120]) and not is_nothing(word)]
    if field.scheme != "nace":
        return list(dict.fromkeys(words)), []
    unknown = [word for word in words if not sector_of(word)]
    codes = list(dict.fromkeys(code for word in words if (code := sector_of(word))))
    return codes or None, [reason("no_sectors", text=", ".join(unknown)[:200])] if unknown else []


def split(text: str, settings: Settings) -> list[str]:
    """Return the several values of a cell; codes of figures need no sign to be agreed upon."""
    if FIGURES.fullmatch(text.strip()):
        return [part.strip() for part in re.split(r"[|;,]", text)]
    return [part.strip() for part in (text.split(settings.split) if settings.split else [text])]


Answer = tuple[Any, list[Reason]]


def as_text(field: Field, text: str, settings: Settings) -> Answer:
    """Return text as it is."""
    return text, []


def as_number(field: Field, text: str, settings: Settings) -> Answer:
    """Return a number."""
    try:
        return number_of(text, settings.decimal), []
    except (ValueError, ArithmeticError):
        raise Wrong(reason("not_a_number", text=text[:80])) from None


def as_date(field: Field, text: str, settings: Settings) -> Answer:
    """Return a day."""
    try:
        return day_of(text, settings.day_first), []
    except NoDay:
        raise Wrong(reason("no_day", text=text[:80])) from None
    except (ValueError, OverflowError):
        raise Wrong(reason("not_a_date", text=text[:80])) from None


def as_country(field: Field, text: str, settings: Settings) -> Answer:
    """Return the two letters of a country; of several, the first."""
    try:
        return country_of(text), []
    except ValueError:
        pass_on = split(text, settings)
    if len(pass_on) > 1:
        found, _notes = as_country(field, pass_on[0], Settings())
        return found, [reason("more_values", text=", ".join(pass_on[1:])[:200])]
    guess = guess_of(text)
    raise Wrong(
        reason("like_a_country", text=text[:80], guess=guess)
        if guess
        else reason("not_a_country", text=text[:80])
    )


def as_choice(field: Field, text: str, settings: Settings) -> Answer:
    """Return the choice whose key or label this is, in any alphabet, nearly so if nothing else is as near."""
    wanted = in_latin(text)
    spellings = spellings_of(field.choices)
    for key, words in spellings.items():
        if wanted in words:
            return key, []
    near = sorted(
        ((max(fuzz.ratio(wanted, word) for word in words), key) for key, words in spellings.items()),
        reverse=True,
    )
    if near and near[0][0] >= CHOICE_LIKE and (len(near) == 1 or near[1][0] < near[0][0]):
        return near[0][1], []
    choices = ", ".join(str(label) for label in field.choices.values())
    raise Wrong(reason("not_a_choice", text=text[:80], choices=choices[:300]))


def spellings_of(choices: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return each choice's key and its label in every language as they are compared."""
    found = {key: {in_latin(str(key))} for key in choices}
    for language, _name in django_settings.LANGUAGES:
        with override(language):
            for key, label in choices.items():
                found[key].add(in_latin(str(label)))
    return found


def as_url(field: Field, text: str, settings: Settings) -> Answer:
    """Return an address of the internet; one without its beginning gets it, of several the first counts."""
    text = re.sub(r"^(https?://)\s+", r"\1", text, flags=re.IGNORECASE)
    first, *others = [part for part in re.split(r"\s+[/|]\s+|[\s;,]+(?=\S*\.)|\n", text) if part] or [""]
    address = first if "://" in first else f"https://{first.lstrip('/')}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return no_address(field, text)
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host) or " " in address:
        return no_address(field, text)
    return address, [reason("more_values", text=", ".join(others)[:200])] if others else []


def no_address(field: Field, text: str) -> Answer:
    """Refuse a cell that is no address; a link within somebody's own site says nothing and goes."""
    if text.startswith("/") and not field.is_required:
        return None, [reason("no_address", text=text[:80])]
    raise Wrong(reason("not_an_address", text=text[:80]))


def as_email(field: Field, text: str, settings: Settings) -> Answer:
    """Return an e-mail address; of several the first."""
    plain = re.sub(r"\s*[(\[]at[)\]]\s*", "@", text, flags=re.IGNORECASE).removeprefix("mailto:")
    found = [part.strip("<>().") for part in DIVIDED.split(plain) if "@" in part]
    good = [part for part in found if EMAIL.fullmatch(part)]
    if not good:
        raise Wrong(reason("not_an_email", text=text[:80]))
    return good[0], [reason("more_values", text=", ".join(found[1:])[:200])] if found[1:] else []


def as_flag(field: Field, text: str, settings: Settings) -> Answer:
    """Return yes or no."""
    word = normalised(text)
    if word in YES | NO:
        return word in YES, []
    raise Wrong(reason("not_a_flag", text=text[:80]))


READERS: Mapping[str, Callable[[Field, str, Settings], Answer]] = {
    "text": as_text,
    "number": as_number,
    "money": as_number,
    "date": as_date,
    "country": as_country,
    "choice": as_choice,
    "url": as_url,
    "email": as_email,
    "flag": as_flag,
}
