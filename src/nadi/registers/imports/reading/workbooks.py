"""Workbooks of any office program: values as shown, sheets hidden or not, cells that were made one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine as calamine
from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.reading.hidden import hidden_rows
from nadi.registers.imports.reading.kinds import DAMAGED, LOCKED, Unreadable

GROUPED = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")
Span = tuple[int, int, int, int]  # first row, first column, last row, last column; from 0
Book = Any  # calamine's workbook ships no types of its own that say more


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: its name, whether it is hidden, its size, and which cells were made one."""

    name: str
    is_hidden: bool
    height: int
    width: int
    merged: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)


def opened(content: bytes) -> Book:
    """Open a workbook, or say why it cannot be opened."""
    with Refusing():
        return calamine.load_workbook(BytesIO(content))


class Refusing:
    """Turn whatever the reader of workbooks says into a sentence; its own crash is one of those."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, calamine.PasswordError):
            raise Unreadable(LOCKED) from error
        if isinstance(error, (calamine.CalamineError, ValueError, OSError, MemoryError)) or (
            kind is not None and kind.__name__ == "PanicException"
        ):
            raise Unreadable(DAMAGED) from error


def sheets_of(content: bytes, book: Book) -> list[Sheet]:
    """Return the sheets that hold cells (charts and macros are none), in the order of their tabs."""
    found = []
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        with Refusing():
            sheet = book.get_sheet_by_name(about.name)
        end = sheet.end
        found.append(
            Sheet(
                name=about.name,
                is_hidden=about.visible != calamine.SheetVisibleEnum.Visible,
                height=end[0] + 1 if end else 0,
                width=end[1] + 1 if end else 0,
                merged=tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ()),
                hidden_rows=hidden_rows(content, about.name),
            )
        )
    if not found:
        raise Unreadable(_("This workbook has no sheet with cells. Send the one that holds the rows."))
    return found


def rows(book: Book, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every row of a sheet with its number, cell by cell as text."""
    with Refusing():
        sheet = book.get_sheet_by_name(name)
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            yield number, [written(cell) for cell in cells]


def written(cell: Any) -> str:
    """Return a cell as text: dates by ISO 8601, numbers with a point, whole ones without it.

    A number with just three decimals gets a fourth, so that nobody takes its point for one of thousands.
    """
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return written_number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


def written_number(number: float) -> str:
    """Return a number without the noise of its binary digits."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    text = f"{number:.15g}"
    if "e" in text:
        text = f"{number:.20f}".rstrip("0")
    return f"{text}0" if GROUPED.fullmatch(text) else text
