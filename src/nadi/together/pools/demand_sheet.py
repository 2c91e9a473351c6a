"""A company's demand as an Excel workbook: every line at every site, to fill in and send back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nadi.companies.models import Site
from nadi.together.pools.forms.demand import LABELS, DemandForm, name_of
from nadi.together.pools.models import Line, Pool
from nadi.together.pools.units import unit_name
from nadi.web.components.figures import moment_text
from nadi.web.exports import defused
from nadi.web.forms.fields import separator
from nadi.web.forms.numbers import written_decimal
from nadi.web.localized import localized

MARK = "nadi-demand-1"
HEAD_ROW = 4
FIRST_KIND = 6  # the column of the quantity: F, after key, number, item, site and unit
LAST = FIRST_KIND + len(LABELS)  # the column that says what is wrong
WIDTHS = (3, 6, 44, 28, 12, 16, 16, 20, 24, 60)
LARGEST_UNPACKED = 12 * 1024 * 1024
MOST_ROWS = 20_000
EXCEL_DIGITS = 15
NUMBER_FORMAT = "#,##0.######"
TYPED_IN = PatternFill("solid", fgColor="FFF8E1")
WRONG = PatternFill("solid", fgColor="F8D0C8")
GUIDE_FILL = PatternFill("solid", fgColor="E6EEE9")


class NotOurSheet(ValueError):
    """The file is no workbook of ours; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """For which pool, company and version of its demand a workbook was made."""

    pool: str
    company: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a workbook says: cells by the name of their field, where each stands, and rows it cannot place."""

    head: Head
    cells: Mapping[str, str]
    places: Mapping[str, str]
    strays: Sequence[tuple[int, str]]


def write_sheet(form: DemandForm, head: Head, strays: Sequence[str] = ()) -> bytes:
    """Return the workbook of a form: what stands in it, and its mistakes marked where it was judged."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = str(_("Demand"))[:31]
    write_guide(page, form.pool, head)
    row = HEAD_ROW
    for site in form.sites:
        for line in form.lines:
            row += 1
            write_row(page, row, form, line, site)
    for stray in strays:
        row += 1
        page.cell(row, 3, defused(stray)).fill = WRONG
        page.cell(row, LAST, _("This row names no item and site of this pool.")).fill = WRONG
    protect(page)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def write_guide(page: Worksheet, pool: Pool, head: Head) -> None:
    """Write what the sheet is, how it is filled in, and the heads of its columns."""
    page.cell(1, 1, " ".join((MARK, head.pool, head.company, str(head.version))))
    page.cell(1, 2, defused(localized(pool, "title"))).font = Font(bold=True, size=14)
    until = moment_text(pool.demand_until)
    page.cell(2, 2, _("Demand until: %(until)s. Only your company and the office see it.") % {"until": until})
    page.cell(3, 2, _("Fill in the yellow cells, leave the others as they are, and upload the file again."))
    heads = ["", _("No."), _("Item"), _("Site"), _("Unit")]
    heads += [priced(pool, kind) for kind in LABELS]
    for column, words in enumerate([*heads, _("What is wrong")], start=1):
        cell = page.cell(HEAD_ROW, column, str(words))
        cell.font, cell.fill = Font(bold=True), GUIDE_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(column)].width = WIDTHS[column - 1]
    page.column_dimensions["A"].hidden = True
    page.freeze_panes = f"{get_column_letter(FIRST_KIND)}{HEAD_ROW + 1}"


def priced(pool: Pool, kind: str) -> str:
    """Return the head of a column, a price with its currency."""
    per_unit = _("%(price)s (%(currency)s per unit, before VAT)")
    is_price = kind in {"baseline", "walk_away"}
    return per_unit % {"price": LABELS[kind], "currency": pool.currency} if is_price else str(LABELS[kind])


def write_row(page: Worksheet, row: int, form: DemandForm, line: Line, site: Site) -> None:
    """Write one line at one site, with what is wrong about it."""
    item, place, unit = (
        defused(str(one)) for one in (localized(line), localized(site), unit_name(line.unit))
    )
    fixed: list[str | int] = [f"{line.uid}/{site.uid}", line.position, item, place, unit]
    for column, value in enumerate(fixed, start=1):
        page.cell(row, column, value)
    wrong = []
    for column, kind in enumerate(LABELS, start=FIRST_KIND):
        name = name_of(line, site, kind)
        cell = page.cell(row, column)
        cell.value, cell.number_format = as_number(form, name), NUMBER_FORMAT
        cell.protection, cell.fill = Protection(locked=False), TYPED_IN
        for sentence in form.errors.get(name, ()) if form.is_bound else ():
            cell.fill = WRONG
            cell.comment = Comment(str(sentence), "Nadi")
            wrong.append(f"{cell.coordinate}: {sentence}")
    if wrong:
        page.cell(row, LAST, " ".join(wrong)).fill = WRONG


def as_number(form: DemandForm, name: str) -> Any:
    """Return what stands in a field as a spreadsheet holds it; what is no number stays as typed."""
    value = form[name].value()
    if form.is_bound and name not in form.errors:
        value = form.cleaned_data.get(name)
    if value in (None, ""):
        return None
    return value if isinstance(value, Decimal) else defused(str(value))


def protect(page: Worksheet) -> None:
    """Keep heads and keys from being typed over; without a password, for it is a help and no lock."""
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False


def read_sheet(file: IO[bytes]) -> Filled:
    """Return what a workbook says; raises NotOurSheet with a sentence for anything but our own sheet."""
    values, formulas = (loaded(file, data_only=is_result) for is_result in (True, False))
    head = head_of(values)
    cells: dict[str, str] = {}
    places: dict[str, str] = {}
    strays: list[tuple[int, str]] = []
    rows = zip(values.iter_rows(min_row=2), formulas.iter_rows(min_row=2), strict=True)
    for number, (results, typed) in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise NotOurSheet(_("The sheet has more rows than any of ours. Download it anew and fill it in."))
        key = str(results[0].value or "")
        line, _slash, site = key.partition("/")
        pairs = list(zip(results, typed, strict=True))[FIRST_KIND - 1 : LAST - 1]
        entered = [text_of(*pair) for pair in pairs]
        if not site:
            if any(entered) and number > HEAD_ROW:
                strays.append((number, described([cell.value for cell in results])))
            continue
        for column, (kind, text) in enumerate(zip(LABELS, entered, strict=False), start=FIRST_KIND):
            name = f"{kind}-{line}-{site}"
            place = f"{get_column_letter(column)}{number}"
            if name in places and text != cells[name]:
                raise NotOurSheet(
                    _("%(one)s and %(other)s name the same item and site but differ. Keep one of the rows.")
                    % {"one": places[name], "other": place}
                )
            cells[name], places[name] = text, place
    return Filled(head=head, cells=cells, places=places, strays=strays)


def loaded(file: IO[bytes], *, data_only: bool) -> Worksheet:
    """Return the first page of a workbook, as results or as formulas."""
    file.seek(0)
    try:
        with ZipFile(file) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise NotOurSheet(_("The workbook is too large. Download the sheet anew and fill it in."))
        file.seek(0)
        page = load_workbook(file, data_only=data_only).worksheets[0]
    except (BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError, TypeError) as error:
        if isinstance(error, NotOurSheet):
            raise
        raise NotOurSheet(
            _("This is not an Excel workbook (.xlsx). Download the sheet here and fill it in.")
        ) from error
    return page


def head_of(page: Worksheet) -> Head:
    """Return for whom the workbook was made."""
    words = str(page.cell(1, 1).value or "").split()
    if len(words) != 4 or words[0] != MARK or not words[3].isdigit():
        raise NotOurSheet(_("This is not the sheet of this page. Download it here and fill it in."))
    return Head(pool=words[1], company=words[2], version=int(words[3]))


def text_of(result: Any, typed: Any) -> str:
    """Return a cell as if it were typed into the form: numbers the reader's way, a formula by its result."""
    value = result.value
    if value is None and typed.value is not None:
        return str(typed.value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return number_text(value)
    return str(value).strip()


def number_text(value: float) -> str:
    """Return a spreadsheet's number without the noise beyond the digits a spreadsheet keeps."""
    exact = Decimal(f"{value:.{EXCEL_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    return written_decimal(exact, decimal_separator=separator())


def described(values: Sequence[Any]) -> str:
    """Return a row that cannot be placed as one sees it."""
    return " · ".join(str(value) for value in values[1 : LAST - 1] if value not in (None, ""))


def unplaced(filled: Filled, form: DemandForm) -> list[tuple[int, str]]:
    """Return the rows whose item or site this pool no longer has, though something is typed there."""
    lost: dict[str, list[str]] = {}
    for name, text in filled.cells.items():
        if text and name not in form.fields:
            lost.setdefault(filled.places[name].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []).append(text)
    return [*filled.strays, *((int(row), " · ".join(texts)) for row, texts in lost.items())]


def mistakes(form: DemandForm, places: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return each bad cell: its address or else its item and site, what was typed, and the reason."""
    return [
        (places.get(name) or str(form[name].label), str(form[name].value() or ""), str(sentence))
        for name, sentences in form.errors.items()
        if name in form.fields
        for sentence in sentences
    ]
