"""Demand and bids from CSV sheets, the way an office keeps them."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from io import StringIO

from nadi.engine.award.checks import refuse
from nadi.engine.award.problem import (
    ZERO,
    Bid,
    Demand,
    DiscountTier,
    Line,
    LineOffer,
    PriceBreak,
    Problem,
    TotalDiscount,
)

DEMAND = ("line", "quantity")
DEMAND_MORE = ("member", "site", "tolerance", "baseline", "name", "unit", "reserve_price")
BIDS = ("vendor", "line", "unit_price")
BIDS_MORE = ("from_quantity", "set_up", "upto", "kind", "minimum_quantity", "capacity", "set_up_charge")
TOTAL = "*"

Row = dict[str, str]


def problem_from_sheets(demand: str, bids: str, *, currency: str = "EUR") -> Problem:
    """A problem from two CSV texts with a heading row; raises ValueError that names sheet, row and column.

    Demand: line, quantity and optionally member, site, tolerance, baseline, name, unit, reserve_price. Bids:
    vendor, line, unit_price and optionally from_quantity, set_up, upto, kind, minimum_quantity, capacity,
    set_up_charge; one row per price break. The line * holds a vendor's total quantity discount:
    from_quantity, and the rate as unit_price.
    """
    wanted = list(_rows(demand, "demand", (DEMAND, DEMAND_MORE)))
    offered = list(_rows(bids, "bids", (BIDS, BIDS_MORE)))
    lines = tuple(_line(name, group) for name, group in _grouped(wanted, "line").items())
    vendors = _grouped(offered, "vendor")
    return Problem(
        currency=currency,
        lines=lines,
        bids=tuple(_bid(vendor, group, number) for number, (vendor, group) in enumerate(vendors.items())),
    )


def _rows(text: str, sheet: str, columns: tuple[Sequence[str], Sequence[str]]) -> Iterator[tuple[str, Row]]:
    """Each row with its place; blank rows are skipped, separators comma, semicolon and tab are understood."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    heads = [(head or "").strip().lower() for head in reader.fieldnames or ()]
    required, more = columns
    for name in required:
        if name not in heads:
            raise refuse(f"{sheet} sheet", f"the column “{name}” is missing.")
    for head in heads:
        if head and head not in (*required, *more):
            raise refuse(f"{sheet} sheet", f"the column “{head}” is not known.")
    reader.fieldnames = heads
    for row in reader:
        values = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        if any(values.values()):
            yield f"{sheet} sheet, row {reader.line_num}", values


def _grouped(rows: list[tuple[str, Row]], column: str) -> dict[str, list[tuple[str, Row]]]:
    found: dict[str, list[tuple[str, Row]]] = {}
    for place, row in rows:
        if not row[column]:
            raise refuse(f"{place}, column {column}", "must not be empty.")
        found.setdefault(row[column], []).append((place, row))
    return found


def _number(place: str, row: Row, column: str) -> Decimal | None:
    text = row.get(column, "").replace(" ", "").replace("\u00a0", "")
    if not text:
        return None
    try:
        number = Decimal(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except InvalidOperation as error:
        raise refuse(f"{place}, column {column}", f"“{row[column]}” is not a number.") from error
    if not number.is_finite() or number < 0:
        raise refuse(f"{place}, column {column}", "must be a number, not below zero.")
    return number


def _needed(place: str, row: Row, column: str) -> Decimal:
    number = _number(place, row, column)
    if number is None:
        raise refuse(f"{place}, column {column}", "must not be empty.")
    return number


def _line(name: str, rows: list[tuple[str, Row]]) -> Line:
    place, first = rows[0]
    demands = tuple(
        Demand(
            member=row.get("member", "") or "everybody",
            site=row.get("site", ""),
            quantity=_needed(spot, row, "quantity"),
            tolerance=_number(spot, row, "tolerance") or ZERO,
            baseline=_number(spot, row, "baseline"),
        )
        for spot, row in rows
    )
    reserve = _number(place, first, "reserve_price")
    return Line(
        id=name,
        demands=demands,
        reserve_price=reserve,
        name=first.get("name", ""),
        unit=first.get("unit", ""),
    )


def _bid(vendor: str, rows: list[tuple[str, Row]], number: int) -> Bid:
    by_line = _grouped(rows, "line")
    discount = tuple(
        DiscountTier(threshold=_needed(place, row, "from_quantity"), rate=_needed(place, row, "unit_price"))
        for place, row in by_line.pop(TOTAL, [])
    )
    return Bid(
        id=vendor,
        vendor=vendor,
        submitted=number,
        offers=tuple(_offer(line, group) for line, group in by_line.items()),
        total_discount=TotalDiscount(tiers=discount) if discount else None,
    )


def _offer(line: str, rows: list[tuple[str, Row]]) -> LineOffer:
    breaks = [
        PriceBreak(
            from_quantity=_number(place, row, "from_quantity") or ZERO,
            unit_price=_needed(place, row, "unit_price"),
            set_up=_number(place, row, "set_up") or ZERO,
            upto=_number(place, row, "upto"),
        )
        for place, row in rows
    ]
    place, first = rows[0]
    kind = first.get("kind", "") or "all_units"
    if kind not in ("all_units", "incremental"):
        raise refuse(f"{place}, column kind", f"must be all_units or incremental, not “{kind}”.")
    return LineOffer(
        line=line,
        breaks=tuple(sorted(breaks, key=lambda step: step.from_quantity)),
        kind="incremental" if kind == "incremental" else "all_units",
        minimum_quantity=_number(place, first, "minimum_quantity") or ZERO,
        capacity=_number(place, first, "capacity"),
        set_up_charge=_number(place, first, "set_up_charge") or ZERO,
    )
