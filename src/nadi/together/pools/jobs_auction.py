"""What openings and auctions do by themselves."""

from django.utils import timezone

from nadi.together.pools.actions.auction import end_turns
from nadi.together.pools.actions.opening import tell_opening_due
from nadi.together.pools.models import Pool
from nadi.web.schedule import every


@every(minutes=1)
def end_turns_of_auctions() -> None:
    """End the turns whose time is over."""
    end_turns(timezone.now())


@every(minutes=1)
def tell_of_passed_deadlines() -> None:
    """Tell those who open bids that a deadline has passed."""
    now = timezone.now()
    over = Pool.objects.filter(state=Pool.State.TENDERING, bids_until__lte=now)
    for pool in over.order_by("pk"):
        tell_opening_due(pool=pool, now=now)
