"""Which evaluations, awards and shares a reader sees."""

from django.db.models import QuerySet

from nadi.together.pools.models import (
    Award,
    Bid,
    BidLine,
    BundleLine,
    Demand,
    Evaluation,
    Line,
    Participation,
    Pool,
    Share,
)
from nadi.together.pools.queries.joining import bound, counting
from nadi.web.access import Actor


def latest_evaluation(pool: Pool) -> Evaluation | None:
    """Return the computation that was asked for last."""
    return pool.evaluations.order_by("-asked", "-pk").first()


def award_in_force(pool: Pool) -> Award | None:
    """Return the award that was proposed and not replaced, whether or not the board has confirmed it."""
    awards = Award.objects.filter(pool=pool, superseded=None)
    return awards.select_related("pool", "scenario__evaluation").first()


def confirmed_award(pool: Pool) -> Award | None:
    """Return the award in force that the board has confirmed: before that nobody outside learns of it."""
    award = award_in_force(pool)
    return award if award is not None and award.confirmed is not None else None


def shares_visible_to(actor: Actor) -> QuerySet[Share]:
    """Staff see every share; a member only its own, of the method applied in the award in force."""
    everything = Share.objects.select_related(
        "sharing__award__pool", "participation__organisation", "sharing__award__scenario"
    )
    if actor.is_staff:
        return everything
    if not actor.is_member or actor.organisation_id is None:
        return everything.none()
    return everything.filter(
        participation__organisation=actor.organisation_id,
        sharing__is_applied=True,
        sharing__award__superseded=None,
        sharing__award__confirmed__isnull=False,
    )


def own_share(actor: Actor, uid: str) -> Share | None:
    """Return the share in force of the company acted for, in this pool."""
    if actor.organisation_id is None:
        return None
    return (
        shares_visible_to(actor)
        .filter(
            sharing__award__pool__uid=uid,
            participation__organisation=actor.organisation_id,
            sharing__is_applied=True,
            sharing__award__superseded=None,
            sharing__award__confirmed__isnull=False,
        )
        .first()
    )


def applied_shares(award: Award) -> QuerySet[Share]:
    """Return what each member was asked to accept."""
    applied = Share.objects.filter(sharing__award=award, sharing__is_applied=True)
    return applied.select_related("participation__organisation").order_by("participation_id")


def lines_without_offer(pool: Pool) -> QuerySet[Line]:
    """Return the lines that are wanted but priced by no valid bid."""
    valid = Bid.objects.filter(pool=pool, state=Bid.State.VALID)
    priced = BidLine.objects.filter(bid__in=valid).values("line")
    bundled = BundleLine.objects.filter(bundle__bid__in=valid).values("line")
    demands = counting(Demand.objects.filter(line__pool=pool))
    wanted = Line.objects.filter(pool=pool, pk__in=demands.values("line"))
    return wanted.exclude(pk__in=priced).exclude(pk__in=bundled)


def taking_part(pool: Pool) -> QuerySet[Participation]:
    """Return the members that still take part."""
    return bound(pool.participations.all()).select_related("organisation")
