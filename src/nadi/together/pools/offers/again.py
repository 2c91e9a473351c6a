"""What to type to get a bid again: fills the sheet from the vendor's own copy."""

from nadi.together.pools.offers.offer import LineOffer, Offer, figure
from nadi.together.pools.offers.wanted import Wanted
from nadi.together.pools.typed_numbers import typed_as


def typed_again(
    offer: Offer | None, wanted: Wanted, technical: dict[str, str] | None = None
) -> dict[str, str]:
    """Return what to type to get this offer, under the names of the fields; nothing for none."""
    typed = {f"technical-{uid}": text for uid, text in (technical or {}).items()}
    if offer is None:
        return typed
    typed |= terms_typed_again(offer)
    for index, tier in enumerate(offer.discount.tiers):
        typed[f"discount-tiers-{index}-threshold"] = typed_as(tier.threshold)
        typed[f"discount-tiers-{index}-percent"] = typed_as(tier.rate * 100)
    for line in offer.lines:
        typed |= line_typed_again(line, wanted)
    for index, bundle in enumerate(offer.bundles):
        start = f"bundles-{index}"
        typed |= {f"{start}-name": bundle.name, f"{start}-group": bundle.group}
        typed[f"{start}-price"] = typed_as(bundle.price)
        typed |= {f"{start}-lines-{uid}-quantity": typed_as(quantity) for uid, quantity in bundle.lines}
    return typed


def terms_typed_again(offer: Offer) -> dict[str, str]:
    """Return what to type to get the terms of the whole bid."""
    return {
        "currency": offer.currency,
        "incoterm": offer.incoterm,
        "payment_days": figure(offer.payment_days or None),
        "lead_time_days": figure(offer.lead_time_days),
        "valid_until": offer.valid_until.isoformat() if offer.valid_until else "",
        "vat_percent": typed_as(offer.vat_rate * 100 if offer.vat_rate else None),
        "note": offer.note,
        "fixed_charge": typed_as(offer.fixed_charge or None),
        "minimum_order_value": typed_as(offer.minimum_order_value or None),
        "capacity": typed_as(offer.capacity),
        "discount-of": offer.discount.of,
        "discount-incremental": "yes" if offer.discount.incremental else "",
    }


def line_typed_again(offer: LineOffer, wanted: Wanted) -> dict[str, str]:
    """Return what to type to get this schedule."""
    start, line = f"lines-{offer.key}", wanted.line(offer.line)
    freight = dict(offer.freight)
    typed = {
        f"{start}-description": offer.description,
        f"{start}-lead_time_days": figure(offer.lead_time_days),
        f"{start}-incremental": "yes" if offer.incremental else "",
        f"{start}-whole_lot": "on" if offer.whole_lot else "",
        f"{start}-set_up_charge": typed_as(offer.set_up_charge or None),
        f"{start}-minimum_quantity": typed_as(offer.minimum_quantity or None),
        f"{start}-capacity": typed_as(offer.capacity),
    }
    for index, one in enumerate(offer.breaks):
        typed[f"{start}-breaks-{index}-from_quantity"] = typed_as(one.from_quantity or None)
        typed[f"{start}-breaks-{index}-unit_price"] = typed_as(one.unit_price)
    for index, (town, _quantity) in enumerate(line.towns if line else ()):
        typed[f"{start}-freight-{index}-per_unit"] = typed_as(freight.get(town))
    return typed
