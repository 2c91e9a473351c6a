"""Reads a bid from its payload, or from the sheet a vendor typed, and says in sentences what does not fit.

Both have one shape (see `offer.payload_of`) and numbers as text; a discount is typed as `percent` and kept
as `rate`, VAT as `vat_percent` and `vat_rate`. The technical part is read apart: it is sealed apart.
"""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from nadi.together.pools.offers.extras import read_bundles, read_discount
from nadi.together.pools.offers.lines import read_line
from nadi.together.pools.offers.offer import Offer
from nadi.together.pools.offers.reader import (
    AMOUNT_PLACES,
    NOTE_LENGTH,
    QUANTITY_PLACES,
    Place,
    Problem,
    Reader,
    Sheet,
    Unreadable,
    duplicate,
    rows,
)
from nadi.together.pools.offers.terms import read_technical, read_terms
from nadi.together.pools.offers.wanted import Wanted

__all__ = ["Place", "Problem", "Unreadable", "read_offer", "read_quality"]


def read_offer(sheet: Any, wanted: Wanted) -> tuple[Offer, list[Problem]]:
    """Return the bid, and every problem found; with problems the bid is not to be used."""
    reader = Reader(wanted=wanted)
    try:
        offer = read_whole(sheet, reader)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        raise Unreadable(_("This does not have the shape of a bid.")) from error
    return offer, reader.problems


def read_quality(sheet: Any, wanted: Wanted) -> tuple[dict[str, str], list[Problem]]:
    """Return what a bid says to each criterion of quality, and every problem found."""
    reader = Reader(wanted=wanted)
    try:
        technical = read_technical(sheet, reader)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        raise Unreadable(_("This does not have the shape of a bid.")) from error
    return technical, reader.problems


def read_whole(sheet: Sheet, reader: Reader) -> Offer:
    """Read the parts in the order of the sheet."""
    lines = [read_line(one, reader) for one in rows(sheet, "lines")]
    offers = tuple(line for line in lines if line)
    bundles = read_bundles(sheet, reader)
    if (repeated := duplicate(line.key for line in offers)) is not None:
        reader.complain(("lines", repeated), "", _("A line is offered twice."))
    if not offers and not bundles and not reader.problems:
        reader.complain((), "", _("Enter a price for at least one line, or a bundle."))
    amount, quantity = AMOUNT_PLACES, QUANTITY_PLACES
    return Offer(
        **asdict(read_terms(sheet, reader)),
        note=reader.text(sheet, "note", (), _("Note"), NOTE_LENGTH),
        fixed_charge=reader.number(sheet, "fixed_charge", (), _("Fixed charge"), amount) or Decimal(0),
        capacity=reader.number(sheet, "capacity", (), _("Total capacity"), quantity),
        minimum_order_value=reader.number(sheet, "minimum_order_value", (), _("Minimum order value"), amount)
        or Decimal(0),
        discount=read_discount(sheet.get("discount") or {}, reader),
        lines=offers,
        bundles=bundles,
    )
