"""What happens by itself while vendors bid: a reminder of the deadline, once."""

from django.utils import timezone

from nadi.together.pools.actions.exchange import REMIND_BEFORE, remind_of_deadline
from nadi.together.pools.models import Pool
from nadi.web.schedule import every


@every(minutes=30)
def remind_vendors() -> None:
    """Remind vendors of deadlines that are near."""
    now = timezone.now()
    near = Pool.objects.filter(
        state=Pool.State.TENDERING, bids_until__gt=now, bids_until__lte=now + REMIND_BEFORE
    )
    for pool in near:
        remind_of_deadline(pool=pool, now=now)
