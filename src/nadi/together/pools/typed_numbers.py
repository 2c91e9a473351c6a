"""Numbers of a bid as vendors type them; what could be read in two ways is refused, for a bid is binding."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.web.forms.fields import separator
from nadi.web.forms.numbers import SPACES, parsed_decimal, written_decimal

LARGEST = Decimal(10) ** 12
# "1,234" is a thousand and more to one reader, and one and a bit to another.
TWO_WAYS = re.compile(r"[1-9]\d{0,2},\d{3}")


class NotANumber(ValueError):
    """What stands there is not the number wanted; the message says why."""


def typed_number(text: str, *, places: int) -> Decimal:
    """Return the number typed, not negative, with at most so many decimal places."""
    digits = SPACES.sub("", text)
    if TWO_WAYS.fullmatch(digits) and separator() == ".":
        whole, part = digits.split(",")
        raise NotANumber(
            _("“%(typed)s” can be read in two ways: write %(whole)s or %(point)s.")
            % {"typed": text.strip(), "whole": whole + part, "point": f"{whole}.{part}"}
        )
    try:
        number = parsed_decimal(text, decimal_separator=separator())
    except ValueError as error:
        raise NotANumber(_("“%(typed)s” is not a number.") % {"typed": text.strip()[:40]}) from error
    if number < 0:
        raise NotANumber(_("it must not be negative."))
    if -int(number.normalize().as_tuple().exponent) > places:
        raise NotANumber(_("at most %(places)s digits after the decimal point.") % {"places": places})
    if number >= LARGEST:
        raise NotANumber(_("the number is too large."))
    return number


def typed_as(number: Decimal | None) -> str:
    """Return what the reader types to get this number."""
    return "" if number is None else written_decimal(number, decimal_separator=separator())
