"""From the rows of a pool to the engine's question (its answer becomes rows in `answer_rows`).

The engine knows everything by public ids: a member is its participation, a vendor its organisation.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Prefetch

from nadi.companies.models import Organisation, Site
from nadi.engine import award as engine
from nadi.together.pools.evaluation.landed import mark_ups_of
from nadi.together.pools.models import (
    Bid,
    BidLine,
    Bundle,
    BundleLine,
    Demand,
    Freight,
    Line,
    Participation,
    Pool,
)
from nadi.together.pools.queries.joining import counting

LONGEST_BUNDLE = 80
# UN/ECE Recommendation 20: goods that are counted and not measured.
COUNTED = frozenset({"H87", "C62", "EA", "SET", "PR", "RM", "BX", "PK", "RO"})


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An opened pool as the engine reads it, with the way back from its names to our rows."""

    problem: engine.Problem
    lines: Mapping[str, Line]
    bids: Mapping[str, Bid]
    participations: Mapping[str, Participation]
    sites: Mapping[str, Site]

    @property
    def vendors(self) -> dict[str, Organisation]:
        """Every vendor that bids."""
        return {bid.vendor.uid: bid.vendor for bid in self.bids.values()}

    @property
    def fingerprint(self) -> str:
        """What changes when demand or a bid changes, and only then."""
        asked = replace(self.problem, rules=(), options=engine.Options())
        return hashlib.sha256(repr(asked).encode()).hexdigest()


def read(pool: Pool) -> Opened:
    """Read demand and valid bids; raises ValueError with a sentence when the bids do not fit.

    A line that nobody bids for is left out and named on the page: it would make every award impossible.
    """
    bids = list(bids_of(pool))
    offered = set(offered_lines(bids))
    demands = [demand for demand in demands_of(pool) if demand.line.uid in offered]
    lines = {demand.line.uid: demand.line for demand in demands}
    mark_ups = mark_ups_of(pool, bids)
    problem = engine.Problem(
        lines=tuple(line_of(line, demands) for line in lines.values()),
        bids=tuple(bid_of(bid, number, lines, mark_ups[bid.uid].total) for number, bid in enumerate(bids)),
        currency=pool.currency,
    )
    return Opened(
        problem=problem,
        lines=lines,
        bids={bid.uid: bid for bid in bids},
        participations={demand.participation.uid: demand.participation for demand in demands},
        sites={demand.site.uid: demand.site for demand in demands},
    )


def demands_of(pool: Pool) -> Iterable[Demand]:
    """Return the demand that counts, in a fixed order."""
    wanted = counting(Demand.objects.filter(participation__pool=pool))
    related = wanted.select_related("line", "site", "participation__organisation")
    return related.order_by("line__position", "participation_id", "site_id")


def bids_of(pool: Pool) -> Iterable[Bid]:
    """Return the valid bids with all that is compared of them, the earliest first."""
    offers = BidLine.objects.filter(is_compared=True).select_related("line").order_by("line__position")
    freight = Freight.objects.select_related("site").order_by("site_id")
    bundles = Bundle.objects.order_by("pk")
    parts = BundleLine.objects.select_related("line").order_by("line__position")
    return (
        Bid.objects.filter(pool=pool, state=Bid.State.VALID)
        .select_related("vendor")
        .prefetch_related(
            Prefetch("lines", offers),
            "lines__breaks",
            Prefetch("lines__freight", freight),
            "discount_tiers",
            Prefetch("bundles", bundles),
            Prefetch("bundles__lines", parts),
        )
        .order_by("submitted", "pk")
    )


def offered_lines(bids: Iterable[Bid]) -> Iterable[str]:
    """Return the lines that some bid prices, by itself or in a bundle."""
    for bid in bids:
        yield from (offer.line.uid for offer in bid.lines.all())
        yield from (part.line.uid for bundle in bid.bundles.all() for part in bundle.lines.all())


def line_of(line: Line, demands: list[Demand]) -> engine.Line:
    """Return a line with its demand; countable goods are not cut while every demand is whole."""
    own = [demand for demand in demands if demand.line_id == line.pk]
    is_whole = line.unit in COUNTED and all(demand.quantity % 1 == 0 for demand in own)
    return engine.Line(
        id=line.uid,
        name=line.name or line.name_local,
        unit=line.unit,
        reserve_price=line.reserve_price,
        step=Decimal(1) if is_whole else None,
        demands=tuple(
            engine.Demand(
                member=demand.participation.uid,
                site=demand.site.uid,
                quantity=demand.quantity,
                tolerance=demand.tolerance,
                baseline=demand.baseline,
            )
            for demand in own
        ),
    )


def bid_of(bid: Bid, number: int, lines: Mapping[str, Line], mark_up: Decimal) -> engine.Bid:
    """Return a bid without what nobody wants any more; VAT is no part of what is compared."""
    offers = [offer for offer in bid.lines.all() if offer.line.uid in lines]
    tiers = tuple(
        engine.DiscountTier(threshold=tier.threshold, rate=tier.rate) for tier in bid.discount_tiers.all()
    )
    discount = engine.TotalDiscount(
        tiers=tiers,
        of="amount" if bid.discount_of == Bid.DiscountOf.AMOUNT else "quantity",
        kind="incremental" if bid.is_discount_incremental else "all_units",
    )
    return engine.Bid(
        id=bid.uid,
        vendor=bid.vendor.uid,
        submitted=number,
        offers=tuple(offer_of(offer, mark_up) for offer in offers),
        total_discount=discount if tiers else None,
        fixed_charge=bid.fixed_charge,
        capacity=bid.capacity,
        minimum_order_value=bid.minimum_order_value,
        bundles=tuple(bundles_of(bid, lines, mark_up)),
        currency_rate=bid.currency_rate,
    )


def offer_of(offer: BidLine, mark_up: Decimal) -> engine.LineOffer:
    """Return the price schedule of a line."""
    return engine.LineOffer(
        line=offer.line.uid,
        kind="incremental" if offer.is_incremental else "all_units",
        set_up_charge=offer.set_up_charge,
        minimum_quantity=offer.minimum_quantity,
        capacity=offer.capacity,
        whole_lot=offer.is_whole_lot,
        breaks=tuple(
            engine.PriceBreak(from_quantity=step.from_quantity, unit_price=step.unit_price)
            for step in offer.breaks.all()
        ),
        freight={freight.site.uid: freight.per_unit for freight in offer.freight.all()},
        mark_up=mark_up,
    )


def bundles_of(bid: Bid, lines: Mapping[str, Line], mark_up: Decimal) -> Iterable[engine.Bundle]:
    """Return the bundles that can be taken whole, under names that differ."""
    met: Counter[str] = Counter()
    for bundle in bid.bundles.all():
        met[bundle.name] += 1
        ending = f" ({met[bundle.name]})" if met[bundle.name] > 1 else ""
        quantities = {part.line.uid: part.quantity for part in bundle.lines.all()}
        if quantities and quantities.keys() <= lines.keys():
            yield engine.Bundle(
                id=bundle.name[: LONGEST_BUNDLE - len(ending)] + ending,
                quantities=quantities,
                price=bundle.price,
                xor_group=bundle.group or None,
                mark_up=mark_up,
            )
