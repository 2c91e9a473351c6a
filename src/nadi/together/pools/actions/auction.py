"""A descending auction: when a turn's time is over it opens by itself, and the next begins or all is open.

A turn ends in one transaction on the locked pool, and only if it is still the running one: whoever comes
second finds it over, and a crash in between leaves the turn as it was, to be ended at the next look.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.opening import keep_minutes, open_prices, submissions_of
from nadi.together.pools.actions.rounds import begin
from nadi.together.pools.models import Bid, Pool, Round, Shortlisted
from nadi.together.pools.notices.tender import tell_opened
from nadi.together.pools.queries.rounds import round_of
from nadi.web.access import NOBODY, Refused

logger = logging.getLogger("nadi.pools")

Kind, State = Round.Kind, Pool.State


def end_turns(now: datetime) -> list[str]:
    """End every turn whose time is over; returns the pools. One that cannot be opened stops no other."""
    running = Pool.objects.filter(state=State.TENDERING, bids_until__lte=now)
    ended = []
    for pool in running.order_by("pk"):
        present = round_of(pool)
        if present is None or present.kind != Kind.AUCTION:
            continue
        try:
            if end_turn(pool=pool, number=present.number, now=now):
                ended.append(pool.uid)
        except Refused as refusal:
            logger.warning("The turn of pool %s could not be opened: %s", pool.uid, refusal.sentence)
    return ended


def end_turn(*, pool: Pool, number: int, now: datetime) -> bool:
    """Open one turn, then begin the next one or end the auction; False if the turn is over already."""
    with transaction.atomic():
        pool = locked(pool)
        present = round_of(pool)
        if pool.state != State.TENDERING or pool.round_number != number or present is None:
            return False
        if present.kind != Kind.AUCTION or pool.bids_until is None or now < pool.bids_until:
            return False
        open_prices(pool)
        keep_minutes(pool, now, is_technical=False)
        improved = pool.bids.filter(state=Bid.State.VALID, round_number=number).exists()
        goes_on = improved and present.turns_left > 0
        if goes_on:
            next_turn(present, pool, now)
        else:
            pool.state, pool.opened_at = State.OPENED, now
            pool.save(update_fields=["state", "opened_at"])
            tell_opened(pool)
        record(
            by=NOBODY,
            verb="pools.end_turn",
            subject=f"pool:{pool.uid}",
            before={"round": number},
            after={"state": pool.state, "round": pool.round_number, "submissions": submissions_of(pool)},
        )
    return True


def next_turn(present: Round, pool: Pool, now: datetime) -> Round:
    """Begin the next turn with the same vendors."""
    following = Round.objects.create(
        pool=pool,
        number=present.number + 1,
        kind=Kind.AUCTION,
        began=now,
        bids_until=now + timedelta(minutes=present.turn_minutes),
        turn_minutes=present.turn_minutes,
        turns_left=present.turns_left - 1,
        least_step=present.least_step,
    )
    Shortlisted.objects.bulk_create(
        Shortlisted(round=following, request_id=one.request_id) for one in present.shortlist.order_by("pk")
    )
    begin(following, pool, now)
    return following
