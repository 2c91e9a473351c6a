"""The price a bid really charges, in exact decimals, straight from its schedule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nadi.engine.award.checks import refuse
from nadi.engine.award.problem import ZERO, Bid, DiscountTier, LineOffer, TotalDiscount


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch low..high of a schedule where goods cost ripple + unit * quantity, and set_up is added."""

    low: Decimal
    high: Decimal | None
    unit: Decimal
    ripple: Decimal
    set_up: Decimal

    def holds(self, quantity: Decimal) -> bool:
        """Whether the quantity lies in this stretch, its ends included."""
        return self.low <= quantity and (self.high is None or quantity <= self.high)

    def goods(self, quantity: Decimal) -> Decimal:
        """The list amount of a quantity, without set-up."""
        return self.ripple + self.unit * quantity


def pieces(offer: LineOffer) -> tuple[Piece, ...]:
    """The stretches of an offer within its minimum quantity and capacity, equal neighbours merged."""
    found: list[Piece] = []
    ripple = ZERO
    for index, step in enumerate(offer.breaks):
        if index and offer.kind == "incremental":
            ripple += step.from_quantity * (offer.breaks[index - 1].unit_price - step.unit_price)
        following = offer.breaks[index + 1].from_quantity if index + 1 < len(offer.breaks) else None
        high = step.upto if step.upto is not None else following
        if offer.capacity is not None:
            high = offer.capacity if high is None else min(high, offer.capacity)
        low = max(step.from_quantity, offer.minimum_quantity)
        if high is not None and high < low:
            continue
        piece = Piece(low, high, step.unit_price, ripple, step.set_up + offer.set_up_charge)
        if found and _continues(found[-1], piece):
            piece = Piece(found.pop().low, high, piece.unit, piece.ripple, piece.set_up)
        found.append(piece)
    return tuple(found)


def _continues(last: Piece, piece: Piece) -> bool:
    same = (last.unit, last.ripple, last.set_up) == (piece.unit, piece.ripple, piece.set_up)
    return same and last.high == piece.low


def tiers(discount: TotalDiscount | None) -> tuple[DiscountTier, ...]:
    """The tiers of a total discount, beginning with "nothing off" from zero on."""
    if discount is None or not discount.tiers:
        return (DiscountTier(threshold=ZERO, rate=ZERO),)
    if discount.tiers[0].threshold == 0:
        return discount.tiers
    return (DiscountTier(threshold=ZERO, rate=ZERO), *discount.tiers)


def reached(steps: tuple[DiscountTier, ...], measure: Decimal) -> DiscountTier:
    """The tier that holds at a total: the last one whose threshold is reached."""
    return [tier for tier in steps if tier.threshold <= measure][-1]


def rate_off(discount: TotalDiscount | None, quantity: Decimal, amount: Decimal) -> Decimal:
    """The (average) rate a total discount takes off a list amount, in the bid's currency."""
    if discount is None:
        return ZERO
    steps = tiers(discount)
    if discount.kind == "all_units":
        return reached(steps, quantity if discount.of == "quantity" else amount).rate
    ends = [tier.threshold for tier in steps[1:]] + [amount]
    parts = (
        tier.rate * (min(end, amount) - tier.threshold)
        for tier, end in zip(steps, ends, strict=True)
        if amount > tier.threshold
    )
    return sum(parts, ZERO) / amount if amount else ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCharge:
    """What one offer's quantity costs, in the problem's currency; `goods` is the list amount."""

    line: str
    quantity: Decimal
    goods: Decimal
    off: Decimal
    set_up: Decimal
    mark_up: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BidCharge:
    """What a bid charges for its quantities and bundles, freight apart, in the problem's currency."""

    offers: tuple[OfferCharge, ...]
    fixed: Decimal
    bundles: Decimal
    bundle_mark_up: Decimal = ZERO

    @property
    def order_value(self) -> Decimal:
        """Goods after discounts, and bundles: what a minimum order value looks at."""
        return sum((offer.goods - offer.off for offer in self.offers), ZERO) + self.bundles

    @property
    def mark_up(self) -> Decimal:
        """What comparing adds to it: never paid."""
        return sum((offer.mark_up for offer in self.offers), ZERO) + self.bundle_mark_up

    @property
    def paid(self) -> Decimal:
        """All of it, freight apart."""
        return self.order_value + self.fixed + sum((offer.set_up for offer in self.offers), ZERO)


def piece_at(offer: LineOffer, quantity: Decimal) -> Piece | None:
    """The stretch that prices a quantity (the later one where two meet), or None when it is not offered."""
    fitting = [piece for piece in pieces(offer) if piece.holds(quantity)]
    return fitting[-1] if fitting else None


def charge(bid: Bid, quantities: Mapping[str, Decimal], bundles: Iterable[str] = ()) -> BidCharge:
    """What the bid charges; raises ValueError when it does not offer one of the quantities."""
    offers = {offer.line: offer for offer in bid.offers}
    taken = set(bundles)
    priced: list[tuple[LineOffer, Decimal, Piece]] = []
    for line, quantity in quantities.items():
        if quantity == 0:
            continue
        piece = piece_at(offers[line], quantity) if line in offers else None
        if piece is None:
            raise refuse(f"bid {bid.id}, line {line}", f"the quantity {quantity} is not offered.")
        priced.append((offers[line], quantity, piece))
    amount = sum((piece.goods(quantity) for _, quantity, piece in priced), ZERO)
    off = rate_off(bid.total_discount, sum((quantity for _, quantity, _ in priced), ZERO), amount)
    rate = bid.currency_rate
    charges = tuple(
        OfferCharge(
            line=offer.line,
            quantity=quantity,
            goods=piece.goods(quantity) * rate,
            off=piece.goods(quantity) * off * rate,
            set_up=piece.set_up * rate,
            mark_up=piece.goods(quantity) * offer.mark_up * rate,
        )
        for offer, quantity, piece in priced
    )
    whole = [bundle for bundle in bid.bundles if bundle.id in taken]
    return BidCharge(
        offers=charges,
        fixed=bid.fixed_charge * rate if priced or taken else ZERO,
        bundles=sum((bundle.price for bundle in whole), ZERO) * rate,
        bundle_mark_up=sum((bundle.price * bundle.mark_up for bundle in whole), ZERO) * rate,
    )
