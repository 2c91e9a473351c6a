"""Numbers as people type them: a comma or a point before the decimals, spaces between the thousands."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.web.localized import is_local

WHOLE_DIGITS = 12
SPACES = re.compile(r"[\s'’]")
GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}(\.\d{3})+,\d+")
PLAIN = re.compile(r"\d+([.,]\d+)?|[.,]\d+")
# "1,234" is a thousand and more to one reader, and one and a bit to another.
TWO_WAYS = re.compile(r"[1-9]\d{0,2},\d{3}")


class NotANumber(ValueError):
    """What stands there is not the number wanted; the message says why."""


def typed_number(text: str, *, places: int) -> Decimal:
    """Return the number typed, not negative, with at most so many decimal places."""
    digits = SPACES.sub("", text)
    if digits.startswith("-"):
        raise NotANumber(_("it must not be negative."))
    if TWO_WAYS.fullmatch(digits) and not is_local():
        whole, part = digits.split(",")
        raise NotANumber(
            _("“%(typed)s” can be read in two ways: write %(whole)s or %(point)s.")
            % {"typed": text.strip(), "whole": whole + part, "point": f"{whole}.{part}"}
        )
    number = Decimal(plain(digits, text))
    if -int(number.as_tuple().exponent) > places:
        raise NotANumber(_("at most %(places)s digits after the decimal point.") % {"places": places})
    if number >= Decimal(10) ** WHOLE_DIGITS:
        raise NotANumber(_("the number is too large."))
    return number


def plain(digits: str, text: str) -> str:
    """Return the digits with a point before the decimals and nothing between the thousands."""
    if PLAIN.fullmatch(digits):
        return digits.replace(",", ".")
    if GROUPED.fullmatch(digits):
        signs = re.sub(r"\d", "", digits)
        decimal = signs[-1] if len(set(signs)) > 1 else ""
        return "".join("." if one == decimal else one for one in digits if one.isdigit() or one == decimal)
    raise NotANumber(_("“%(typed)s” is not a number.") % {"typed": text.strip()})
