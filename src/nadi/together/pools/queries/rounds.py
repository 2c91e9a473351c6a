"""What is known between rounds: what a vendor bid before, and where it stands on each line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nadi.together.pools.evaluation.feedback import Place, places
from nadi.together.pools.evaluation.landed import mark_ups_of
from nadi.together.pools.models import (
    Bid,
    Feedback,
    OpeningSignature,
    Pool,
    RequestForQuotation,
    Round,
    Shortlisted,
)
from nadi.together.pools.offers.improvement import Step, worsened
from nadi.together.pools.offers.offer import Offer
from nadi.together.pools.offers.reader import Problem
from nadi.together.pools.offers.rows import PARTS, offer_of
from nadi.together.pools.offers.wanted import Wanted
from nadi.together.pools.queries.bids import compared
from nadi.together.pools.queries.opening import FIRST_ROUND
from nadi.web.access import Sentence
from nadi.web.components.figures import percent_text
from nadi.web.localized import localized


def round_of(pool: Pool) -> Round | None:
    """Return the round that runs."""
    return pool.rounds.filter(number=pool.round_number).first()


def planned_round(pool: Pool) -> Round | None:
    """Return the auction that waits for its signatures."""
    return pool.rounds.filter(is_planned=True).first()


def earlier_bid(request: RequestForQuotation, pool: Pool) -> Bid | None:
    """Return the vendor's opened bid that stands until it bids better in the present round."""
    earlier = request.bids.filter(state=Bid.State.VALID, round_number__lt=pool.round_number)
    return earlier.prefetch_related(*PARTS).order_by("-round_number").first()


def not_improved(request: RequestForQuotation, pool: Pool, offer: Offer, wanted: Wanted) -> list[Problem]:
    """Return in what a later bid is worse than the vendor's earlier one; nothing in the first round."""
    if pool.round_number == FIRST_ROUND:
        return []
    before, present = earlier_bid(request, pool), round_of(pool)
    if before is None or present is None:
        return []
    step = Step(least=present.least_step, must_fall=present.kind == Round.Kind.AUCTION)
    return worsened(offer_of(before), offer, wanted, step)


def places_by_line(
    pool: Pool, requests: Iterable[RequestForQuotation], wanted: Wanted
) -> dict[str, dict[int, Place]]:
    """Return the place of each of these vendors on each line, by the requests' keys."""
    bids = pool.bids.filter(state=Bid.State.VALID, request__in=list(requests))
    opened = list(bids.select_related("vendor").prefetch_related(*PARTS))
    found = {}
    mark_ups = {uid: one.total for uid, one in mark_ups_of(pool, opened).items()}
    for line, quotes in compared(opened, wanted, mark_ups):
        landed = {str(quote.bid.request_id): quote.weighed for quote in quotes if quote.weighed is not None}
        found[line.uid] = {int(key): place for key, place in places(landed).items()}
    return found


@dataclass(frozen=True, kw_only=True)
class OwnPlace:
    """Where a vendor stands on one line, in words it may read."""

    line: str
    rank: int
    gap: Decimal | None

    @property
    def gap_words(self) -> str:
        return "" if self.gap is None else percent_text(self.gap, 0)


def told_to(request: RequestForQuotation, number: int) -> list[OwnPlace]:
    """Return what a vendor is told before a round."""
    rows = Feedback.objects.filter(request=request, round__number=number, round__pool=request.pool_id)
    return [
        OwnPlace(line=localized(row.line), rank=row.rank, gap=row.gap)
        for row in rows.select_related("line").order_by("line__position")
    ]


@dataclass(frozen=True, kw_only=True)
class RoundRow:
    """One round as staff see it in the list."""

    number: int
    kind: Sentence
    began: datetime
    bids_until: datetime
    opened: datetime | None
    is_planned: bool
    has_minutes: bool
    invited: tuple[str, ...]


def rounds_of(pool: Pool) -> list[RoundRow]:
    """Return every round with the vendors invited to it; the first invited all that were asked."""
    invited: dict[int, list[str]] = {}
    rows = Shortlisted.objects.filter(round__pool=pool).select_related("request__vendor", "round")
    for row in rows.order_by("round__number", "request__sent", "pk"):
        invited.setdefault(row.round.number, []).append(localized(row.request.vendor))
    return [
        RoundRow(
            number=one.number,
            kind=Round.Kind(one.kind).label,
            began=one.began,
            bids_until=one.bids_until,
            opened=one.opened,
            is_planned=one.is_planned,
            has_minutes=bool(one.minutes),
            invited=tuple(invited.get(one.number, ())),
        )
        for one in pool.rounds.order_by("number")
    ]


def signed_start(planned: Round) -> list[OpeningSignature]:
    """Return who has signed the start of a planned auction."""
    signed = OpeningSignature.objects.filter(pool=planned.pool_id, round_number=planned.number)
    return list(signed.order_by("pk"))


def bidders_of(pool: Pool) -> list[RequestForQuotation]:
    """Return the vendors with a valid bid: those that can be invited again."""
    valid = pool.bids.filter(state=Bid.State.VALID).values("request")
    return list(pool.requests.filter(pk__in=valid).select_related("vendor").order_by("sent", "pk"))


def everybody(bidders: Iterable[RequestForQuotation]) -> dict[str, list[str]]:
    """Return what the form proposes: to invite all of them."""
    return {"shortlist": [one.uid for one in bidders]}
