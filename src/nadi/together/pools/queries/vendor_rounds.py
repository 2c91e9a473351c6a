"""Rounds as a vendor meets them: is it invited, where does it stand, which receipts are known."""

from functools import partial
from typing import Any

from nadi.together.pools.models import Pool, RequestForQuotation, Shortlisted
from nadi.together.pools.offers.offer import Offer
from nadi.together.pools.offers.reader import Problem
from nadi.together.pools.offers.wanted import Wanted
from nadi.together.pools.queries.minutes import receipts_of
from nadi.together.pools.queries.opening import FIRST_ROUND
from nadi.together.pools.queries.rounds import not_improved, round_of, told_to


def is_invited(pool: Pool, request: RequestForQuotation) -> bool:
    """Tell whether a vendor may bid in the present round."""
    invited = Shortlisted.objects.filter(round__pool=pool, round__number=pool.round_number, request=request)
    return pool.round_number == FIRST_ROUND or invited.exists()


def round_of_vendor(asked: RequestForQuotation, wanted: Wanted) -> dict[str, Any]:
    """Return what the vendor's page shows of rounds, and the check that a later bid only improves."""
    pool = asked.pool
    is_later = pool.state == Pool.State.TENDERING and pool.round_number > FIRST_ROUND
    return {
        "is_later_round": is_later,
        "is_invited": is_invited(pool, asked),
        "round": round_of(pool) if is_later else None,
        "places": told_to(asked, pool.round_number) if is_later else [],
        "receipts": receipts_of(pool),
        "further": partial(only_better, asked, wanted),
    }


def only_better(asked: RequestForQuotation, wanted: Wanted, offer: Offer) -> list[Problem]:
    """Return in what a bid is worse than the vendor's last one."""
    return not_improved(asked, asked.pool, offer, wanted)
