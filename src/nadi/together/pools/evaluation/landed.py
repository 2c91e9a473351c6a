"""What a bid is compared at: the price paid, and the mark-up for quality, payment and delivery beside it.

A mark-up is a fraction of the price of the goods. It is used to compare and never paid; VAT is no part of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nadi.together.pools.models import Bid, Criterion, Pool, Score

ZERO, ONE, MILLIONTH, DAYS_OF_A_YEAR = Decimal(0), Decimal(1), Decimal("0.000001"), Decimal(365)


@dataclass(frozen=True, kw_only=True)
class MarkUp:
    """A bid's mark-up, part by part; `points` is its weighted share of all points, as a fraction."""

    points: Decimal | None
    quality: Decimal
    payment: Decimal
    landed: Decimal

    @property
    def total(self) -> Decimal:
        """What is added in all, as a fraction of the price of the goods."""
        return self.quality + self.payment + self.landed


def mark_ups_of(pool: Pool, bids: Iterable[Bid]) -> dict[str, MarkUp]:
    """Return the mark-up of each bid by its uid, in two queries at most."""
    bids = list(bids)
    points = points_of(pool) if pool.has_quality else None
    longest = max((bid.payment_days for bid in bids), default=0)
    return {
        bid.uid: MarkUp(
            points=None if points is None else points.get(bid.vendor_id, ZERO),
            quality=ZERO if points is None else quality_part(pool, points.get(bid.vendor_id, ZERO)),
            payment=payment_part(pool, bid.payment_days, longest),
            landed=bid.landed_rate,
        )
        for bid in bids
    }


def quality_part(pool: Pool, points: Decimal) -> Decimal:
    """Return what missing points add: the whole mark-up for a bid without any, nothing for all points."""
    return rounded(pool.quality_mark_up * (ONE - points))


def payment_part(pool: Pool, days: int, longest: int) -> Decimal:
    """Return the interest on being paid earlier than the most patient vendor asks."""
    return rounded(pool.interest_rate * (longest - days) / DAYS_OF_A_YEAR)


def points_of(pool: Pool) -> dict[int, Decimal]:
    """Return each vendor's weighted share of all points; later rounds keep the points of the first."""
    criteria = list(pool.criteria.all())
    scores = Score.objects.filter(bid__pool=pool, criterion__pool=pool)
    found: dict[int, dict[int, Decimal]] = {}
    rows = scores.order_by("bid__round_number", "pk").values_list("bid__vendor_id", "criterion_id", "points")
    for vendor, criterion, points in rows:
        found.setdefault(vendor, {})[criterion] = points
    return {vendor: weighted_share(criteria, points) for vendor, points in found.items()}


def weighted_share(criteria: Iterable[Criterion], points: Mapping[int, Decimal]) -> Decimal:
    """Return the share of all weighted points, as a fraction."""
    criteria = list(criteria)
    weights = sum((one.weight for one in criteria), ZERO)
    if not weights:
        return ZERO
    reached = sum((one.weight * points.get(one.pk, ZERO) / one.most_points for one in criteria), ZERO)
    return rounded(reached / weights)


def rounded(fraction: Decimal) -> Decimal:
    """Return a fraction to a millionth, so that what is shown is what is computed with."""
    return fraction.quantize(MILLIONTH, ROUND_HALF_UP)
