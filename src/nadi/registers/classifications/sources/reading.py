"""Telling a published table by its heads, and reading the codes in it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications.shapes import Found, Source
from nadi.registers.classifications.sources.published import SOURCES
from nadi.registers.classifications.sources.tables import heads_of, records
from nadi.web.access import Sentence

LONGEST_CODE = 120
UNREADABLE: Sentence = _("This line cannot be read as a row of a table.")
NO_CODE: Sentence = _("This row has no code.")
LONG_CODE: Sentence = _("The code is longer than 120 characters.")


def source_of(name: str, head: bytes) -> Source | None:
    """Return the table this is, by its heads and, where two editions share them, by the file's name."""
    heads = set(heads_of(head))
    fitting = [one for one in SOURCES if one.heads <= heads]
    lowered = name.lower()
    named = [one for one in fitting if one.names and any(word in lowered for word in one.names)]
    unnamed = [one for one in fitting if not one.names]
    return next(iter(named or unnamed), None)


def read(source: Source, content: bytes) -> Iterator[Found]:
    """Yield each code in the file with its line, or the fault of that line; never raises."""
    for line, record in records(content):
        place = str(line)
        if record is None:
            yield Found(place=place, fault=UNREADABLE)
            continue
        found_one = False
        for row in source.rows(record):
            if not row.code:
                continue
            found_one = True
            is_long = len(row.code) > LONGEST_CODE
            yield Found(place=place, fault=LONG_CODE) if is_long else Found(place=place, row=row)
        if not found_one:
            yield Found(place=place, fault=NO_CODE)
