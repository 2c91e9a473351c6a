"""Numbers as people write them: "1 234,50", "1,234.50", "1.234,50", "1234.5"; never through a float."""

import re
from decimal import Decimal

SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*|[+-]?[.,][0-9]+")
# No thousands begin with a zero: in "0,425" the comma can only be decimal.
GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+|[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
LONGEST = 40


def parsed_decimal(text: str, *, decimal_separator: str) -> Decimal:
    """Return the number written; ValueError when it is none or could be read in two ways.

    Of two kinds of separator the last is the decimal one. A single separator is decimal, but for the reader's
    own thousands separator before exactly three digits ("1,234" is 1234 in English).
    """
    compact = SPACES.sub("", text.strip()).replace("\u2212", "-")
    if len(compact) > LONGEST or not NUMBER.fullmatch(compact):
        raise ValueError(f"{text!r} is not a number.")
    return Decimal(with_point(compact, decimal_separator))


def with_point(compact: str, decimal_separator: str) -> str:
    """Return the number with a decimal point and no thousands separators."""
    points, commas = compact.count("."), compact.count(",")
    if points and commas:
        decimal = "." if compact.rindex(".") > compact.rindex(",") else ","
        whole, _separator, part = compact.rpartition(decimal)
        if decimal in whole or not GROUPED.fullmatch(whole):
            raise ValueError(f"{compact!r} has its separators in no usual order.")
        return f"{ungrouped(whole)}.{part}"
    if points + commas > 1:
        if not GROUPED.fullmatch(compact):
            raise ValueError(f"{compact!r} has its separators in no usual order.")
        return ungrouped(compact)
    if commas and decimal_separator == "." and GROUPED.fullmatch(compact):
        return ungrouped(compact)
    return compact.replace(",", ".")


def ungrouped(whole: str) -> str:
    """Return the digits without thousands separators."""
    return whole.replace(",", "").replace(".", "")


def written_decimal(value: Decimal, *, decimal_separator: str) -> str:
    """Return the number as one types it into a field: no thousands, no exponent, no idle zeros."""
    text = f"{value:f}"
    if "." in text:
        whole, part = text.split(".")
        kept = part[:2] + part[2:].rstrip("0")
        text = f"{whole}.{kept}" if kept.strip("0") else whole
    return text.replace(".", decimal_separator)
