"""Which pools a reader sees."""

from django.db.models import Q, QuerySet

from nadi.together.pools.models import Pool
from nadi.web.access import Actor

State = Pool.State


def visible_to(actor: Actor) -> QuerySet[Pool]:
    """Staff see every pool, the board all but drafts, a member those it may join or took part in.

    A member finds neither what was cancelled nor a pool for others, unless its company took part.
    """
    if actor.is_staff:
        return Pool.objects.all()
    if actor.is_board:
        return Pool.objects.exclude(state=State.DRAFT)
    if not actor.is_member:
        return Pool.objects.none()
    taking_part = Pool.objects.filter(participations__organisation=actor.organisation_id).values("pk")
    offered = Q(pk__in=joinable_by(actor.organisation_id)) & ~Q(state=State.CANCELLED)
    return Pool.objects.exclude(state=State.DRAFT).filter(offered | Q(pk__in=taking_part))


def joinable_by(organisation: int | None) -> QuerySet[Pool, int]:
    """Return the pools meant for this company: those for every member, and those it is invited to."""
    invited = Pool.objects.filter(invitees__organisation=organisation).values("pk")
    meant = Pool.objects.filter(~Q(audience=Pool.Audience.CHOSEN) | Q(pk__in=invited))
    return meant.values_list("pk", flat=True)


def may_join(pool: Pool, organisation: int | None) -> bool:
    """Tell whether a pool is meant for this company."""
    return joinable_by(organisation).filter(pk=pool.pk).exists()


def pool_seen_by(actor: Actor, uid: str) -> Pool | None:
    """Return the pool if this reader sees it; hidden and absent are the same."""
    return visible_to(actor).filter(uid=uid).first()
