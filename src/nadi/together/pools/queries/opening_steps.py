"""What waits for those who open bids: signatures of an opening, points to give, an auction to start."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Bid, OpeningSignature, Pool, Round
from nadi.together.pools.queries.opening import is_technical_next
from nadi.together.pools.queries.steps import NextStep, quietly, step
from nadi.web.access import Actor

State = Pool.State


@dataclass(frozen=True, kw_only=True)
class OpeningMarks:
    """How far an opening or an auction has come, and whether the reader has signed it."""

    has_signed_technical: bool = False
    has_signed_prices: bool = False
    has_signed_next: bool = False
    lacks_points: bool = False
    is_auction: bool = False
    has_planned_auction: bool = False


def opening_marks(actor: Actor) -> dict[str, Any]:
    """Return the columns that tell `OpeningMarks` of a pool, for its query."""
    signed = OpeningSignature.objects.filter(pool=OuterRef("pk"), person=actor.person)
    present = signed.filter(round_number=OuterRef("round_number"), signed__gte=OuterRef("bids_until"))
    rounds = Round.objects.filter(pool=OuterRef("pk"))
    sealed = Bid.objects.filter(pool=OuterRef("pk"), state=Bid.State.SEALED).annotate(
        scored=Count("scores", distinct=True), asked=Count("pool__criteria", distinct=True)
    )
    return {
        "has_signed_technical": Exists(present.filter(is_technical=True)),
        "has_signed_prices": Exists(present.filter(is_technical=False)),
        "has_signed_next": Exists(signed.filter(round_number__gt=OuterRef("round_number"))),
        "lacks_points": Exists(sealed.filter(scored__lt=F("asked"))),
        "is_auction": Exists(
            rounds.filter(number=OuterRef("round_number"), kind=Round.Kind.AUCTION, is_planned=False)
        ),
        "has_planned_auction": Exists(rounds.filter(is_planned=True)),
    }


def opening_step(pool: Pool, own: OpeningMarks, now: datetime) -> NextStep | None:
    """Return what an opener does next; None where no opening waits."""
    if pool.state == State.OPENED and own.has_planned_auction:
        return auction_step(pool, own)
    is_over = pool.bids_until is not None and now >= pool.bids_until
    if pool.state == State.TENDERING and is_over and own.is_auction:
        return quietly(
            step("pools.rounds", pool, _("The turn is over and opens by itself."), _("See the rounds"))
        )
    if (pool.state == State.TENDERING and is_over) or (
        pool.state == State.ASSESSING and not own.lacks_points
    ):
        return signature_step(pool, own)
    return None


def auction_step(pool: Pool, own: OpeningMarks) -> NextStep:
    """Return what a planned auction waits for."""
    if own.has_signed_next:
        text = _("An auction is planned. Another person has to sign its start.")
        return quietly(step("pools.rounds", pool, text, _("See the rounds")))
    text = _("An auction is planned. It starts when it is signed.")
    return step("pools.rounds", pool, text, _("Sign its start"))


def signature_step(pool: Pool, own: OpeningMarks) -> NextStep:
    """Return what an opening waits for."""
    is_technical = is_technical_next(pool)
    if own.has_signed_technical if is_technical else own.has_signed_prices:
        text = _("You have signed the opening. Another person has to sign too.")
        return quietly(step("pools.opening", pool, text, _("See who has signed")))
    text = (
        _("Quality is assessed. Open the prices.")
        if pool.state == State.ASSESSING
        else _("Bidding is over. Open the bids.")
    )
    return step("pools.opening", pool, text, _("Sign the opening"))
