"""Numbers as people write them into tables: with currency, percent, spaces and apostrophes."""

import re
from decimal import Decimal

from nadi.web.forms.numbers import parsed_decimal

AROUND = re.compile(
    r"₾|€|\$|£|¥|%|\b(gel|eur|usd|gbp|chf|rub|try|ლარი|ლ|lari|euro|euros|dollars?|pcs|kg|ც)\b\.?",
    re.IGNORECASE,
)
DASH = re.compile(r"[.,][-–—]+$")
SCIENTIFIC = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,2}")
POINT_GROUPS = re.compile(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+")
LONGEST = 60


def number_of(text: str, decimal: str) -> Decimal:
    """Return the number; ValueError where there is none. `decimal` is the file's decimal sign."""
    bare = DASH.sub("", AROUND.sub(" ", text[:LONGEST]).strip())
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1]}"
    if SCIENTIFIC.fullmatch(bare):
        return Decimal(f"{Decimal(bare):f}")
    compact = re.sub(r"[\s'’\u00a0\u202f]", "", bare)
    if decimal == "," and POINT_GROUPS.fullmatch(compact):
        return Decimal(compact.replace(".", ""))
    return parsed_decimal(bare, decimal_separator=decimal)
