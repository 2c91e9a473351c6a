"""The bid sheet: what a vendor types, in the shape of a payload and under the names of the form's fields.

A field is called after its place in the payload (`lines-<uid>-breaks-0-unit_price`). Rows left empty close
up.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from nadi.together.pools.offer import LineOffer, Offer
from nadi.together.pools.offer_reading import Place
from nadi.together.pools.typed_numbers import typed_as
from nadi.together.pools.wanted import Wanted, WantedLine

ROWS_OFFERED, ROWS_MORE, MOST_ROWS = 3, 3, 60
BREAK, TIER, BUNDLE = ("from_quantity", "unit_price"), ("threshold", "percent"), ("name", "price", "group")
LINE_TERMS = ("set_up_charge", "minimum_quantity", "capacity")
WHOLE_TERMS = ("fixed_charge", "minimum_order_value", "capacity")
Sheet = dict[str, Any]
Typed = Mapping[str, Any]


def sheet_of(typed: Typed, wanted: Wanted) -> Sheet:
    """Return the sheet in the shape of a payload, every value as typed."""
    tiers = rows(typed, "discount-tiers", TIER)
    return {
        **{key: text(typed, key) for key in (*WHOLE_TERMS, "note")},
        "lines": [line_sheet(typed, line) for line in wanted.lines],
        "discount": {
            "of": text(typed, "discount-of") or "quantity",
            "incremental": text(typed, "discount-incremental"),
            "tiers": tiers,
        },
        "bundles": bundle_sheets(typed, wanted),
    }


def line_sheet(typed: Typed, line: WantedLine) -> Sheet:
    """Return what was typed about one line."""
    start = f"lines-{line.uid}"
    return {
        "line": line.uid,
        "incremental": text(typed, f"{start}-incremental"),
        "whole_lot": text(typed, f"{start}-whole_lot"),
        **{key: text(typed, f"{start}-{key}") for key in LINE_TERMS},
        "breaks": rows(typed, f"{start}-breaks", BREAK),
        "freight": [
            {"town": town, "per_unit": text(typed, f"{start}-freight-{index}-per_unit")}
            for index, (town, _quantity) in enumerate(line.towns)
        ],
    }


def bundle_sheets(typed: Typed, wanted: Wanted) -> list[Sheet]:
    """Return what was typed about bundles."""
    keys = [*BUNDLE, *(f"lines-{line.uid}-quantity" for line in wanted.lines)]
    return [
        {
            **{key: row[key] for key in BUNDLE},
            "lines": [
                {"line": line.uid, "quantity": row[f"lines-{line.uid}-quantity"]} for line in wanted.lines
            ],
        }
        for row in rows(typed, "bundles", keys, offered=1, more=1)
    ]


def text(typed: Typed, name: str) -> str:
    """Return what was typed into a field."""
    return str(typed.get(name) or "").strip()


def rows(
    typed: Typed, start: str, keys: Sequence[str], *, offered: int = ROWS_OFFERED, more: int = ROWS_MORE
) -> list[dict[str, str]]:
    """Return the rows with anything in them, then empty ones: as many as before, and more where asked."""
    index, found = 0, []
    while index < MOST_ROWS and any(f"{start}-{index}-{key}" in typed for key in keys):
        found.append({key: text(typed, f"{start}-{index}-{key}") for key in keys})
        index += 1
    filled = [row for row in found if any(row.values())]
    count = max(len(found), offered) + (more if typed.get("more") == start else 0)
    return filled + [dict.fromkeys(keys, "") for _row in range(min(count, MOST_ROWS) - len(filled))]


def flat(sheet: Any, start: Place = ()) -> dict[str, str]:
    """Return every value of a sheet under the name of its place; rows of lines count by line."""
    if isinstance(sheet, Mapping):
        inside = [flat(value, (*start, key)) for key, value in sheet.items() if key not in ("line", "town")]
    elif isinstance(sheet, list):
        inside = [
            flat(row, (*start, row["line"] if start[-1] == "lines" else index))
            for index, row in enumerate(sheet)
        ]
    else:
        return {name_of(start): str(sheet)}
    return {name: value for part in inside for name, value in part.items()}


def name_of(place: Place) -> str:
    """Return the name of the field at a place."""
    return "-".join(str(part) for part in place)


def typed_again(offer: Offer | None, wanted: Wanted) -> dict[str, str]:
    """Return what to type to get this offer, under the names of the fields; nothing for none."""
    if offer is None:
        return {}
    typed = {
        "note": offer.note,
        "fixed_charge": typed_as(offer.fixed_charge or None),
        "minimum_order_value": typed_as(offer.minimum_order_value or None),
        "capacity": typed_as(offer.capacity),
        "discount-of": offer.discount.of,
        "discount-incremental": "yes" if offer.discount.incremental else "",
    }
    for index, tier in enumerate(offer.discount.tiers):
        typed[f"discount-tiers-{index}-threshold"] = typed_as(tier.threshold)
        typed[f"discount-tiers-{index}-percent"] = typed_as(tier.rate * 100)
    for line in offer.lines:
        typed |= line_typed_again(line, wanted)
    for index, bundle in enumerate(offer.bundles):
        start = f"bundles-{index}"
        typed |= {f"{start}-name": bundle.name, f"{start}-group": bundle.group}
        typed[f"{start}-price"] = typed_as(bundle.price)
        typed |= {f"{start}-lines-{uid}-quantity": typed_as(quantity) for uid, quantity in bundle.lines}
    return typed


def line_typed_again(offer: LineOffer, wanted: Wanted) -> dict[str, str]:
    """Return what to type to get this schedule."""
    start, line = f"lines-{offer.line}", wanted.line(offer.line)
    freight = dict(offer.freight)
    typed = {
        f"{start}-incremental": "yes" if offer.incremental else "",
        f"{start}-whole_lot": "on" if offer.whole_lot else "",
        f"{start}-set_up_charge": typed_as(offer.set_up_charge or None),
        f"{start}-minimum_quantity": typed_as(offer.minimum_quantity or None),
        f"{start}-capacity": typed_as(offer.capacity),
    }
    for index, one in enumerate(offer.breaks):
        typed[f"{start}-breaks-{index}-from_quantity"] = typed_as(one.from_quantity)
        typed[f"{start}-breaks-{index}-unit_price"] = typed_as(one.unit_price)
    for index, (town, _quantity) in enumerate(line.towns if line else ()):
        typed[f"{start}-freight-{index}-per_unit"] = typed_as(freight.get(town))
    return typed
