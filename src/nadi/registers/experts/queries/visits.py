"""Reading shared visits: how many firms join, and of shares one's own alone."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from nadi.registers.experts.models import Expert, Joining, Terms, Visit
from nadi.registers.experts.queries.experts import visible_to as experts_visible_to
from nadi.registers.experts.sharing import FEWEST_SHOWN, most_per_half_day, shares_of
from nadi.web.access import Actor


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a visit stands for one reader."""

    firms: int
    own: Joining | None
    share: Decimal | None
    most: Decimal
    is_joinable: bool


def visible_to(actor: Actor) -> QuerySet[Visit]:
    """Staff see all; others visits of experts they may see, and those they joined or announced."""
    rows = Visit.objects.select_related("expert", "announced_by").annotate(firms=Count("joinings"))
    if actor.is_staff:
        return rows
    seen = Q(expert__in=experts_visible_to(actor).values("pk"))
    own = Joining.objects.filter(organisation=actor.organisation_id).values("visit")
    return rows.filter(seen | Q(pk__in=own) | Q(announced_by=actor.organisation_id))


def visit_for(actor: Actor, uid: str) -> Visit | None:
    """Return a visit, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).first()


def of_expert(terms: Terms) -> QuerySet[Visit]:
    """Return the visits of the expert whose link was opened."""
    rows = Visit.objects.filter(expert=terms.expert).select_related("expert", "announced_by")
    return rows.annotate(firms=Count("joinings"))


def coming_visits(actor: Actor, expert: Expert) -> QuerySet[Visit]:
    """Return an expert's visits that are still to come."""
    rows = visible_to(actor).filter(expert=expert, ends__gte=timezone.localdate())
    return rows.exclude(state=Visit.State.CALLED_OFF).order_by("starts", "pk")


def standing_for(actor: Actor, visit: Visit) -> Standing:
    """Return how many firms join, and the reader's own share as far as it may be known."""
    joined = list(visit.joinings.order_by("joined", "pk"))
    own = next((one for one in joined if one.organisation_id == actor.organisation_id), None)
    is_open = visit.state == Visit.State.OPEN
    return Standing(
        firms=len(joined),
        own=own,
        share=share_of(visit, joined, own),
        most=most_per_half_day(visit.cost, visit.minimum),
        is_joinable=is_open and visit.join_until >= timezone.localdate(),
    )


def share_of(visit: Visit, joined: list[Joining], own: Joining | None) -> Decimal | None:
    """Return the fixed share, or, when nobody joins any more, the one that follows from who has.

    Before that a firm would read off its share for how much each further one joins; of two, each would of the
    other.
    """
    if own is None or own.share is not None or visit.state != Visit.State.OPEN:
        return own.share if own else None
    if len(joined) < FEWEST_SHOWN or visit.join_until >= timezone.localdate():
        return None
    shares = shares_of(visit.cost, [one.half_days for one in joined])
    return shares[joined.index(own)]
