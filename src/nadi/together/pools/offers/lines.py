"""Reads the price schedule of a line: breaks, charges, least and most, freight by town."""

from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.together.pools.offers.offer import Break, LineOffer, schedule_key
from nadi.together.pools.offers.reader import (
    AMOUNT_PLACES,
    NOTE_LENGTH,
    PRICE_PLACES,
    QUANTITY_PLACES,
    Place,
    Reader,
    Sheet,
    named,
    rows,
)
from nadi.together.pools.offers.wanted import WantedLine

MOST_VARIANTS, MOST_DAYS = 5, 3650


def read_line(sheet: Sheet, reader: Reader) -> LineOffer | None:
    """Read one line's schedule, or an alternative's; None where the vendor left it empty."""
    uid, variant = str(sheet["line"]), int(sheet.get("variant") or 0)
    line = reader.wanted.line(uid)
    if line is None or not 0 <= variant <= MOST_VARIANTS:
        reader.complain(("lines", uid), "", _("The bid names a line that this tender does not have."))
        return None
    name, place = named(line, variant), ("lines", schedule_key(uid, variant))

    def number(key: str, label: str, places: int) -> Decimal | None:
        return reader.number(sheet, key, place, f"{name}, {label}", places)

    before = len(reader.problems)
    offer = LineOffer(
        line=uid,
        variant=variant,
        description=reader.text(
            sheet, "description", place, _("%(line)s, what you offer") % {"line": name}, NOTE_LENGTH
        ),
        lead_time_days=reader.whole(
            sheet, "lead_time_days", place, _("%(line)s, lead time") % {"line": name}, MOST_DAYS
        ),
        incremental=bool(sheet.get("incremental")),
        set_up_charge=number("set_up_charge", _("set-up charge"), AMOUNT_PLACES) or Decimal(0),
        minimum_quantity=number("minimum_quantity", _("minimum order quantity"), QUANTITY_PLACES)
        or Decimal(0),
        capacity=number("capacity", _("capacity"), QUANTITY_PLACES),
        whole_lot=bool(sheet.get("whole_lot")),
        breaks=read_breaks(sheet, place, name, reader),
        freight=read_freight(sheet, line, place, reader),
    )
    if len(reader.problems) == before:
        check_line(offer, line, reader)
    return offer if offer.breaks else None


def check_line(offer: LineOffer, line: WantedLine, reader: Reader) -> None:
    """Complain where the terms of a line contradict one another."""
    name, place = named(line, offer.variant), ("lines", offer.key)
    if not offer.breaks:
        if says_more(offer):
            sentence = _("there are terms but no price. Enter a price, or clear the line.")
            reader.complain((*place, "breaks", 0, "unit_price"), name, sentence)
        return
    if offer.variant and not offer.description:
        sentence = _("say in which way this differs from what was asked for.")
        reader.complain((*place, "description"), name, sentence)
    if offer.capacity is not None and offer.capacity < offer.minimum_quantity:
        sentence = _("the minimum order quantity is above the capacity.")
        reader.complain((*place, "minimum_quantity"), name, sentence)
    if offer.capacity == 0:
        reader.complain((*place, "capacity"), name, _("a capacity of zero offers nothing; leave it empty."))
    elif offer.whole_lot and offer.capacity is not None and offer.capacity < line.quantity:
        sentence = _("the whole lot only, but the capacity is below the quantity wanted.")
        reader.complain((*place, "capacity"), name, sentence)


def says_more(offer: LineOffer) -> bool:
    """Tell whether a line says anything beside its prices."""
    terms = (
        offer.set_up_charge,
        offer.minimum_quantity,
        offer.freight,
        offer.whole_lot,
        offer.incremental,
        offer.description,
    )
    return any(terms) or offer.capacity is not None or offer.lead_time_days is not None


def read_breaks(sheet: Sheet, start_place: Place, name: str, reader: Reader) -> tuple[Break, ...]:
    """Read a line's price breaks, lowest quantity first."""
    found: list[Break] = []
    for index, row in enumerate(rows(sheet, "breaks")):
        place: Place = (*start_place, "breaks", index)
        label = _("%(line)s, price break %(n)s") % {"line": name, "n": index + 1}
        before = len(reader.problems)
        start = reader.number(row, "from_quantity", place, _("%(row)s, from quantity") % {"row": label}, 3)
        price = reader.number(row, "unit_price", place, _("%(row)s, unit price") % {"row": label}, 6)
        if len(reader.problems) > before or (start is None and price is None):
            continue
        if price is None:
            reader.complain((*place, "unit_price"), label, _("the quantity has no price."))
        elif start is None and index:
            reader.complain((*place, "from_quantity"), label, _("say from which quantity this price holds."))
        elif any(one.from_quantity == (start or 0) for one in found):
            reader.complain((*place, "from_quantity"), label, _("another price starts at this quantity too."))
        else:
            found.append(Break(from_quantity=start or Decimal(0), unit_price=price))
    return tuple(sorted(found, key=lambda one: one.from_quantity))


def read_freight(
    sheet: Sheet, line: WantedLine, start_place: Place, reader: Reader
) -> tuple[tuple[str, Decimal], ...]:
    """Read what delivery costs per unit and town; a town left empty is delivered without extra cost."""
    towns = [town for town, quantity in line.towns]
    found: list[tuple[str, Decimal]] = []
    for index, row in enumerate(rows(sheet, "freight")):
        town, place = str(row["town"]), (*start_place, "freight", index)
        label = _("%(line)s, freight to %(town)s") % {"line": named(line), "town": town}
        per_unit = reader.number(row, "per_unit", place, label, PRICE_PLACES)
        if town not in towns or town in dict(found):
            reader.complain((*place, "per_unit"), label, _("nothing of this line goes there."))
        elif per_unit is not None:
            found.append((town, per_unit))
    return tuple(found)
