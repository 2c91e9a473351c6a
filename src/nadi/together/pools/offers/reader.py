"""Goes through a sheet and collects, in sentences, what does not fit and where."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from nadi.together.pools.offers.wanted import Wanted, WantedLine
from nadi.together.pools.typed_numbers import NotANumber, typed_number
from nadi.web.forms import clean_text

Place = tuple[str | int, ...]
Sheet = Mapping[str, Any]
QUANTITY_PLACES, PRICE_PLACES, AMOUNT_PLACES, PERCENT_PLACES, RATE_PLACES = 3, 6, 2, 4, 6
NOTE_LENGTH, NAME_LENGTH, GROUP_LENGTH, TECHNICAL_LENGTH = 4000, 80, 40, 20_000
MOST_ROWS = 500
# Code points that are no letters, which no XML (and so no workbook) can hold.
NO_LETTERS = re.compile("[\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that does not fit, and where in the sheet."""

    place: Place
    sentence: str


class Unreadable(Exception):
    """The payload has no shape of a bid at all."""


@dataclass
class Reader:
    """Goes through a sheet and collects what does not fit."""

    wanted: Wanted
    problems: list[Problem] = field(default_factory=list)

    def complain(self, place: Place, where: str, what: str) -> None:
        """Note a problem: where, in words, and what."""
        self.problems.append(Problem(place=place, sentence=f"{where}: {what}" if where else what))

    def number(self, sheet: Sheet, key: str, place: Place, label: str, places: int) -> Decimal | None:
        """Return the number at a key, None where nothing or no number stands."""
        text = str(sheet.get(key) or "").strip()
        if not text:
            return None
        try:
            return typed_number(text, places=places)
        except NotANumber as error:
            self.complain((*place, key), label, str(error))
            return None

    def whole(self, sheet: Sheet, key: str, place: Place, label: str, most: int) -> int | None:
        """Return the whole number at a key, None where nothing or no such number stands."""
        number = self.number(sheet, key, place, label, 0)
        if number is not None and number > most:
            self.complain((*place, key), label, _("at most %(most)s.") % {"most": most})
            return None
        return None if number is None else int(number)

    def text(self, sheet: Sheet, key: str, place: Place, label: str, longest: int) -> str:
        """Return the text at a key, fit to be stored and shown."""
        text = words(sheet, key)
        if len(text) > longest:
            self.complain((*place, key), label, _("at most %(n)s characters.") % {"n": longest})
        return text

    def day(self, sheet: Sheet, key: str, place: Place, label: str) -> date | None:
        """Return the day at a key, written as a browser's calendar writes it."""
        text = words(sheet, key)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            values = {"typed": text[:40], "example": "2027-03-31"}
            self.complain(
                (*place, key), label, _("“%(typed)s” is not a day; write it as %(example)s.") % values
            )
            return None


def words(sheet: Sheet, key: str) -> str:
    """Return the text at a key, fit to be stored and shown."""
    text = clean_text(str(sheet.get(key) or "").replace("\r\n", "\n"))
    return NO_LETTERS.sub("", text).strip()


def rows(sheet: Sheet, key: str) -> Sequence[Sheet]:
    """Return the rows at a key."""
    found = sheet.get(key) or []
    if not isinstance(found, list) or len(found) > MOST_ROWS:
        raise ValueError(key)
    return found


def named(line: WantedLine, variant: int = 0) -> str:
    """Name a line, or an alternative to it, the way the sheet does."""
    values = {"number": line.number, "name": line.name, "variant": variant}
    if variant:
        return _("Line %(number)s (%(name)s), alternative %(variant)s") % values
    return _("Line %(number)s (%(name)s)") % values


def duplicate(names: Iterable[str]) -> str | None:
    """Return the first name that comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
