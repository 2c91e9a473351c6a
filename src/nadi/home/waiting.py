"""What waits for the reader: asked of the apps below, the most urgent first, in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.models import CallOff
from nadi.together.agreements.queries import call_offs_visible_to
from nadi.together.pools.models import Demand, Pool, Share
from nadi.together.pools.queries.pools import visible_to
from nadi.web.access import Actor
from nadi.web.localized import localized

State = Pool.State


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits: what, why, until when, and where to do it."""

    what: str
    why: str
    do: str
    url: str
    until: datetime | None = None


def waiting_for(actor: Actor) -> list[Waiting]:
    """Return what waits for this reader; what has a deadline comes first, the nearest on top."""
    found: list[Waiting] = []
    if actor.is_staff:
        found += staff_steps(actor)
        found += orders_to_confirm(actor)
    elif actor.is_member:
        found += shares_to_answer(actor)
        found += pools_to_join(actor)
        found += orders_to_receive(actor)
    else:
        found += orders_to_confirm(actor)
    far = timezone.now().replace(year=9999)
    return sorted(found, key=lambda one: one.until or far)


def staff_steps(actor: Actor) -> Iterator[Waiting]:
    """Yield the next step of each pool that staff must take."""
    now = timezone.now()
    moving = visible_to(actor).filter(state__in=[State.GATHERING, State.TENDERING, State.OPENED])
    for pool in moving.filter(origin=Pool.Origin.OWN):
        step = step_of(pool, now)
        if step:
            why, do = step
            url = reverse("pools.detail", args=[pool.uid])
            yield Waiting(what=localized(pool, "title"), why=why, do=do, url=url)
    for pool in all_accepted(actor):
        yield Waiting(
            what=localized(pool, "title"),
            why=_("Every member has accepted its share."),
            do=_("Make the agreements"),
            url=reverse("agreements.make", args=[pool.uid]),
        )


def step_of(pool: Pool, now: datetime) -> tuple[str, str] | None:
    """Return why a pool waits for staff, and what to do; nothing while it waits for others."""
    if pool.state == State.GATHERING and pool.demand_until <= now:
        return _("The time to enter demand is over."), _("Close demand and ask vendors")
    if pool.state == State.TENDERING and pool.bids_until and pool.bids_until <= now:
        return _("The time to bid is over."), _("Open the bids")
    if pool.state == State.OPENED:
        return _("The bids are opened."), _("Compare scenarios and award")
    return None


def all_accepted(actor: Actor) -> list[Pool]:
    """Return the awarded pools in which no answer is open and nobody declined."""
    awarded = visible_to(actor).filter(state=State.AWARDED)
    undecided = Share.objects.filter(sharing__is_applied=True, sharing__award__superseded=None)
    undecided = undecided.exclude(state=Share.State.ACCEPTED)
    return list(awarded.exclude(pk__in=undecided.values("participation__pool")))


def shares_to_answer(actor: Actor) -> Iterator[Waiting]:
    """Yield the company's own shares that wait for an answer."""
    own = Share.objects.filter(
        participation__organisation=actor.organisation_id,
        sharing__is_applied=True,
        sharing__award__superseded=None,
        state=Share.State.OFFERED,
        participation__pool__state=State.AWARDED,
    ).select_related("participation__pool", "sharing__award")
    for share in own:
        pool = share.participation.pool
        yield Waiting(
            what=localized(pool, "title"),
            why=_("Your company's share is ready."),
            do=_("Look at it and answer"),
            url=reverse("pools.share", args=[pool.uid]),
            until=share.sharing.award.answer_until,
        )


def pools_to_join(actor: Actor) -> Iterator[Waiting]:
    """Yield the pools that gather demand, and whether the company has entered any."""
    gathering = list(
        visible_to(actor).filter(
            state=State.GATHERING, origin=Pool.Origin.OWN, demand_until__gt=timezone.now()
        )
    )
    entered = set(
        Demand.objects.filter(
            participation__organisation=actor.organisation_id,
            participation__left=None,
            line__pool__in=gathering,
        ).values_list("line__pool", flat=True)
    )
    for pool in gathering:
        is_in = pool.pk in entered
        yield Waiting(
            what=localized(pool, "title"),
            why=_("Your company has entered demand; it can be changed until the deadline.")
            if is_in
            else _("A pool is open. What does your company need?"),
            do=_("Change demand") if is_in else _("Enter demand"),
            url=reverse("pools.demand", args=[pool.uid]),
            until=pool.demand_until,
        )


def orders_to_receive(actor: Actor) -> Iterator[Waiting]:
    """Yield the company's confirmed orders whose arrival was not reported."""
    confirmed = call_offs_visible_to(actor).filter(
        state=CallOff.State.CONFIRMED, addendum__organisation=actor.organisation_id
    )
    for order in confirmed.prefetch_related(None):
        yield Waiting(
            what=_("Order %(number)s") % {"number": order.number},
            why=_("The vendor confirmed it."),
            do=_("Say when the goods arrived"),
            url=reverse("agreements.see_call_off", args=[order.uid]),
        )


def orders_to_confirm(actor: Actor) -> Iterator[Waiting]:
    """Yield orders that wait for the vendor (staff may confirm for it)."""
    ordered = call_offs_visible_to(actor).filter(state=CallOff.State.ORDERED)
    for order in ordered.prefetch_related(None):
        yield Waiting(
            what=_("Order %(number)s") % {"number": order.number},
            why=localized(order.addendum.organisation),
            do=_("Confirm the order"),
            url=reverse("agreements.see_call_off", args=[order.uid]),
        )
