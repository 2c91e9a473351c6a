"""What happens to a pool that misses its minimum: staff decide, everybody is told."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import (
    give_more_time,
    locked,
    refuse_unless_gathering,
    subject_of,
    wanted_lines,
)
from nadi.together.pools.models import Demand, Line, Pool
from nadi.together.pools.notices.gathering import tell_of_line_left_out, tell_of_minimum
from nadi.together.pools.queries.joining import counting
from nadi.together.pools.queries.minimum import has_minimum, shortfall
from nadi.together.pools.searching import refresh_search
from nadi.web.access import Actor, Refused


def extend_demand(*, by: Actor, pool: Pool, until: datetime) -> None:
    """Give members more time and tell everybody who takes part or may."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_gathering(pool)
        if until <= max(timezone.now(), pool.demand_until):
            raise Refused(_("Choose a later moment than the deadline that stands now, in the future."))
        before = {"demand_until": pool.demand_until.isoformat()}
        is_below = has_minimum(pool) and bool(shortfall(pool))
        pool.demand_until = until
        pool.save(update_fields=["demand_until"])
        after = {"demand_until": until.isoformat()}
        record(by=by, verb="pools.extend_demand", subject=subject_of(pool), before=before, after=after)
        refresh_search(pool)
        give_more_time(pool, by, is_below=is_below)


def leave_out_line(*, by: Actor, line: Line) -> None:
    """Go on without a line that missed its minimum, and tell those who wanted it."""
    with transaction.atomic():
        pool = locked(line.pool)
        refuse_unless_gathering(pool)
        if timezone.now() < pool.demand_until:
            raise Refused(_("Members may still enter demand, so this line may yet reach its minimum."))
        if line.pk not in {below.line.pk for below in shortfall(pool).lines}:
            raise Refused(_("This line is not below its minimum, so it stays."))
        if wanted_lines(pool) == {line.pk}:
            raise Refused(_("Nothing would be left to buy. Give members more time, or cancel the pool."))
        wanting = counting(Demand.objects.filter(line=line)).values_list(
            "participation__organisation", flat=True
        )
        tell_of_line_left_out(pool, line, sorted(set(wanting)), by=by)
        Line.objects.filter(pk=line.pk).update(left_out=timezone.now())
        if not shortfall(pool):
            Pool.objects.filter(pk=pool.pk).update(minimum_told=None)
        record(by=by, verb="pools.leave_out_line", subject=subject_of(pool), after={"line": line.uid})


def note_missed_minimum(*, pool: Pool) -> bool:
    """Tell staff once that a deadline passed below the minimum; return whether they were told now."""
    with transaction.atomic():
        pool = locked(pool)
        is_over = pool.state == Pool.State.GATHERING and pool.demand_until <= timezone.now()
        if not is_over or pool.minimum_told or not has_minimum(pool) or not shortfall(pool):
            return False
        pool.minimum_told = timezone.now()
        pool.save(update_fields=["minimum_told"])
        tell_of_minimum(pool)
    return True
