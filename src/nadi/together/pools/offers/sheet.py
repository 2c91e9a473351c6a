"""The bid sheet: what a vendor types, in the shape of a payload and under the names of the form's fields.

A field is called after its place in the payload (`lines-<uid>-breaks-0-unit_price`). Rows left empty close
up.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from nadi.together.pools.offers.lines import MOST_VARIANTS
from nadi.together.pools.offers.offer import schedule_key
from nadi.together.pools.offers.reading import Place
from nadi.together.pools.offers.wanted import Wanted, WantedLine

ROWS_OFFERED, ROWS_MORE, MOST_ROWS = 3, 3, 60
BREAK, TIER, BUNDLE = ("from_quantity", "unit_price"), ("threshold", "percent"), ("name", "price", "group")
LINE_TERMS = ("set_up_charge", "minimum_quantity", "capacity", "lead_time_days")
WHOLE_TERMS = ("fixed_charge", "minimum_order_value", "capacity")
LANDED_TERMS = ("incoterm", "payment_days", "lead_time_days", "valid_until", "vat_percent")
# What names a row and is not typed.
NAMES = ("line", "town", "variant")
Sheet = dict[str, Any]
Typed = Mapping[str, Any]


def sheet_of(typed: Typed, wanted: Wanted) -> Sheet:
    """Return the sheet in the shape of a payload, every value as typed."""
    return {
        **{key: text(typed, key) for key in (*WHOLE_TERMS, *LANDED_TERMS, "note")},
        "currency": text(typed, "currency") or wanted.currency,
        "incoterm": text(typed, "incoterm") or wanted.incoterm,
        "lines": [
            line_sheet(typed, line, variant) for line in wanted.lines for variant in variants(typed, line)
        ],
        "discount": {
            "of": text(typed, "discount-of") or "quantity",
            "incremental": text(typed, "discount-incremental"),
            "tiers": rows(typed, "discount-tiers", TIER),
        },
        "bundles": bundle_sheets(typed, wanted),
        "technical": {one.uid: text(typed, f"technical-{one.uid}") for one in wanted.quality},
    }


def variants(typed: Typed, line: WantedLine) -> list[int]:
    """Return the schedules of a line: the one asked for, the alternatives typed, and one more where asked."""
    found = [
        number
        for number in range(1, MOST_VARIANTS + 1)
        if f"lines-{schedule_key(line.uid, number)}-description" in typed
    ]
    free = [number for number in range(1, MOST_VARIANTS + 1) if number not in found]
    more = free[:1] if typed.get("more") == alternative_to(line) else []
    return [0, *sorted(found + more)]


def alternative_to(line: WantedLine) -> str:
    """Return what the button that offers an alternative to a line sends."""
    return f"lines-{line.uid}-alternative"


def line_sheet(typed: Typed, line: WantedLine, variant: int) -> Sheet:
    """Return what was typed about one schedule of a line."""
    start = f"lines-{schedule_key(line.uid, variant)}"
    return {
        "line": line.uid,
        "variant": variant,
        "description": text(typed, f"{start}-description"),
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
    """Return every value of a sheet under the name of its place; rows of lines count by schedule."""
    if isinstance(sheet, Mapping):
        inside = [flat(value, (*start, key)) for key, value in sheet.items() if key not in NAMES]
    elif isinstance(sheet, list):
        by_line = start[-1] == "lines"
        inside = [
            flat(row, (*start, schedule_key(row["line"], row.get("variant", 0)) if by_line else index))
            for index, row in enumerate(sheet)
        ]
    else:
        return {name_of(start): str(sheet)}
    return {name: value for part in inside for name, value in part.items()}


def name_of(place: Place) -> str:
    """Return the name of the field at a place."""
    return "-".join(str(part) for part in place)
