"""Who decides on a proposed award, and what vendors object."""

from django.db.models import QuerySet

from nadi.companies.models import Affiliation
from nadi.together.pools.models import Award, Bid, Objection, Participation, Pool
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.web.access import Actor
from nadi.web.localized import localized


def deciders(award: Award) -> list[Affiliation]:
    """Return the board members that may decide: not who proposed, nor whose company declared an interest."""
    seats = Affiliation.objects.filter(is_on_board=True, until=None, person__is_active=True)
    interested = Participation.objects.filter(pool=award.pool).exclude(interest="").values("organisation")
    barred = Affiliation.objects.filter(organisation__in=interested, until=None).values("person")
    free = seats.exclude(person__in=barred).exclude(person__uid=award.proposed_by)
    return list(free.select_related("person", "organisation").order_by("pk"))


def abstaining(award: Award) -> list[Affiliation]:
    """Return the board members that abstain, because a company of theirs declared an interest."""
    seats = Affiliation.objects.filter(is_on_board=True, until=None, person__is_active=True)
    interested = Participation.objects.filter(pool=award.pool).exclude(interest="").values("organisation")
    barred = Affiliation.objects.filter(organisation__in=interested, until=None).values("person")
    return list(seats.filter(person__in=barred).select_related("person").order_by("pk"))


def objections_of(pool: Pool) -> QuerySet[Objection]:
    """Return what vendors objected to in this pool's awards, the newest first; for staff and board."""
    return (
        Objection.objects.filter(award__pool=pool)
        .select_related("request__vendor", "award")
        .order_by("-raised", "-pk")
    )


def objection_seen_by(actor: Actor, uid: str) -> Objection | None:
    """Return one objection for those who see its pool."""
    found = Objection.objects.select_related("award__pool", "request__vendor").filter(uid=uid).first()
    if found is None or not actor.is_staff:
        return None
    return found if pool_seen_by(actor, found.award.pool.uid) else None


def winners_of(award: Award) -> list[str]:
    """Return the vendors that the award names, in the order of their names."""
    bids = Bid.objects.filter(rows__scenario=award.scenario).select_related("vendor").distinct()
    return sorted({localized(bid.vendor) for bid in bids})
