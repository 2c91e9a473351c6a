"""Which pools a reader sees."""

from django.db.models import Q, QuerySet

from nadi.together.pools.models import Pool
from nadi.web.access import Actor

State = Pool.State


def visible_to(actor: Actor) -> QuerySet[Pool]:
    """Staff and board see every pool; a member all that were not cancelled, and those it took part in."""
    if actor.is_staff or actor.is_board:
        return Pool.objects.all()
    if not actor.is_member:
        return Pool.objects.none()
    taking_part = Pool.objects.filter(participations__organisation=actor.organisation_id).values("pk")
    return Pool.objects.filter(~Q(state=State.CANCELLED) | Q(pk__in=taking_part))


def pool_seen_by(actor: Actor, uid: str) -> Pool | None:
    """Return the pool if this reader sees it; hidden and absent are the same."""
    return visible_to(actor).filter(uid=uid).first()
