"""Reads a bid from its payload, or from the sheet a vendor typed, and says in sentences what does not fit.

Both have one shape (see `offer.payload_of`) and numbers as text; a discount is typed as `percent` and kept
as `rate`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from nadi.together.pools.offer import Break, BundleOffer, Discount, LineOffer, Offer, Tier
from nadi.together.pools.typed_numbers import NotANumber, typed_number
from nadi.together.pools.wanted import Wanted, WantedLine
from nadi.web.forms import clean_text

Place = tuple[str | int, ...]
Sheet = Mapping[str, Any]
QUANTITY_PLACES, PRICE_PLACES, AMOUNT_PLACES, PERCENT_PLACES, RATE_PLACES = 3, 6, 2, 4, 6
NOTE_LENGTH, NAME_LENGTH, GROUP_LENGTH = 4000, 80, 40
MOST_ROWS = 500


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that does not fit, and where in the sheet."""

    place: Place
    sentence: str


class Unreadable(Exception):
    """The payload has no shape of a bid at all."""


@dataclass
class Reader:
    """Goes through a sheet and collects what does not fit."""

    wanted: Wanted
    problems: list[Problem] = field(default_factory=list)

    def complain(self, place: Place, where: str, what: str) -> None:
        """Note a problem: where, in words, and what."""
        self.problems.append(Problem(place=place, sentence=f"{where}: {what}" if where else what))

    def number(self, sheet: Sheet, key: str, place: Place, label: str, places: int) -> Decimal | None:
        """Return the number at a key, None where nothing or no number stands."""
        text = str(sheet.get(key) or "").strip()
        if not text:
            return None
        try:
            return typed_number(text, places=places)
        except NotANumber as error:
            self.complain((*place, key), label, str(error))
            return None


def read_offer(sheet: Any, wanted: Wanted) -> tuple[Offer, list[Problem]]:
    """Return the bid, and every problem found; with problems the bid is not to be used."""
    reader = Reader(wanted=wanted)
    try:
        offer = read_whole(sheet, reader)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        raise Unreadable(_("This does not have the shape of a bid.")) from error
    return offer, reader.problems


def read_whole(sheet: Sheet, reader: Reader) -> Offer:
    """Read the parts in the order of the sheet."""
    lines = [read_line(one, reader) for one in rows(sheet, "lines")]
    offers = tuple(line for line in lines if line)
    bundles = read_bundles(sheet, reader)
    if (repeated := duplicate(line.line for line in offers)) is not None:
        reader.complain(("lines", repeated), "", _("A line is offered twice."))
    if not offers and not bundles and not reader.problems:
        reader.complain((), "", _("Enter a price for at least one line, or a bundle."))
    currency = str(sheet.get("currency") or reader.wanted.currency)
    if currency != reader.wanted.currency:
        reader.complain(
            ("currency",), "", _("Prices of this tender are in %(code)s.") % {"code": reader.wanted.currency}
        )
    note = words(sheet, "note")
    if len(note) > NOTE_LENGTH:
        reader.complain(("note",), _("Note"), _("at most %(n)s characters.") % {"n": NOTE_LENGTH})
    amount, quantity = AMOUNT_PLACES, QUANTITY_PLACES
    return Offer(
        currency=currency,
        note=note,
        fixed_charge=reader.number(sheet, "fixed_charge", (), _("Fixed charge"), amount) or Decimal(0),
        capacity=reader.number(sheet, "capacity", (), _("Total capacity"), quantity),
        minimum_order_value=reader.number(sheet, "minimum_order_value", (), _("Minimum order value"), amount)
        or Decimal(0),
        discount=read_discount(sheet.get("discount") or {}, reader),
        lines=offers,
        bundles=bundles,
    )


def read_line(sheet: Sheet, reader: Reader) -> LineOffer | None:
    """Read one line's schedule; None where the vendor left the line empty."""
    uid = str(sheet["line"])
    line = reader.wanted.line(uid)
    if line is None:
        reader.complain(("lines", uid), "", _("The bid names a line that this tender does not have."))
        return None
    name, place = named(line), ("lines", uid)

    def number(key: str, label: str, places: int) -> Decimal | None:
        return reader.number(sheet, key, place, f"{name}, {label}", places)

    before = len(reader.problems)
    offer = LineOffer(
        line=uid,
        incremental=bool(sheet.get("incremental")),
        set_up_charge=number("set_up_charge", _("set-up charge"), AMOUNT_PLACES) or Decimal(0),
        minimum_quantity=number("minimum_quantity", _("minimum order quantity"), QUANTITY_PLACES)
        or Decimal(0),
        capacity=number("capacity", _("capacity"), QUANTITY_PLACES),
        whole_lot=bool(sheet.get("whole_lot")),
        breaks=read_breaks(sheet, line, reader),
        freight=read_freight(sheet, line, reader),
    )
    if len(reader.problems) == before:
        check_line(offer, line, reader)
    return offer if offer.breaks else None


def check_line(offer: LineOffer, line: WantedLine, reader: Reader) -> None:
    """Complain where the terms of a line contradict one another."""
    name, place = named(line), ("lines", offer.line)
    says_more = offer.set_up_charge or offer.minimum_quantity or offer.capacity is not None or offer.freight
    if not offer.breaks:
        if says_more or offer.whole_lot or offer.incremental:
            sentence = _("there are terms but no price. Enter a price, or clear the line.")
            reader.complain((*place, "breaks", 0, "unit_price"), name, sentence)
        return
    if offer.capacity is not None and offer.capacity < offer.minimum_quantity:
        sentence = _("the minimum order quantity is above the capacity.")
        reader.complain((*place, "minimum_quantity"), name, sentence)
    if offer.capacity == 0:
        reader.complain((*place, "capacity"), name, _("a capacity of zero offers nothing; leave it empty."))
    elif offer.whole_lot and offer.capacity is not None and offer.capacity < line.quantity:
        sentence = _("the whole lot only, but the capacity is below the quantity wanted.")
        reader.complain((*place, "capacity"), name, sentence)


def read_breaks(sheet: Sheet, line: WantedLine, reader: Reader) -> tuple[Break, ...]:
    """Read a line's price breaks, lowest quantity first."""
    found: list[Break] = []
    for index, row in enumerate(rows(sheet, "breaks")):
        place: Place = ("lines", line.uid, "breaks", index)
        label = _("%(line)s, price break %(n)s") % {"line": named(line), "n": index + 1}
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


def read_freight(sheet: Sheet, line: WantedLine, reader: Reader) -> tuple[tuple[str, Decimal], ...]:
    """Read what delivery costs per unit and town; a town left empty is delivered without extra cost."""
    towns = [town for town, quantity in line.towns]
    found: list[tuple[str, Decimal]] = []
    for index, row in enumerate(rows(sheet, "freight")):
        town, place = str(row["town"]), ("lines", line.uid, "freight", index)
        label = _("%(line)s, freight to %(town)s") % {"line": named(line), "town": town}
        per_unit = reader.number(row, "per_unit", place, label, PRICE_PLACES)
        if town not in towns or town in dict(found):
            reader.complain((*place, "per_unit"), label, _("nothing of this line goes there."))
        elif per_unit is not None:
            found.append((town, per_unit))
    return tuple(found)


def read_discount(sheet: Sheet, reader: Reader) -> Discount:
    """Read the discount on the total of all lines."""
    tiers: list[Tier] = []
    for index, row in enumerate(rows(sheet, "tiers")):
        place: Place = ("discount", "tiers", index)
        label = _("Total discount, tier %(n)s") % {"n": index + 1}
        before = len(reader.problems)
        threshold = reader.number(row, "threshold", place, _("%(row)s, from") % {"row": label}, 3)
        key, places = ("percent", PERCENT_PLACES) if "percent" in row else ("rate", RATE_PLACES)
        rate = reader.number(row, key, place, _("%(row)s, discount") % {"row": label}, places)
        if len(reader.problems) > before or (threshold is None and rate is None):
            continue
        rate = rate / 100 if rate is not None and key == "percent" else rate
        if threshold is None or rate is None:
            missing = "threshold" if threshold is None else key
            reader.complain((*place, missing), label, _("enter both the total and the discount."))
        elif rate >= 1:
            reader.complain((*place, key), label, _("a discount is below 100 %%.") % {})
        elif any(tier.threshold == threshold for tier in tiers):
            reader.complain((*place, "threshold"), label, _("another tier starts at this total too."))
        else:
            tiers.append(Tier(threshold=threshold, rate=rate))
    kind = str(sheet.get("of") or "quantity")
    if kind not in ("quantity", "amount"):
        reader.complain(("discount", "of"), "", _("A total discount is of the quantity or of the amount."))
    incremental = bool(sheet.get("incremental"))
    if tiers and incremental and kind == "quantity":
        sentence = _(
            "A discount on the total quantity holds for everything. "
            "Only a discount on the total amount can hold for the part above the tier."
        )
        reader.complain(("discount", "incremental"), "", sentence)
    return Discount(
        of=kind, incremental=incremental, tiers=tuple(sorted(tiers, key=lambda tier: tier.threshold))
    )


def read_bundles(sheet: Sheet, reader: Reader) -> tuple[BundleOffer, ...]:
    """Read the bundles; an empty row is none."""
    found = [read_bundle(row, index, reader) for index, row in enumerate(rows(sheet, "bundles"))]
    bundles = tuple(bundle for bundle in found if bundle)
    if (repeated := duplicate(bundle.name for bundle in bundles)) is not None:
        sentence = _("Two bundles are called “%(name)s”.") % {"name": repeated}
        index = next(i for i, bundle in enumerate(found) if bundle and bundle.name == repeated)
        reader.complain(("bundles", index, "name"), "", sentence)
    return bundles


def read_bundle(row: Sheet, index: int, reader: Reader) -> BundleOffer | None:
    """Read one bundle: lines with quantities, and one price."""
    place: Place = ("bundles", index)
    label = _("Bundle %(n)s") % {"n": index + 1}
    before = len(reader.problems)
    price = reader.number(row, "price", place, _("%(bundle)s, price") % {"bundle": label}, AMOUNT_PLACES)
    lines = read_bundle_lines(row, place, label, reader)
    name, group = words(row, "name"), words(row, "group")
    if len(reader.problems) > before or (price is None and not lines and not name):
        return None
    if len(name) > NAME_LENGTH or len(group) > GROUP_LENGTH:
        reader.complain((*place, "name"), label, _("the name or the group is too long."))
    if price is None:
        reader.complain((*place, "price"), label, _("enter the price of the whole bundle."))
    elif not lines:
        reader.complain((*place, "price"), label, _("enter the quantity of at least one line."))
    else:
        return BundleOffer(name=name or label, price=price, group=group, lines=lines)
    return None


def read_bundle_lines(
    row: Sheet, place: Place, label: str, reader: Reader
) -> tuple[tuple[str, Decimal], ...]:
    """Read how much of each line a bundle holds."""
    found: dict[str, Decimal] = {}
    for one in rows(row, "lines"):
        uid = str(one["line"])
        line = reader.wanted.line(uid)
        if line is None or uid in found:
            reader.complain(place, label, _("it names a line that this tender does not have, or one twice."))
            continue
        where = _("%(bundle)s, quantity of line %(n)s") % {"bundle": label, "n": line.number}
        quantity = reader.number(one, "quantity", (*place, "lines", uid), where, QUANTITY_PLACES)
        if quantity:
            found[uid] = quantity
    return tuple(found.items())


def words(sheet: Sheet, key: str) -> str:
    """Return the text at a key, fit to be stored and shown."""
    return clean_text(str(sheet.get(key) or "").replace("\r\n", "\n")).strip()


def rows(sheet: Sheet, key: str) -> Sequence[Sheet]:
    """Return the rows at a key."""
    found = sheet.get(key) or []
    if not isinstance(found, list) or len(found) > MOST_ROWS:
        raise ValueError(key)
    return found


def named(line: WantedLine) -> str:
    """Name a line the way the sheet does."""
    return _("Line %(number)s (%(name)s)") % {"number": line.number, "name": line.name}


def duplicate(names: Iterable[str]) -> str | None:
    """Return the first name that comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
