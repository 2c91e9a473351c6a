"""What waits for the reader: asked of the apps below, the most urgent first, in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.models import CallOff
from nadi.together.agreements.queries.call_offs import call_offs_visible_to
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.pools import visible_to
from nadi.together.pools.queries.standing import next_step, standing_in, with_standing
from nadi.web.access import Actor, Role
from nadi.web.localized import localized

OVER = (Pool.State.AGREED, Pool.State.CANCELLED)


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
    found = [*steps_in_pools(actor), *orders_to_receive(actor), *orders_to_confirm(actor)]
    far = timezone.now().replace(year=9999)
    return sorted(found, key=lambda one: one.until or far)


def steps_in_pools(actor: Actor) -> Iterator[Waiting]:
    """Yield the next step of each pool in which it is the reader's turn."""
    now = timezone.now()
    for pool in with_standing(visible_to(actor).exclude(state__in=OVER), actor):
        step = next_step(actor, pool, standing_in(pool), now)
        if step.waits_for_reader:
            yield Waiting(
                what=localized(pool, "title"),
                why=str(step.text),
                do=str(step.action),
                url=step.url,
                until=step.until,
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
    if not actor.roles & {Role.STAFF, Role.PROVIDER}:
        return
    ordered = call_offs_visible_to(actor).filter(state=CallOff.State.ORDERED)
    for order in ordered.prefetch_related(None):
        yield Waiting(
            what=_("Order %(number)s") % {"number": order.number},
            why=localized(order.addendum.organisation),
            do=_("Confirm the order"),
            url=reverse("agreements.see_call_off", args=[order.uid]),
        )
