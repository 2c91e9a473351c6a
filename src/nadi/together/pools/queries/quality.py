"""What there is to assess: technical envelopes, points, and the terms that bids are compared by."""

from dataclasses import dataclass
from decimal import Decimal

from nadi.together.pools.evaluation.landed import MarkUp, mark_ups_of
from nadi.together.pools.models import Bid, BidLine, Criterion, Pool, Score
from nadi.together.pools.queries.tender import OPENED, opened_bids
from nadi.web.access import Actor

ASSESSED = (Pool.State.ASSESSING, *OPENED)


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """One bid's technical envelope: what it says to each criterion, and its points."""

    bid: Bid
    answers: tuple[tuple[Criterion, str, Score | None], ...]

    @property
    def is_complete(self) -> bool:
        return all(score is not None for _criterion, _said, score in self.answers)


def bids_to_assess(actor: Actor, pool: Pool) -> list[Bid]:
    """Return the bids whose technical envelopes are open; none before their opening."""
    if not (actor.is_staff or actor.is_board) or pool.state not in ASSESSED or not pool.has_quality:
        return []
    counted = (Bid.State.SEALED, Bid.State.VALID, Bid.State.DISQUALIFIED, Bid.State.REPLACED)
    bids = pool.bids.filter(state__in=counted, round_number=1).exclude(sealed_technical=b"")
    return list(bids.select_related("vendor").prefetch_related("scores").order_by("submitted", "pk"))


def assessed(actor: Actor, pool: Pool) -> list[Assessed]:
    """Return the technical envelopes with their points."""
    criteria = list(pool.criteria.all())
    found = []
    for bid in bids_to_assess(actor, pool):
        scores = {score.criterion_id: score for score in bid.scores.all()}
        answers = tuple((one, bid.technical.get(one.uid, ""), scores.get(one.pk)) for one in criteria)
        found.append(Assessed(bid=bid, answers=answers))
    return found


def bid_to_assess(actor: Actor, uid: str) -> Bid | None:
    """Return one bid whose technical envelope is open."""
    bid = Bid.objects.select_related("pool", "vendor").filter(uid=uid).first()
    return next((one for one in bids_to_assess(actor, bid.pool) if one.uid == uid), None) if bid else None


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """How a valid bid is compared: its mark-up, and the schedules of lines with more than one."""

    bid: Bid
    mark_up: MarkUp
    choices: tuple[tuple[BidLine, Decimal | None], ...]


def weighed(actor: Actor, pool: Pool) -> list[Weighed]:
    """Return how each valid bid is compared."""
    valid = opened_bids(actor, pool).filter(state=Bid.State.VALID)
    bids = list(valid.prefetch_related("lines__line", "lines__breaks"))
    mark_ups = mark_ups_of(pool, bids)
    return [weighed_bid(bid, mark_ups[bid.uid]) for bid in bids]


def weighed_bid(bid: Bid, mark_up: MarkUp) -> Weighed:
    """Return how one bid is compared, with what it offers beside what was asked for."""
    with_alternatives = {row.line_id for row in bid.lines.all() if row.variant}
    rows = [row for row in bid.lines.all() if row.line_id in with_alternatives]
    rows.sort(key=lambda row: (row.line.position, row.variant))
    first = [next((step.unit_price for step in row.breaks.all()), None) for row in rows]
    return Weighed(bid=bid, mark_up=mark_up, choices=tuple(zip(rows, first, strict=True)))


def offer_seen_by(actor: Actor, uid: str, line: str, variant: int) -> BidLine | None:
    """Return one schedule of an opened bid; for staff and board."""
    offers = BidLine.objects.select_related("bid__pool", "line")
    offer = offers.filter(bid__uid=uid, line__uid=line, variant=variant).first()
    return offer if offer and opened_bids(actor, offer.bid.pool).filter(uid=uid).exists() else None


def points_told(bid: Bid) -> list[Score]:
    """Return the points that a vendor may read of its own bid: all of them, once the prices are opened."""
    if bid.pool.state not in OPENED:
        return []
    scores = Score.objects.filter(bid=bid).select_related("criterion")
    return list(scores.order_by("criterion__position"))
