"""Rounds of bidding: the first begins with the tender, a later one with a shortlist."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool, RequestForQuotation, Round, Shortlisted
from nadi.web.access import Refused

FIRST = 1


def begin_first(pool: Pool, now: datetime) -> Round:
    """Write round number 1; the caller holds the pool locked and has set its deadline."""
    if pool.bids_until is None:
        raise ValueError("A round of bidding has a deadline: set it before the round begins.")
    return Round.objects.create(pool=pool, number=1, began=now, bids_until=pool.bids_until)


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


def is_invited(pool: Pool, request: RequestForQuotation) -> bool:
    """Tell whether a vendor may bid in the present round."""
    invited = Shortlisted.objects.filter(round__pool=pool, round__number=pool.round_number, request=request)
    return pool.round_number == FIRST or invited.exists()


def refuse_unless_invited(pool: Pool, request: RequestForQuotation) -> None:
    """Later rounds are for the vendors on the shortlist."""
    if not is_invited(pool, request):
        raise Refused(_("You are not invited to this round of bidding. What you bid before still stands."))
