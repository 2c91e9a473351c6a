"""The bid sheet as an Excel workbook: filled in with the lines, and with the vendor's bid where there is one.

Row 1 is hidden and holds keys (`prices.unit_price`), so that a workbook reads the same in every language and
after columns were moved or sheets renamed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nadi.together.pools.forms.bid_fields import LABELS
from nadi.together.pools.offers.incoterms import INCOTERMS
from nadi.together.pools.offers.offer import LineOffer, Offer
from nadi.together.pools.offers.own import OwnBid
from nadi.together.pools.offers.wanted import Wanted, WantedLine

# A spreadsheet keeps fifteen digits of a number; a longer one is written as text.
EXACT_DIGITS = 15
SPARE_BREAKS, SPARE_TIERS, SPARE_PARTS = 3, 5, 12
FIRST_ROW = 3
YES = "yes"
GIVEN = PatternFill("solid", fgColor="EEEEEE")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a sheet: its key, its head, how wide it is; a given one is not read back."""

    key: str
    head: str
    width: int = 14
    is_given: bool = False


Row = Sequence[Any]


def bid_book(*, tender: str, wanted: Wanted, own: OwnBid | None) -> bytes:
    """Return the workbook of a tender."""
    book = Workbook()
    del book["Sheet"]
    offer = own.offer if own else None
    schedules = schedules_of(offer, wanted)
    add_sheet(book, _("Prices"), "prices", price_columns(), price_rows(schedules))
    add_sheet(book, _("Line terms"), "terms", term_columns(), map(term_row, schedules))
    add_sheet(book, _("Freight"), "freight", freight_columns(), freight_rows(schedules))
    add_sheet(book, _("Whole bid"), "whole", whole_columns(), whole_rows(tender, wanted, offer))
    add_sheet(book, _("Discount"), "discount", tier_columns(), tier_rows(offer))
    add_sheet(book, _("Bundles"), "bundles", bundle_columns(), bundle_rows(offer, wanted))
    if wanted.quality:
        said = own.technical if own else {}
        rows = [[one.uid, one.name, said.get(one.uid, "")] for one in wanted.quality]
        add_sheet(book, _("Technical envelope"), "quality", quality_columns(), rows)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


Scheduled = tuple[WantedLine, LineOffer | None, int]


def schedules_of(offer: Offer | None, wanted: Wanted) -> list[Scheduled]:
    """Return each line with what is offered for it, and with each alternative."""
    found: list[Scheduled] = []
    for line in wanted.lines:
        own = {one.variant: one for one in (offer.lines if offer else ()) if one.line == line.uid}
        found += [(line, own.get(variant), variant) for variant in sorted({0, *own})]
    return found


def add_sheet(book: Workbook, title: str, kind: str, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Add one sheet: keys, heads, rows."""
    sheet = book.create_sheet(title[:31])
    for number, column in enumerate(columns, start=1):
        sheet.cell(1, number, f"{kind}.{column.key}")
        head = sheet.cell(2, number, column.head)
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = f"A{FIRST_ROW}"
    for at, row in enumerate(rows, start=FIRST_ROW):
        write_row(sheet, at, row, columns)


def write_row(sheet: Worksheet, at: int, row: Row, columns: Sequence[Column]) -> None:
    """Write the cells of one row; what is given and not typed is grey."""
    for number, (value, column) in enumerate(zip(row, columns, strict=True), start=1):
        cell = sheet.cell(at, number)
        fill_cell(cell, value)
        if column.is_given:
            cell.fill = GIVEN


def fill_cell(cell: Cell | MergedCell, value: Any) -> None:
    """Write a number as a number while it stays exact, and any text so that it never runs as a formula."""
    if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > EXACT_DIGITS:
        value = f"{value:f}"
    if isinstance(value, Promise):
        value = str(value)
    if value is None or value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def line_columns() -> list[Column]:
    """Return the columns that say which line a row is about."""
    return [
        Column(key="line", head=_("Line"), width=7),
        Column(key="item", head=_("Item"), width=34, is_given=True),
        Column(key="variant", head=_("Alternative (empty: as asked for)"), width=14),
    ]


def price_columns() -> list[Column]:
    """Return the columns of the prices."""
    return [
        *line_columns(),
        Column(key="wanted", head=_("Quantity wanted"), is_given=True),
        Column(key="unit", head=_("Unit"), width=9, is_given=True),
        Column(key="from_quantity", head=str(LABELS["from_quantity"])),
        Column(key="unit_price", head=str(LABELS["unit_price"])),
    ]


def price_rows(schedules: Iterable[Scheduled]) -> Iterable[Row]:
    """Yield a row per price break, and empty ones to fill in."""
    for line, offer, variant in schedules:
        breaks = offer.breaks if offer else ()
        about = [line.number, line.name, variant or None, line.quantity, line.unit]
        for one in breaks:
            yield [*about, one.from_quantity or None, one.unit_price]
        for _spare in range(max(1, SPARE_BREAKS - len(breaks))):
            yield [*about, None, None]


def term_columns() -> list[Column]:
    """Return the columns of what holds for a line beside its prices."""
    incremental = _("Yes: a price holds for the units above its quantity only (empty: for every unit)")
    return [
        *line_columns(),
        Column(key="description", head=str(LABELS["description"]), width=34),
        Column(key="set_up_charge", head=str(LABELS["set_up_charge"])),
        Column(key="minimum_quantity", head=str(LABELS["minimum_quantity"])),
        Column(key="capacity", head=str(LABELS["capacity"])),
        Column(key="lead_time_days", head=str(LABELS["lead_time_days"])),
        Column(key="whole_lot", head=_("Yes: the whole quantity or nothing"), width=16),
        Column(key="incremental", head=incremental, width=24),
    ]


def term_row(scheduled: Scheduled) -> Row:
    """Return the row of one schedule's terms."""
    line, offer, variant = scheduled
    about = [line.number, line.name, variant or None]
    if offer is None:
        return [*about, *[None] * 7]
    return [
        *about,
        offer.description,
        offer.set_up_charge or None,
        offer.minimum_quantity or None,
        offer.capacity,
        offer.lead_time_days,
        YES if offer.whole_lot else None,
        YES if offer.incremental else None,
    ]


def freight_columns() -> list[Column]:
    """Return the columns of freight."""
    return [
        *line_columns(),
        Column(key="town", head=_("Delivered to"), width=20),
        Column(key="wanted", head=_("Quantity wanted"), is_given=True),
        Column(key="per_unit", head=_("Freight per unit, beside the price")),
    ]


def freight_rows(schedules: Iterable[Scheduled]) -> Iterable[Row]:
    """Yield a row per line and town."""
    for line, offer, variant in schedules:
        freight = dict(offer.freight) if offer else {}
        for town, quantity in line.towns:
            yield [line.number, line.name, variant or None, town or "–", quantity, freight.get(town)]


def whole_columns() -> list[Column]:
    """Return the columns of what holds for the whole bid."""
    return [
        Column(key="key", head=_("Key"), width=22, is_given=True),
        Column(key="label", head=_("Term"), width=44, is_given=True),
        Column(key="value", head=_("Your bid"), width=30),
        Column(key="help", head=_("How to fill it in"), width=60, is_given=True),
    ]


def whole_rows(tender: str, wanted: Wanted, offer: Offer | None) -> Iterable[Row]:
    """Yield the terms of the whole bid."""
    vat = offer.vat_rate * 100 if offer and offer.vat_rate else None
    codes = ", ".join([wanted.currency, *(code for code, _rate in wanted.rates)])
    yield ["tender", _("This tender"), tender, _("Leave as it is.")]
    yield ["currency", LABELS["currency"], offer.currency if offer else wanted.currency, codes]
    yield ["incoterm", LABELS["incoterm"], offer.incoterm if offer else wanted.incoterm, ", ".join(INCOTERMS)]
    yield ["payment_days", LABELS["payment_days"], (offer and offer.payment_days) or None, ""]
    yield ["lead_time_days", LABELS["lead_time_days"], offer and offer.lead_time_days, ""]
    yield ["valid_until", LABELS["valid_until"], offer and offer.valid_until, _("A day, as 2027-03-31.")]
    yield ["vat_percent", LABELS["vat_percent"], vat, _("Prices are before VAT; it is not compared.")]
    yield ["fixed_charge", LABELS["fixed_charge"], (offer and offer.fixed_charge) or None, ""]
    yield [
        "minimum_order_value",
        LABELS["minimum_order_value"],
        (offer and offer.minimum_order_value) or None,
        "",
    ]
    yield ["capacity", LABELS["capacity"], offer and offer.capacity, _("Units of all lines together.")]
    kinds = _("What the thresholds on the sheet of discounts count: quantity or amount.")
    yield ["discount-of", LABELS["of"], offer.discount.of if offer else "quantity", kinds]
    part = _("Yes: off the part of the amount above the threshold only (empty: off everything).")
    is_part = YES if offer and offer.discount.incremental else None
    yield ["discount-incremental", LABELS["discount-incremental"], is_part, part]
    yield ["note", LABELS["note"], offer.note if offer else "", ""]


def tier_columns() -> list[Column]:
    """Return the columns of the discount on the total."""
    return [
        Column(key="threshold", head=str(LABELS["threshold"]), width=20),
        Column(key="percent", head=str(LABELS["percent"])),
    ]


def tier_rows(offer: Offer | None) -> Iterable[Row]:
    """Yield the tiers, and empty rows."""
    tiers = offer.discount.tiers if offer else ()
    yield from ([tier.threshold, tier.rate * 100] for tier in tiers)
    yield from ([None, None] for _spare in range(SPARE_TIERS))


def bundle_columns() -> list[Column]:
    """Return the columns of bundles: a row per line in a bundle."""
    return [
        Column(key="name", head=_("Bundle (the same name on each of its rows)"), width=24),
        Column(key="price", head=str(LABELS["price"])),
        Column(key="group", head=str(LABELS["group"])),
        Column(key="line", head=_("Line"), width=7),
        Column(key="quantity", head=str(LABELS["quantity"])),
    ]


def bundle_rows(offer: Offer | None, wanted: Wanted) -> Iterable[Row]:
    """Yield a row per line in a bundle, its price on the first."""
    for bundle in offer.bundles if offer else ():
        for number, (uid, quantity) in enumerate(bundle.lines):
            line = wanted.line(uid)
            first = [bundle.price, bundle.group] if number == 0 else [None, None]
            yield [bundle.name, *first, line.number if line else None, quantity]
    yield from ([None] * 5 for _spare in range(SPARE_PARTS))


def quality_columns() -> list[Column]:
    """Return the columns of the technical envelope."""
    return [
        Column(key="key", head=_("Key"), width=16, is_given=True),
        Column(key="label", head=_("Criterion"), width=34, is_given=True),
        Column(key="value", head=_("What you say to it; write no prices here"), width=80),
    ]
