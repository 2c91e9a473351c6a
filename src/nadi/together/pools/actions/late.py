"""Who came too late: counted for the minutes, without a word of what it would have bid."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from nadi.together.pools.models import LateAttempt, Pool, RequestForQuotation

# A pool whose bids are open still tells that somebody knocked; later on nobody asks any more.
COUNTED_IN = (Pool.State.TENDERING, Pool.State.ASSESSING, Pool.State.OPENED)


def note_if_late(request: RequestForQuotation) -> bool:
    """Count an attempt to submit after the deadline, by the server's clock; tells whether it was one."""
    now = timezone.now()
    pool = Pool.objects.get(pk=request.pool_id)
    if pool.state not in COUNTED_IN or pool.bids_until is None or now < pool.bids_until:
        return False
    with transaction.atomic():
        _attempt, is_first = LateAttempt.objects.get_or_create(
            request=request, round_number=pool.round_number, defaults={"first": now, "last": now}
        )
        if not is_first:
            again = LateAttempt.objects.filter(request=request, round_number=pool.round_number)
            again.update(last=now, count=F("count") + 1)
    return True
