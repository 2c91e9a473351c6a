"""Files of what a list shows: CSV that spreadsheets open in the right alphabet, and XLSX.

A cell that a spreadsheet would run as a formula is defused; numbers stay numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from tablib import Dataset

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST_TEXT = 32_000


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table on its way into a file."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Any]]


def plain(value: Any) -> Any:
    """Return a value as a file holds it: numbers and dates as such, text that cannot run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, str | Promise):
        return defused(str(value))
    return value


def defused(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_TEXT]
    return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA_STARTS) else clean


def written(value: Any) -> Any:
    """Return a plain value as CSV spells it: decimals with a point and no exponent, dates by ISO 8601."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value


def as_csv(sheet: Sheet) -> bytes:
    """Return the sheet as CSV, marked as UTF-8 so that Excel shows Georgian letters."""
    data = Dataset(headers=[defused(head) for head in sheet.heads])
    for row in sheet.rows:
        data.append([written(plain(value)) for value in row])
    return b"\xef\xbb\xbf" + str(data.export("csv")).encode()


def as_xlsx(sheet: Sheet) -> bytes:
    """Return the sheet as a workbook with its heads kept in sight."""
    book = Workbook(write_only=True)
    page = book.create_sheet(title=sheet.name[:31])
    page.freeze_panes = "A2"
    heads = []
    for head in sheet.heads:
        cell = WriteOnlyCell(page, value=defused(head))
        cell.font = Font(bold=True)
        heads.append(cell)
    page.append(heads)
    for row in sheet.rows:
        page.append([plain(value) for value in row])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


KINDS: Mapping[str, tuple[Callable[[Sheet], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def file_answer(kind: str, sheet: Sheet) -> HttpResponse:
    """Answer with the sheet as a file to keep."""
    write, content_type = KINDS[kind]
    response = HttpResponse(write(sheet), content_type=content_type)
    name = f"{sheet.name}-{timezone.localdate().isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
