"""Reads a filled workbook into what a vendor would have typed on the page, each value with its cell.

Good cells are kept whatever stands in the others; a row that cannot be placed is named by its cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nadi.together.pools.offers.book import EXACT_DIGITS, FIRST_ROW, YES
from nadi.together.pools.offers.lines import MOST_VARIANTS
from nadi.together.pools.offers.offer import schedule_key
from nadi.together.pools.offers.wanted import Wanted, WantedLine

LARGEST_FILE, LARGEST_UNPACKED = 4 * 1024 * 1024, 40 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 3000, 30
YES_WORDS, NO_WORDS = (
    frozenset({YES, "x", "1", "true", "კი", "დიახ"}),
    frozenset({"", "no", "0", "false", "არა"}),
)
CHECKED = ("whole_lot", "incremental")


class NotABook(ValueError):
    """The file is no workbook of this tender; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a sheet: values as text by key, and where each stands."""

    sheet: str
    number: int
    values: Mapping[str, str]
    columns: Mapping[str, int]

    def cell(self, key: str) -> str:
        """Return where a value stands, as a spreadsheet names it."""
        return f"{self.sheet}!{get_column_letter(self.columns[key])}{self.number}"

    def has(self, *keys: str) -> bool:
        """Tell whether anything was typed under these keys."""
        return any(self.values.get(key) for key in keys)


@dataclass(kw_only=True)
class Book:
    """What a workbook says: values under the names of the page's fields, their cells, what has no place."""

    wanted: Wanted
    typed: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def put(self, name: str, row: Row, key: str) -> None:
        """Keep one value."""
        text = row.values.get(key, "")
        if key in CHECKED or name == "discount-incremental":
            text = self.checked(text, row, key)
        if text:
            self.typed[name], self.cells[name] = text, row.cell(key)

    def checked(self, text: str, row: Row, key: str) -> str:
        """Return a yes as the page sends it."""
        word = text.strip().casefold()
        if word not in YES_WORDS | NO_WORDS:
            self.complain(row, key, _("write yes, or leave it empty."))
        return YES if word in YES_WORDS else ""

    def complain(self, row: Row, key: str, sentence: str) -> None:
        """Note what has no place, by its cell."""
        self.problems.append(f"{row.cell(key)}: {sentence}")

    def next_of(self, start: str) -> int:
        """Count the rows of a list."""
        self.counts[start] = self.counts.get(start, -1) + 1
        return self.counts[start]

    def line_of(self, row: Row) -> WantedLine | None:
        """Return the line that a row is about, or complain."""
        text = row.values.get("line", "")
        found = next((line for line in self.wanted.lines if str(line.number) == text), None)
        if found is None:
            sentence = _("there is no line “%(typed)s” in this tender.") % {"typed": text[:20]}
            self.complain(row, "line", sentence)
        return found

    def start_of(self, row: Row) -> tuple[str, WantedLine] | None:
        """Return where on the page a row of a line belongs, or complain."""
        line, text = self.line_of(row), row.values.get("variant", "") or "0"
        if line is None:
            return None
        if not text.isdecimal() or int(text) > MOST_VARIANTS:
            sentence = _("an alternative has a number from 1 to %(most)s.") % {"most": MOST_VARIANTS}
            self.complain(row, "variant", sentence)
            return None
        start = f"lines-{schedule_key(line.uid, int(text))}"
        if int(text):
            self.typed.setdefault(f"{start}-description", "")
        return start, line


def read_book(data: bytes, *, tender: str, wanted: Wanted) -> Book:
    """Return what a workbook says; raises NotABook with a sentence when it is none of this tender."""
    sheets = {kind: rows for kind, rows in map(rows_of, worksheets(data)) if kind}
    terms = {row.values.get("key", ""): row for row in sheets.get("whole", [])}
    if "tender" not in terms:
        raise NotABook(_("This is not the sheet of a tender. Download it on this page and fill that one in."))
    if terms["tender"].values.get("value") != tender:
        raise NotABook(_("This sheet belongs to another tender. Download the one on this page."))
    book = Book(wanted=wanted)
    for kind, read in READERS.items():
        for row in sheets.get(kind, []):
            read(book, row)
    return book


def worksheets(data: bytes) -> list[Worksheet]:
    """Return the sheets of a workbook, refusing what is none or unpacks to too much."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            if (
                len(data) > LARGEST_FILE
                or sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED
            ):
                raise NotABook(_("The workbook is too large. Download the sheet anew and fill that one in."))
        return list(load_workbook(BytesIO(data), data_only=True).worksheets)
    except (BadZipFile, KeyError, IndexError, OSError, SyntaxError, TypeError, ValueError) as error:
        if isinstance(error, NotABook):
            raise
        raise NotABook(
            _("This is not an Excel workbook (.xlsx). Download the sheet on this page and fill that one in.")
        ) from error


def rows_of(sheet: Worksheet) -> tuple[str, list[Row]]:
    """Return the kind of a sheet and its rows; no kind where its first row holds no keys of ours."""
    kind, columns = "", {}
    for number in range(1, min(sheet.max_column, MOST_COLUMNS) + 1):
        found, _point, key = str(sheet.cell(1, number).value or "").partition(".")
        if key and found in READERS:
            kind, columns[key] = found, number
    found_rows = []
    for number in range(FIRST_ROW, min(sheet.max_row, MOST_ROWS) + 1) if kind else ():
        values = {key: text_of(sheet.cell(number, at).value) for key, at in columns.items()}
        if any(values.values()):
            found_rows.append(Row(sheet=sheet.title, number=number, values=values, columns=columns))
    return kind, found_rows


def text_of(value: Any) -> str:
    """Return a cell as one would type it into the page."""
    if value is None or value is False:
        return ""
    if value is True:
        return YES
    if isinstance(value, float):
        value = Decimal(format(value, f".{EXACT_DIGITS}g"))
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def read_price(book: Book, row: Row) -> None:
    """Read a row of the prices."""
    if row.has("from_quantity", "unit_price") and (found := book.start_of(row)):
        start = f"{found[0]}-breaks"
        number = book.next_of(start)
        for key in ("from_quantity", "unit_price"):
            book.put(f"{start}-{number}-{key}", row, key)


TERM_KEYS = (
    "description",
    "set_up_charge",
    "minimum_quantity",
    "capacity",
    "lead_time_days",
    "whole_lot",
    "incremental",
)


def read_terms(book: Book, row: Row) -> None:
    """Read a row of the lines' terms."""
    if row.has(*TERM_KEYS) and (found := book.start_of(row)):
        for key in TERM_KEYS:
            book.put(f"{found[0]}-{key}", row, key)


def read_freight(book: Book, row: Row) -> None:
    """Read a row of freight."""
    if not row.has("per_unit") or (found := book.start_of(row)) is None:
        return
    start, line = found
    typed = row.values.get("town", "").casefold()
    towns = [(town or "–").casefold() for town, _quantity in line.towns]
    if typed in towns:
        book.put(f"{start}-freight-{towns.index(typed)}-per_unit", row, "per_unit")
    else:
        book.complain(row, "town", _("nothing of this line goes there."))


WHOLE_KEYS = (
    "currency",
    "incoterm",
    "payment_days",
    "lead_time_days",
    "valid_until",
    "vat_percent",
    "fixed_charge",
    "minimum_order_value",
    "capacity",
    "discount-of",
    "discount-incremental",
    "note",
)


def read_whole_term(book: Book, row: Row) -> None:
    """Read a term of the whole bid."""
    if (key := row.values.get("key", "")) in WHOLE_KEYS:
        book.put(key, row, "value")


def read_tier(book: Book, row: Row) -> None:
    """Read a tier of the discount."""
    number = book.next_of("discount-tiers")
    for key in ("threshold", "percent"):
        book.put(f"discount-tiers-{number}-{key}", row, key)


def read_bundle(book: Book, row: Row) -> None:
    """Read a line of a bundle; rows of one name, or without any, belong to the bundle above."""
    name = row.values.get("name", "")
    known = {text: key.split("-")[1] for key, text in book.typed.items() if is_bundle_name(key)}
    last = str(book.counts.get("bundles", ""))
    number = known.get(name, "") if name else last
    start = f"bundles-{number or book.next_of('bundles')}"
    for key in ("name", "price", "group"):
        if row.has(key) and book.typed.get(f"{start}-{key}") not in (None, row.values[key]):
            book.complain(row, key, _("another row of this bundle says something else."))
        elif row.has(key):
            book.put(f"{start}-{key}", row, key)
    if row.has("line", "quantity") and (line := book.line_of(row)):
        place = f"{start}-lines-{line.uid}-quantity"
        if place in book.typed:
            book.complain(row, "line", _("the bundle names this line twice."))
        book.put(place, row, "quantity")


def is_bundle_name(key: str) -> bool:
    """Tell whether a field is the name of a bundle."""
    return key.startswith("bundles-") and key.endswith("-name")


def read_criterion(book: Book, row: Row) -> None:
    """Read what the bid says to a criterion of quality."""
    if row.values.get("key") in {one.uid for one in book.wanted.quality}:
        book.put(f"technical-{row.values['key']}", row, "value")


READERS = {
    "prices": read_price,
    "terms": read_terms,
    "freight": read_freight,
    "whole": read_whole_term,
    "discount": read_tier,
    "bundles": read_bundle,
    "quality": read_criterion,
}
