"""The opening: sealed bids become rows, all at once, after the deadline and never before."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from nacl.public import PrivateKey

from nadi.companies.models import Site
from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
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
from nadi.together.pools.notices_tender import tell_disqualified, tell_opened
from nadi.together.pools.offer import LineOffer, Offer
from nadi.together.pools.offer_reading import Unreadable, read_offer
from nadi.together.pools.queries.tender import wanted_of
from nadi.together.pools.sealing import Tampered, opening_key, receipt_of, unseal
from nadi.together.pools.wanted import Wanted
from nadi.web.access import Actor, Refused


@dataclass(frozen=True)
class Ground:
    """What the rows of a bid refer to: lines by public id, and the sites that want a line, by town."""

    lines: dict[str, Line]
    sites: dict[tuple[str, str], list[Site]]


def open_bids(*, by: Actor, pool: Pool) -> Pool:
    """Open every sealed bid; one that cannot be read is disqualified with the reason, the others open."""
    with transaction.atomic():
        pool = locked(pool)
        if pool.state != Pool.State.TENDERING:
            raise Refused(_("There are no sealed bids to open: vendors are not bidding on this pool."))
        now = timezone.now()
        if pool.bids_until is None or now < pool.bids_until:
            raise Refused(_("Bids stay sealed until the deadline. Nobody can open them earlier."))
        try:
            key = opening_key(pool.opening_key, pool.uid)
        except Tampered as error:
            raise Refused(str(error)) from error
        wanted, ground = wanted_of(pool), ground_of(pool)
        for bid in pool.bids.filter(state=Bid.State.SEALED).select_related("request").order_by("submitted"):
            open_one(bid, key, wanted, ground)
        pool.state, pool.opened_at = Pool.State.OPENED, now
        pool.save(update_fields=["state", "opened_at"])
        record(
            by=by,
            verb="pools.open_bids",
            subject=f"pool:{pool.uid}",
            before={"state": Pool.State.TENDERING},
            after={"state": Pool.State.OPENED, "submissions": submissions_of(pool)},
        )
        tell_opened(pool)
    return pool


def submissions_of(pool: Pool) -> list[dict[str, str]]:
    """List every submission with its time and receipt, and nothing of what it said."""
    bids = pool.bids.select_related("vendor").order_by("submitted", "pk")
    return [
        {
            "bid": bid.uid,
            "vendor": bid.vendor.uid,
            "submitted": bid.submitted.isoformat(),
            "receipt": bid.receipt,
            "state": bid.state,
        }
        for bid in bids
    ]


def ground_of(pool: Pool) -> Ground:
    """Return what the rows refer to."""
    sites: dict[tuple[str, str], list[Site]] = {}
    demands = Demand.objects.filter(line__pool=pool, participation__left=None)
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


def read_sealed(bid: Bid, key: PrivateKey, wanted: Wanted) -> Offer:
    """Return what a sealed bid says, once it is sure that it is the one its vendor submitted."""
    if receipt_of(bid.sealed) != bid.receipt:
        raise Tampered(
            _("The sealed bid was changed after it was submitted: it does not match the vendor's receipt.")
        )
    content: dict[str, Any] = unseal(bid.sealed, key)
    submitted_as = (content.get("request"), content.get("submitted"))
    if bid.request is None or submitted_as != (bid.request.uid, bid.submitted.isoformat()):
        raise Tampered(_("The sealed bid was submitted at another time or for another request."))
    offer, problems = read_offer(content.get("bid"), wanted)
    if problems:
        raise Unreadable(" ".join(problem.sentence for problem in problems))
    return offer


def unpack(bid: Bid, offer: Offer, ground: Ground) -> None:
    """Write a bid's rows."""
    bid.currency, bid.currency_rate = offer.currency, offer.currency_rate
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


def disqualify_bid(*, by: Actor, bid: Bid, reason: str) -> Bid:
    """Take an opened bid out of the comparison, with the reason its vendor can read."""
    with transaction.atomic():
        pool = locked(bid.pool)
        bid = Bid.objects.get(pk=bid.pk)
        if pool.state != Pool.State.OPENED:
            raise Refused(_("A bid can be disqualified between the opening and the award."))
        if bid.state != Bid.State.VALID:
            raise Refused(_("Only a valid bid can be disqualified."))
        if not reason.strip():
            raise Refused(_("Write the reason: the vendor has a right to it."))
        bid.state, bid.disqualified_because = Bid.State.DISQUALIFIED, reason.strip()
        bid.save(update_fields=["state", "disqualified_because"])
        record(
            by=by,
            verb="pools.disqualify_bid",
            subject=f"pool:{pool.uid}",
            before={"bid": bid.uid, "state": Bid.State.VALID},
            after={"bid": bid.uid, "state": Bid.State.DISQUALIFIED, "reason": bid.disqualified_because},
        )
        tell_disqualified(bid)
    return bid
