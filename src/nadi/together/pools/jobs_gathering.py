"""What happens by itself while demand is gathered: reminders, a missed minimum, the day's progress."""

from django.utils import timezone

from nadi.together.pools.actions.minimum import note_missed_minimum
from nadi.together.pools.actions.reminding import pools_closing_soon, remind_of_pool
from nadi.together.pools.models import Pool
from nadi.together.pools.progress import put_down
from nadi.web.schedule import every

GATHERING = Pool.State.GATHERING


@every(minutes=30)
def remind_members() -> None:
    """Remind members whose demand is missing."""
    now = timezone.now()
    for pool in pools_closing_soon(now):
        remind_of_pool(pool=pool, now=now)


@every(minutes=10)
def notice_missed_minimum() -> None:
    """Tell staff of pools that closed below their minimum."""
    over = Pool.objects.filter(state=GATHERING, demand_until__lte=timezone.now(), minimum_told=None)
    for pool in over:
        note_missed_minimum(pool=pool)


@every(minutes=60)
def put_down_progress() -> None:
    """Put down each line's progress, once a day."""
    now = timezone.now()
    for pool in Pool.objects.filter(state=GATHERING, demand_until__gt=now):
        put_down(pool=pool, day=timezone.localdate())
