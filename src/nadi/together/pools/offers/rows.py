"""An opened bid's rows as the value they were unpacked from."""

from nadi.together.pools.models import Bid, BidLine
from nadi.together.pools.offers.offer import Break, BundleOffer, Discount, LineOffer, Offer, Tier

PARTS = ("lines__line", "lines__breaks", "lines__freight__site", "discount_tiers", "bundles__lines__line")


def offer_of(bid: Bid) -> Offer:
    """Return an opened bid as its vendor submitted it, alternatives included."""
    tiers = tuple(Tier(threshold=tier.threshold, rate=tier.rate) for tier in bid.discount_tiers.all())
    lines = sorted(bid.lines.all(), key=lambda row: (row.line.position, row.variant))
    return Offer(
        currency=bid.currency,
        currency_rate=bid.currency_rate,
        incoterm=bid.incoterm,
        payment_days=bid.payment_days,
        lead_time_days=bid.lead_time_days,
        valid_until=bid.valid_until,
        vat_rate=bid.vat_rate,
        note=bid.note,
        fixed_charge=bid.fixed_charge,
        capacity=bid.capacity,
        minimum_order_value=bid.minimum_order_value,
        discount=Discount(of=bid.discount_of, incremental=bid.is_discount_incremental, tiers=tiers),
        lines=tuple(line_offer_of(row) for row in lines),
        bundles=tuple(
            BundleOffer(
                name=bundle.name,
                price=bundle.price,
                group=bundle.group,
                lines=tuple((part.line.uid, part.quantity) for part in bundle.lines.all()),
            )
            for bundle in sorted(bid.bundles.all(), key=lambda bundle: bundle.pk)
        ),
    )


def compared_lines(bid: Bid) -> dict[str, LineOffer]:
    """Return the one schedule per line that is compared: what was asked for, or an alternative admitted."""
    return {row.line.uid: line_offer_of(row) for row in bid.lines.all() if row.is_compared}


def line_offer_of(row: BidLine) -> LineOffer:
    """Return one line of an opened bid; freight to the sites of a town is freight to the town again."""
    towns = {freight.site.town: freight.per_unit for freight in row.freight.all()}
    return LineOffer(
        line=row.line.uid,
        variant=row.variant,
        description=row.description,
        lead_time_days=row.lead_time_days,
        incremental=row.is_incremental,
        set_up_charge=row.set_up_charge,
        minimum_quantity=row.minimum_quantity,
        capacity=row.capacity,
        whole_lot=row.is_whole_lot,
        breaks=tuple(
            Break(from_quantity=one.from_quantity, unit_price=one.unit_price) for one in row.breaks.all()
        ),
        freight=tuple(sorted(towns.items())),
    )
