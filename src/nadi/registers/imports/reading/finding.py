"""Finding out how a file is to be read, and telling what was noticed on the way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from nadi.registers.imports.reading import delimited, workbooks
from nadi.registers.imports.reading.encodings import decoded, encoding_of
from nadi.registers.imports.reading.heads import find_heads
from nadi.registers.imports.reading.kinds import kind_of
from nadi.registers.imports.reading.letters import is_mojibake, looks_like_font_text
from nadi.registers.imports.reading.settings import Settings
from nadi.registers.imports.reading.table import Opened, put_right

LOOKED_AT = 300
SPLITS = ("|", ";")
DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})( .*)?")
COMMA = re.compile(r"-?\d{1,3}(?:[. ']\d{3})*,\d{1,2}|-?\d+,(?:\d{1,2}|\d{4,})|-?\d{1,3}(?:\.\d{3})+,\d+")
POINT = re.compile(r"-?\d{1,3}(?:[, ']\d{3})*\.\d{1,2}|-?\d+\.(?:\d{1,2}|\d{4,})|-?\d{1,3}(?:,\d{3})+\.\d+")


@dataclass(frozen=True, kw_only=True)
class Found:
    """How a file is to be read, its sheets, and what a person should know of it (`notes`: code and value)."""

    settings: Settings
    sheets: Sequence[workbooks.Sheet] = ()
    notes: Sequence[tuple[str, Any]] = ()


def find_out(content: bytes, name: str, known: frozenset[str] = frozenset(), sheet: str = "") -> Found:
    """Find out how a file is to be read; `known` are the heads fields go by. Raises `Unreadable`.

    Of a workbook the sheet named is read, or the one that holds the most.
    """
    if kind_of(content, name) == "text":
        return in_text(content, known)
    return in_workbook(content, known, sheet)


def in_text(content: bytes, known: frozenset[str]) -> Found:
    """Find out the encoding, the sign between cells, and the rest."""
    encoding = encoding_of(content)
    text = decoded(content, encoding)
    lines = delimited.split_lines(text)
    settings = Settings(encoding=encoding, delimiter=delimited.delimiter_of(lines))
    notes: list[tuple[str, Any]] = []
    if "\ufffd" in text:
        notes.append(("unreadable_signs", text.count("\ufffd")))
    if delimited.stated_delimiter(lines):
        notes.append(("sep_line", settings.delimiter))
    return looked_at(Opened(lines=lines, book=None, sheet=None, settings=settings), (), notes, known)


def in_workbook(content: bytes, known: frozenset[str], wanted: str) -> Found:
    """Choose the sheet that is shown and holds the most, and tell of the hidden ones."""
    book = workbooks.opened(content)
    sheets = workbooks.sheets_of(content, book)
    shown = [one for one in sheets if not one.is_hidden] or sheets
    named = next((one for one in sheets if one.name == wanted), None)
    chosen = named or max(shown, key=lambda one: min(one.height, 2000) * min(one.width, 20))
    notes: list[tuple[str, Any]] = []
    if hidden := [one.name for one in sheets if one.is_hidden]:
        notes.append(("hidden_sheets", ", ".join(hidden)))
    if others := [one.name for one in shown if one is not chosen and one.height > 1]:
        notes.append(("other_sheets", ", ".join(others)))
    settings = Settings(sheet=chosen.name)
    table = Opened(lines=None, book=book, sheet=chosen, settings=settings)
    return looked_at(table, sheets, notes, known)


def looked_at(
    table: Opened, sheets: Sequence[workbooks.Sheet], notes: list[tuple[str, Any]], known: frozenset[str]
) -> Found:
    """Find out from the first rows what does not depend on the kind of file."""
    raw = list(islice(table.raw_rows(), LOOKED_AT))
    texts = [cell for _number, cells in raw for cell in cells if cell]
    settings = replace(
        table.settings,
        is_repaired=sum(map(is_mojibake, texts)) * 10 > sum(not text.isascii() for text in texts),
        is_font_text=looks_like_font_text(texts),
    )
    rows = [(number, put_right(cells, settings)) for number, cells in raw]
    first, last = find_heads(rows, known, table.merged)
    cells = [cell for number, line in rows if number > last for cell in line if cell]
    settings = replace(
        settings,
        head_first=first,
        head_last=last,
        first_row=last + 1 if last else first_filled(rows),
        day_first=is_day_first(cells),
        decimal=decimal_of(cells),
        split=split_of(cells),
    )
    if settings.is_repaired:
        notes.append(("repaired", ""))
    if settings.is_font_text:
        notes.append(("font_text", ""))
    if table.hidden_rows:
        notes.append(("hidden_rows", len(table.hidden_rows)))
    return Found(settings=settings, sheets=sheets, notes=notes)


def first_filled(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Return the first row that holds anything."""
    return next((number for number, cells in rows if any(cells)), 1)


def is_day_first(cells: Sequence[str]) -> bool:
    """Tell whether the day stands before the month: it does, unless a date proves otherwise."""
    found = [match for cell in cells if (match := DAY.fullmatch(cell))]
    months_first = sum(int(one.group(2)) > 12 for one in found)
    return months_first <= sum(int(one.group(1)) > 12 for one in found)


def decimal_of(cells: Sequence[str]) -> str:
    """Return the decimal sign that the numbers use."""
    commas = sum(bool(COMMA.fullmatch(cell)) for cell in cells)
    return "," if commas > sum(bool(POINT.fullmatch(cell)) for cell in cells) else "."


def split_of(cells: Sequence[str]) -> str:
    """Return the sign between several values of a cell, where one is used throughout."""
    for sign in SPLITS:
        if sum(sign in cell for cell in cells) * 20 > len(cells):
            return sign
    return ""
