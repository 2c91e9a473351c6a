"""What an offer costs at a quantity, exactly, in the pool's currency."""

from decimal import Decimal

from nadi.engine.award.problem import DiscountTier, TotalDiscount
from nadi.engine.award.problem import LineOffer as EngineOffer
from nadi.engine.award.problem import PriceBreak as EngineBreak
from nadi.engine.award.schedule import piece_at, rate_off
from nadi.together.pools.offers.offer import Discount, LineOffer, Offer
from nadi.together.pools.offers.wanted import Wanted, WantedLine

ZERO = Decimal(0)


def schedule_of(offer: LineOffer) -> EngineOffer:
    """Return one line's schedule as the engine reads it; freight stays apart."""
    return EngineOffer(
        line=offer.line,
        breaks=tuple(
            EngineBreak(from_quantity=one.from_quantity, unit_price=one.unit_price) for one in offer.breaks
        ),
        kind="incremental" if offer.incremental else "all_units",
        set_up_charge=offer.set_up_charge,
        minimum_quantity=offer.minimum_quantity,
        capacity=offer.capacity,
    )


def cost_at(offer: LineOffer, quantity: Decimal) -> Decimal | None:
    """Return goods and set-up of a quantity in the bid's currency; None where it is not supplied."""
    piece = piece_at(schedule_of(offer), quantity)
    return None if piece is None else piece.goods(quantity) + piece.set_up


def supplied(offer: LineOffer, line: WantedLine) -> Decimal:
    """Return how much of the quantity wanted an offer can supply."""
    return line.quantity if offer.capacity is None else min(line.quantity, offer.capacity)


def freight_per_unit(offer: LineOffer, line: WantedLine) -> Decimal:
    """Return what carrying costs per unit when every town gets its part of the quantity wanted."""
    carriage = dict(offer.freight)
    carried = sum((quantity * carriage.get(town, ZERO) for town, quantity in line.towns), ZERO)
    return carried / line.quantity if line.quantity else ZERO


def total_of(offer: Offer, wanted: Wanted) -> Decimal:
    """Return what a bid comes to for the quantities wanted, or all it can supply of them, delivered.

    The total discount is taken off; bundles and alternatives are left out, because they come in their place.
    """
    goods = freight = quantity = ZERO
    for one in offer.lines:
        line = wanted.line(one.line)
        if line is None or one.variant:
            continue
        part = supplied(one, line)
        goods += cost_at(one, part) or ZERO
        freight += part * freight_per_unit(one, line)
        quantity += part
    off = goods * rate_off(discount_of(offer.discount), quantity, goods)
    return (goods - off + freight + offer.fixed_charge) * offer.currency_rate


def discount_of(discount: Discount) -> TotalDiscount | None:
    """Return a total discount as the engine reads it."""
    if not discount.tiers:
        return None
    return TotalDiscount(
        tiers=tuple(DiscountTier(threshold=tier.threshold, rate=tier.rate) for tier in discount.tiers),
        of="amount" if discount.of == "amount" else "quantity",
        kind="incremental" if discount.incremental else "all_units",
    )
