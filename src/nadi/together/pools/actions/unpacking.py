"""A sealed bid becomes rows, once it is sure that it is the one its vendor submitted."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from nacl.public import PrivateKey

from nadi.companies.models import Site
from nadi.together.pools.models import (
    Bid,
    BidLine,
    Bundle,
    BundleLine,
    Demand,
    DiscountTier,
    Freight,
    Line,
    Pool,
    PriceBreak,
)
from nadi.together.pools.offers.offer import LineOffer, Offer
from nadi.together.pools.offers.reading import Problem, Unreadable, read_offer, read_quality
from nadi.together.pools.offers.sealing import Bytes, Tampered, receipt_of, unseal
from nadi.together.pools.offers.wanted import Wanted
from nadi.together.pools.queries.joining import counting


@dataclass(frozen=True)
class Ground:
    """What the rows of a bid refer to: lines by public id, and the sites that want a line, by town."""

    lines: dict[str, Line]
    sites: dict[tuple[str, str], list[Site]]


def ground_of(pool: Pool) -> Ground:
    """Return what the rows refer to."""
    sites: dict[tuple[str, str], list[Site]] = {}
    demands = counting(Demand.objects.filter(line__pool=pool))
    for demand in demands.select_related("site", "line").order_by("pk"):
        found = sites.setdefault((demand.line.uid, demand.site.town), [])
        if demand.site not in found:
            found.append(demand.site)
    return Ground(lines={line.uid: line for line in pool.lines.all()}, sites=sites)


def open_one(bid: Bid, key: PrivateKey, wanted: Wanted, ground: Ground) -> None:
    """Unpack one bid, or disqualify it with the reason."""
    try:
        unpack(bid, read_sealed(bid, key, wanted), ground)
        bid.state = Bid.State.VALID
    except (Tampered, Unreadable) as error:
        bid.state, bid.disqualified_because = Bid.State.DISQUALIFIED, str(error)
    bid.save()


def open_technical_one(bid: Bid, key: PrivateKey, wanted: Wanted) -> None:
    """Open the technical envelope of one bid, its prices staying sealed, or disqualify it with the reason."""
    try:
        bid.technical = read_technical_envelope(bid, key, wanted)
    except (Tampered, Unreadable) as error:
        bid.state, bid.disqualified_because = Bid.State.DISQUALIFIED, str(error)
    bid.save()


def read_sealed(bid: Bid, key: PrivateKey, wanted: Wanted) -> Offer:
    """Return the prices of a sealed bid, once it is sure that it is the one its vendor submitted."""
    content = content_of(bid, bid.sealed, key)
    offer, problems = read_offer(content.get("bid"), wanted)
    refuse_problems(problems)
    return offer


def read_technical_envelope(bid: Bid, key: PrivateKey, wanted: Wanted) -> dict[str, str]:
    """Return what a bid says to the criteria of quality; nothing where it came without such an envelope."""
    if not bid.sealed_technical:
        return {}
    content = content_of(bid, bid.sealed_technical, key)
    said, problems = read_quality({"technical": content.get("technical")}, wanted)
    refuse_problems(problems)
    return said


def content_of(bid: Bid, envelope: Bytes, key: PrivateKey) -> dict[str, Any]:
    """Unseal one envelope of a bid, once both fit the receipt and it belongs to this very submission."""
    if receipt_of(bid.sealed, bid.sealed_technical) != bid.receipt:
        raise Tampered(
            _("The sealed bid was changed after it was submitted: it does not match the vendor's receipt.")
        )
    content = unseal(envelope, key)
    submitted_as = (content.get("request"), content.get("submitted"))
    if bid.request is None or submitted_as != (bid.request.uid, bid.submitted.isoformat()):
        raise Tampered(_("The sealed bid was submitted at another time or for another request."))
    return content


def refuse_problems(problems: list[Problem]) -> None:
    """Raise what does not fit, in sentences."""
    if problems:
        raise Unreadable(" ".join(problem.sentence for problem in problems))


def unpack(bid: Bid, offer: Offer, ground: Ground) -> None:
    """Write a bid's rows."""
    bid.currency, bid.currency_rate = offer.currency, offer.currency_rate
    bid.incoterm, bid.payment_days, bid.vat_rate = offer.incoterm, offer.payment_days, offer.vat_rate
    bid.lead_time_days, bid.valid_until = offer.lead_time_days, offer.valid_until
    bid.fixed_charge, bid.capacity = offer.fixed_charge, offer.capacity
    bid.minimum_order_value, bid.note = offer.minimum_order_value, offer.note
    bid.discount_of = offer.discount.of
    bid.is_discount_incremental = offer.discount.incremental
    DiscountTier.objects.bulk_create(
        DiscountTier(bid=bid, threshold=tier.threshold, rate=tier.rate) for tier in offer.discount.tiers
    )
    for line in offer.lines:
        unpack_line(bid, line, ground)
    for one in offer.bundles:
        bundle = Bundle.objects.create(bid=bid, name=one.name, price=one.price, group=one.group)
        BundleLine.objects.bulk_create(
            BundleLine(bundle=bundle, line=ground.lines[uid], quantity=quantity)
            for uid, quantity in one.lines
        )


def unpack_line(bid: Bid, offer: LineOffer, ground: Ground) -> None:
    """Write the rows of one line; freight to a town is freight to each site there that wants the line."""
    row = BidLine.objects.create(
        bid=bid,
        line=ground.lines[offer.line],
        variant=offer.variant,
        is_compared=offer.variant == 0,
        description=offer.description,
        lead_time_days=offer.lead_time_days,
        is_incremental=offer.incremental,
        set_up_charge=offer.set_up_charge,
        minimum_quantity=offer.minimum_quantity,
        capacity=offer.capacity,
        is_whole_lot=offer.whole_lot,
    )
    PriceBreak.objects.bulk_create(
        PriceBreak(bid_line=row, from_quantity=one.from_quantity, unit_price=one.unit_price)
        for one in offer.breaks
    )
    Freight.objects.bulk_create(
        Freight(bid_line=row, site=site, per_unit=per_unit)
        for town, per_unit in offer.freight
        for site in ground.sites[offer.line, town]
    )
