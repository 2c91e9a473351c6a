"""What waits for the reader: asked of the apps below, the most urgent first, in a fixed number of queries."""

from collections.abc import Iterator

from django.utils import timezone

from nadi.home.registers import waiting_modules
from nadi.together.agreements.queries.waiting import steps_for
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.pools import visible_to
from nadi.together.pools.queries.standing import next_step, standing_in, with_standing
from nadi.web.access import Actor
from nadi.web.localized import localized
from nadi.web.waiting import Waiting

OVER = (Pool.State.AGREED, Pool.State.CANCELLED)


def waiting_for(actor: Actor) -> list[Waiting]:
    """Return what waits for this reader; what has a deadline comes first, the nearest on top."""
    found = [*steps_in_pools(actor), *steps_under_agreements(actor), *steps_in_registers(actor)]
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


def steps_under_agreements(actor: Actor) -> Iterator[Waiting]:
    """Yield what waits under agreements: orders, quotes, prices, terms, disputes."""
    for step in steps_for(actor):
        yield Waiting(what=step.what, why=step.why, do=step.do, url=step.url, until=step.until)


def steps_in_registers(actor: Actor) -> Iterator[Waiting]:
    """Yield what waits in the registers."""
    for register in waiting_modules():
        yield from register.steps_for(actor)
