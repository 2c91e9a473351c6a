"""A round of bidding: it begins, its vendors are told where they stand, and only the invited bid in it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Feedback, Pool, RequestForQuotation, Round
from nadi.together.pools.notices.rounds import tell_round
from nadi.together.pools.offers.sealing import new_key_pair
from nadi.together.pools.queries.opening import FIRST_ROUND
from nadi.together.pools.queries.rounds import places_by_line
from nadi.together.pools.queries.tender import wanted_of
from nadi.together.pools.queries.vendor_rounds import is_invited
from nadi.together.pools.searching import refresh_search
from nadi.web.access import Refused


def begin_first(pool: Pool, now: datetime) -> Round:
    """Write round number 1; the caller holds the pool locked and has set its deadline."""
    if pool.bids_until is None:
        raise ValueError("A round of bidding has a deadline: set it before the round begins.")
    return Round.objects.create(pool=pool, number=FIRST_ROUND, began=now, bids_until=pool.bids_until)


def present_round(pool: Pool) -> Round:
    """Return the round that runs, with the pool's deadline; written down if the pool is older than rounds."""
    deadline = pool.bids_until or pool.demand_until
    found, is_new = Round.objects.get_or_create(
        pool=pool, number=pool.round_number, defaults={"began": pool.demand_until, "bids_until": deadline}
    )
    if not is_new and found.bids_until != deadline:
        found.bids_until = deadline
        found.save(update_fields=["bids_until"])
    return found


def begin(begun: Round, pool: Pool, now: datetime) -> None:
    """Let a round run: new keys, its deadline, what vendors are told. The caller holds the pool locked."""
    pool.sealing_key, pool.opening_key = new_key_pair(pool.uid)
    pool.state, pool.round_number = Pool.State.TENDERING, begun.number
    pool.bids_until = begun.bids_until
    pool.save(update_fields=["sealing_key", "opening_key", "state", "round_number", "bids_until"])
    put_down_feedback(begun, pool)
    refresh_search(pool)
    tell_round(begun)


def put_down_feedback(begun: Round, pool: Pool) -> None:
    """Freeze what every invited vendor is told: its rank and gap per line."""
    requests = [one.request for one in begun.shortlist.select_related("request")]
    lines = {line.uid: line for line in pool.lines.all()}
    Feedback.objects.bulk_create(
        Feedback(round=begun, request_id=request, line=lines[uid], rank=place.rank, gap=place.gap)
        for uid, found in places_by_line(pool, requests, wanted_of(pool)).items()
        for request, place in found.items()
    )


def refuse_unless_invited(pool: Pool, request: RequestForQuotation) -> None:
    """Later rounds are for the vendors on the shortlist."""
    if not is_invited(pool, request):
        raise Refused(_("You are not invited to this round of bidding. What you bid before still stands."))
