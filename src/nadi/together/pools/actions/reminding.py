"""Reminding members whose demand is missing, once each, shortly before the deadline."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from nadi.companies.queries import members
from nadi.together.pools.actions.gathering import is_frozen, locked
from nadi.together.pools.models import Pool
from nadi.together.pools.notices.gathering import remind
from nadi.together.pools.queries.joining import without_demand

REMIND_BEFORE = timedelta(days=3)


def pools_closing_soon(now: datetime) -> list[Pool]:
    """Return the pools whose deadline is near."""
    near = Q(demand_until__gt=now, demand_until__lte=now + REMIND_BEFORE)
    return list(Pool.objects.filter(near, state=Pool.State.GATHERING, origin=Pool.Origin.OWN))


def remind_of_pool(*, pool: Pool, now: datetime) -> int:
    """Remind who takes part without demand that counts, and who may take part; return how many companies."""
    with transaction.atomic():
        pool = locked(pool)
        if pool.state != Pool.State.GATHERING or is_frozen(pool) or not pool.lines.exists():
            return 0
        parts = without_demand(pool).filter(reminded=None)
        waiting = list(parts.values_list("organisation", flat=True))
        pool.participations.filter(organisation__in=waiting).update(reminded=now)
        if pool.reminded is None:
            waiting += others_who_may_join(pool)
            pool.reminded = now
            pool.save(update_fields=["reminded"])
        remind(pool, waiting)
    return len(waiting)


def others_who_may_join(pool: Pool) -> list[int]:
    """Return the members a pool is meant for that have no part in it, nor left it."""
    meant = members().exclude(participations__pool=pool)
    if pool.audience == Pool.Audience.CHOSEN:
        meant = meant.filter(pk__in=pool.invitees.values("organisation"))
    return list(meant.order_by("pk").values_list("pk", flat=True))
