"""What an opening waits for."""

from django.db.models import Count, QuerySet

from nadi.together.pools.models import Bid, OpeningSignature, Pool

FIRST_ROUND = 1


def is_technical_next(pool: Pool) -> bool:
    """Tell whether the next opening is of technical envelopes; later rounds are about prices alone."""
    return pool.has_quality and pool.round_number == FIRST_ROUND and pool.state == Pool.State.TENDERING


def signatures_for(pool: Pool, is_technical: bool) -> QuerySet[OpeningSignature]:
    """Return who signed the opening of the present round, after the deadline that now holds."""
    signed = pool.opening_signatures.filter(round_number=pool.round_number, is_technical=is_technical)
    return signed.filter(signed__gte=pool.bids_until) if pool.bids_until else signed


def unscored(pool: Pool) -> int:
    """Return how many bids still in play lack points for a criterion."""
    sealed = Bid.objects.filter(pool=pool, state=Bid.State.SEALED)
    return sealed.annotate(scored=Count("scores")).filter(scored__lt=pool.criteria.count()).count()
