"""A bid in words and numbers, as its vendor confirms it before sealing and the buyers read it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.together.pools.offers.incoterms import INCOTERMS
from nadi.together.pools.offers.offer import BundleOffer, Discount, LineOffer, Offer
from nadi.together.pools.offers.wanted import Wanted, WantedLine
from nadi.web.components.figures import day_text, money_text, percent_text, quantity_text


@dataclass(frozen=True, kw_only=True)
class LineWords:
    """One line: each price with the quantity it holds from, what that means, and further terms."""

    line: WantedLine
    title: str
    description: str
    wanted: str
    prices: tuple[tuple[str, str], ...]
    meaning: str
    terms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BundleWords:
    """One bundle: its price and what is in it."""

    name: str
    price: str
    parts: tuple[str, ...]
    condition: str


@dataclass(frozen=True, kw_only=True)
class BidWords:
    """The whole bid."""

    lines: tuple[LineWords, ...]
    not_offered: tuple[str, ...]
    discount: tuple[str, ...]
    bundles: tuple[BundleWords, ...]
    landed: tuple[str, ...]
    terms: tuple[str, ...]
    note: str
    doubts: tuple[str, ...]


def in_words(offer: Offer, wanted: Wanted) -> BidWords:
    """Say a bid in the reader's language."""
    pairs = [(line, one) for line in wanted.lines for one in offer.lines if one.line == line.uid]
    offered = {line.uid for line, one in pairs}
    return BidWords(
        lines=tuple(line_in_words(line, one, offer.currency) for line, one in pairs),
        not_offered=tuple(line.name for line in wanted.lines if line.uid not in offered),
        discount=discount_in_words(offer.discount, offer.currency),
        bundles=tuple(bundle_in_words(one, offer, wanted) for one in offer.bundles),
        landed=landed_in_words(offer, wanted),
        terms=terms_in_words(offer),
        note=offer.note,
        doubts=(
            *line_doubts(pairs),
            *bundle_doubts(offer.bundles, wanted),
            *landed_doubts(offer, wanted),
        ),
    )


def line_in_words(line: WantedLine, offer: LineOffer, currency: str) -> LineWords:
    """Say one line's schedule."""
    several = len(offer.breaks) > 1
    meaning = ""
    if several and offer.incremental:
        meaning = _("Each unit costs the price of its own break: the first ones the first price, and so on.")
    elif several:
        meaning = _("The price of the quantity reached holds for every unit.")
    return LineWords(
        line=line,
        title=title_of(line, offer),
        description=offer.description,
        wanted=_("Line %(number)s, wanted: %(quantity)s")
        % {"number": line.number, "quantity": quantity_text(line.quantity, line.unit)},
        prices=tuple(
            (quantity_text(one.from_quantity, line.unit), money_text(one.unit_price, currency))
            for one in offer.breaks
        ),
        meaning=meaning,
        terms=line_terms(line, offer, currency),
    )


def title_of(line: WantedLine, offer: LineOffer) -> str:
    """Name a line, or an alternative to it."""
    if not offer.variant:
        return line.name
    return _("%(line)s, alternative %(number)s") % {"line": line.name, "number": offer.variant}


def line_terms(line: WantedLine, offer: LineOffer, currency: str) -> tuple[str, ...]:
    """Say what holds for a line beside its prices."""
    found = []
    if offer.set_up_charge:
        amount = money_text(offer.set_up_charge, currency)
        found.append(_("Set-up charge, once: %(amount)s.") % {"amount": amount})
    if offer.minimum_quantity:
        least = quantity_text(offer.minimum_quantity, line.unit)
        found.append(_("At least %(quantity)s, or nothing of this line.") % {"quantity": least})
    if offer.capacity is not None:
        most = quantity_text(offer.capacity, line.unit)
        found.append(_("At most %(quantity)s of this line.") % {"quantity": most})
    if offer.whole_lot:
        found.append(_("The whole quantity wanted, or nothing of this line."))
    if offer.lead_time_days is not None:
        found.append(days_in_words(offer.lead_time_days))
    for town, per_unit in offer.freight:
        values = {"town": town or _("other places"), "amount": money_text(per_unit, currency)}
        found.append(_("Delivery to %(town)s: %(amount)s per unit.") % values)
    if not offer.freight:
        found.append(_("Delivery is included in the price."))
    elif len(offer.freight) < len(line.towns):
        found.append(_("Delivery to the other towns is included in the price."))
    return tuple(found)


def days_in_words(days: int) -> str:
    """Say how long delivery takes."""
    said = ngettext(
        "Delivered within %(n)s day of the order.", "Delivered within %(n)s days of the order.", days
    )
    return said % {"n": days}


def landed_in_words(offer: Offer, wanted: Wanted) -> tuple[str, ...]:
    """Say the terms that the landed cost depends on."""
    found = [str(INCOTERMS[offer.incoterm])] if offer.incoterm in INCOTERMS else []
    if offer.currency != wanted.currency:
        rate = money_text(offer.currency_rate, wanted.currency)
        values = {"code": offer.currency, "rate": rate}
        found.append(_("Prices in %(code)s, compared and agreed at %(rate)s each.") % values)
    if offer.payment_days:
        said = ngettext(
            "Paid within %(n)s day of delivery.", "Paid within %(n)s days of delivery.", offer.payment_days
        )
        found.append(said % {"n": offer.payment_days})
    else:
        found.append(_("Paid on delivery."))
    if offer.lead_time_days is not None:
        found.append(days_in_words(offer.lead_time_days))
    if offer.valid_until:
        found.append(_("The bid holds until %(day)s.") % {"day": day_text(offer.valid_until)})
    if offer.vat_rate:
        rate = percent_text(offer.vat_rate, digits=2)
        found.append(_("VAT of %(rate)s comes on top; it is not compared.") % {"rate": rate})
    return tuple(found)


def landed_doubts(offer: Offer, wanted: Wanted) -> list[str]:
    """Ask about terms that are allowed but not what the buyers asked for."""
    found = []
    if offer.incoterm != wanted.incoterm:
        values = {"asked": wanted.incoterm, "offered": offer.incoterm}
        found.append(
            _("The buyers ask for %(asked)s, you offer %(offered)s: they add what it leaves to them.")
            % values
        )
    if offer.valid_until and wanted.bids_until and offer.valid_until < wanted.bids_until:
        found.append(_("Your bid would end before the bids are opened."))
    return found


def discount_in_words(discount: Discount, currency: str) -> tuple[str, ...]:
    """Say the discount on the total, tier by tier."""
    found = []
    for tier in discount.tiers:
        of_amount = discount.of == "amount"
        start = money_text(tier.threshold, currency) if of_amount else quantity_text(tier.threshold)
        values = {"rate": percent_text(tier.rate, digits=4), "start": start}
        if of_amount and discount.incremental:
            sentence = _("%(rate)s off the part of the total amount above %(start)s.")
        elif of_amount:
            sentence = _("%(rate)s off everything when the total amount reaches %(start)s.")
        else:
            sentence = _("%(rate)s off everything when the total quantity of all lines reaches %(start)s.")
        found.append(sentence % values)
    return tuple(found)


def bundle_in_words(bundle: BundleOffer, offer: Offer, wanted: Wanted) -> BundleWords:
    """Say one bundle, and which others it excludes."""
    parts = []
    for uid, quantity in bundle.lines:
        line = wanted.line(uid)
        if line:
            parts.append(f"{line.name}: {quantity_text(quantity, line.unit)}")
    rivals = [one.name for one in offer.bundles if one is not bundle and one.group == bundle.group]
    condition = ""
    if bundle.group and rivals:
        condition = _("Either this bundle or: %(others)s.") % {"others": ", ".join(rivals)}
    price = money_text(bundle.price, offer.currency)
    return BundleWords(name=bundle.name, price=price, parts=tuple(parts), condition=condition)


def terms_in_words(offer: Offer) -> tuple[str, ...]:
    """Say what holds for the whole bid."""
    found = []
    if offer.fixed_charge:
        amount = money_text(offer.fixed_charge, offer.currency)
        found.append(_("A fixed charge of %(amount)s if anything is ordered.") % {"amount": amount})
    if offer.minimum_order_value:
        amount = money_text(offer.minimum_order_value, offer.currency)
        found.append(_("Orders of at least %(amount)s in all.") % {"amount": amount})
    if offer.capacity is not None:
        most = quantity_text(offer.capacity)
        found.append(_("At most %(quantity)s units in all lines together.") % {"quantity": most})
    return tuple(found)


def quality_doubts(technical: Mapping[str, str], wanted: Wanted) -> tuple[str, ...]:
    """Ask about criteria of quality that nothing is said to."""
    sentence = _("You wrote nothing about “%(name)s”: it may get no points.")
    return tuple(sentence % {"name": one.name} for one in wanted.quality if not technical.get(one.uid))


def line_doubts(pairs: list[tuple[WantedLine, LineOffer]]) -> list[str]:
    """Ask about what is allowed but looks like a slip."""
    found = []
    for line, offer in pairs:
        prices = [one.unit_price for one in offer.breaks]
        if any(later > earlier for earlier, later in pairwise(prices)):
            found.append(_("%(line)s: a larger quantity costs more per unit. Is this meant?"))
        elif offer.minimum_quantity > line.quantity:
            found.append(_("%(line)s: your minimum is above the quantity wanted, so it cannot be ordered."))
        elif offer.breaks[0].from_quantity > line.quantity:
            found.append(_("%(line)s: your first price starts above the quantity wanted."))
        elif Decimal(0) in prices:
            found.append(_("%(line)s: a price is zero. Is this meant?"))
        else:
            continue
        found[-1] = found[-1] % {"line": title_of(line, offer)}
    return found


def bundle_doubts(bundles: tuple[BundleOffer, ...], wanted: Wanted) -> list[str]:
    """Ask about bundles that hold more than is wanted."""
    found = []
    for bundle in bundles:
        for uid, quantity in bundle.lines:
            line = wanted.line(uid)
            if line and quantity > line.quantity:
                values = {"bundle": bundle.name, "line": line.name}
                found.append(_("%(bundle)s: it holds more of %(line)s than is wanted.") % values)
    return found
