"""What bids are compared by: points for quality, costs left to the buyers, alternatives admitted."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.models import Bid, BidLine, Criterion, Pool, Score
from nadi.together.pools.notices.tender import tell_disqualified
from nadi.together.pools.queries.opening import signatures_for
from nadi.web.access import Actor, Refused
from nadi.web.components.figures import quantity_text
from nadi.web.localized import localized


@dataclass(frozen=True, kw_only=True)
class Scored:
    """The points for one criterion, with the reason that the vendor may read."""

    points: Decimal
    reason: str = ""


def score_bid(*, by: Actor, bid: Bid, scores: Mapping[str, Scored]) -> Bid:
    """Give a bid its points for every criterion while its prices are sealed."""
    with transaction.atomic():
        pool = locked(bid.pool)
        bid = Bid.objects.get(pk=bid.pk)
        refuse_unless_assessing(pool, bid)
        criteria = list(pool.criteria.all())
        for criterion in criteria:
            given = scores.get(criterion.uid)
            if given is None:
                raise Refused(_("Give points for every criterion; zero is a number too."))
            refuse_points_that_cannot_be(criterion, given)
            Score.objects.update_or_create(
                bid=bid,
                criterion=criterion,
                defaults={"points": given.points, "reason": given.reason.strip()},
            )
        record(
            by=by,
            verb="pools.score_bid",
            subject=f"pool:{pool.uid}",
            after={"bid": bid.uid, "points": {one.uid: str(scores[one.uid].points) for one in criteria}},
        )
    return bid


def refuse_unless_assessing(pool: Pool, bid: Bid) -> None:
    """Points are given between the two openings, and stay once somebody has signed the second."""
    if pool.state != Pool.State.ASSESSING:
        raise Refused(
            _("Points are given after the technical envelopes are opened and before the prices are.")
        )
    if bid.state != Bid.State.SEALED:
        raise Refused(_("This bid is out of the tender, so it gets no points."))
    if signatures_for(pool, is_technical=False).exists():
        raise Refused(_("Somebody has signed the opening of the prices: the points stay as they are."))


def refuse_points_that_cannot_be(criterion: Criterion, given: Scored) -> None:
    """Points lie between zero and the most; too few for the bid to stay need a reason."""
    name = localized(criterion)
    if not 0 <= given.points <= criterion.most_points:
        values = {"name": name, "most": criterion.most_points}
        raise Refused(_("%(name)s: points are between 0 and %(most)s.") % values)
    if given.points < criterion.least_points and not given.reason.strip():
        values = {"name": name, "least": criterion.least_points}
        raise Refused(
            _("%(name)s: below %(least)s points the bid is out. Write the reason for its vendor.") % values
        )


def put_out_below_least(pool: Pool) -> None:
    """Disqualify the bids that missed the least points of a criterion; their prices are never opened.

    This is the inner step of the opening of prices.
    """
    sealed = pool.bids.filter(state=Bid.State.SEALED).select_related("request", "vendor")
    for bid in sealed.prefetch_related("scores__criterion"):
        short = [one for one in bid.scores.all() if one.points < one.criterion.least_points]
        if short:
            bid.state = Bid.State.DISQUALIFIED
            bid.disqualified_because = " ".join(shortfall(one) for one in short)
            bid.save(update_fields=["state", "disqualified_because"])
            tell_disqualified(bid)


def shortfall(score: Score) -> str:
    """Say what a bid missed."""
    values = {
        "name": localized(score.criterion),
        "points": quantity_text(score.points),
        "least": quantity_text(Decimal(score.criterion.least_points)),
        "reason": score.reason,
    }
    return _("%(name)s: %(points)s points, at least %(least)s are needed. %(reason)s") % values


def set_landed(*, by: Actor, bid: Bid, rate: Decimal, reason: str) -> Bid:
    """Say what freight, insurance and duty a bid leaves to the buyers, as a fraction of its prices."""
    with transaction.atomic():
        pool = locked(bid.pool)
        bid = Bid.objects.get(pk=bid.pk)
        refuse_unless_comparing(pool, bid)
        if not 0 <= rate < 1:
            raise Refused(_("The addition is between 0 and 100 %%.") % {})
        if not reason.strip():
            raise Refused(_("Write how the addition is reckoned: it decides about the award."))
        before = bid.landed_rate
        bid.landed_rate, bid.landed_reason = rate, reason.strip()
        bid.save(update_fields=["landed_rate", "landed_reason"])
        record(
            by=by,
            verb="pools.set_landed",
            subject=f"pool:{pool.uid}",
            before={"bid": bid.uid, "landed_rate": str(before)},
            after={"bid": bid.uid, "landed_rate": str(rate), "reason": bid.landed_reason},
        )
    return bid


def admit_variant(*, by: Actor, offer: BidLine, reason: str) -> BidLine:
    """Compare this schedule of a line in place of the vendor's other ones for it."""
    with transaction.atomic():
        pool = locked(offer.bid.pool)
        offer = BidLine.objects.select_related("bid", "line").get(pk=offer.pk)
        refuse_unless_comparing(pool, offer.bid)
        if offer.is_compared:
            raise Refused(_("This is what is compared already."))
        if not reason.strip():
            raise Refused(_("Write why this is as good as what was asked for: other vendors may ask."))
        others = BidLine.objects.filter(bid=offer.bid, line=offer.line, is_compared=True)
        before = others.values_list("variant", flat=True).first()
        others.update(is_compared=False)
        offer.is_compared, offer.admitted_because = True, reason.strip()
        offer.save(update_fields=["is_compared", "admitted_because"])
        about = {"bid": offer.bid.uid, "line": offer.line.uid}
        record(
            by=by,
            verb="pools.admit_variant",
            subject=f"pool:{pool.uid}",
            before={**about, "variant": before},
            after={**about, "variant": offer.variant, "reason": offer.admitted_because},
        )
    return offer


def refuse_unless_comparing(pool: Pool, bid: Bid) -> None:
    """What is compared may change between the opening of the prices and the proposal of an award."""
    if pool.state != Pool.State.OPENED:
        raise Refused(_("What is compared can change between the opening of the prices and the award."))
    if bid.state != Bid.State.VALID:
        raise Refused(_("Only a valid bid is compared."))
