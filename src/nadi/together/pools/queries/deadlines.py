"""The moments of pools that a reader's calendar shows: titles and times, and nobody's figures."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from nadi.together.pools.models import Award, Participation, Pool, Share
from nadi.together.pools.queries.pools import visible_to
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event
from nadi.web.localized import localized

State = Pool.State
OVER = (State.AGREED, State.CANCELLED)
Moment = datetime | date | None


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield the deadlines of every pool that still runs and concerns this reader."""
    running = visible_to(actor).filter(origin=Pool.Origin.OWN).exclude(state__in=OVER)
    own = Participation.objects.filter(pool=OuterRef("pk"), organisation=actor.organisation_id, left=None)
    offered = Share.objects.filter(
        participation__pool=OuterRef("pk"),
        participation__organisation=actor.organisation_id,
        sharing__is_applied=True,
        sharing__award__superseded=None,
        state=Share.State.OFFERED,
    )
    in_force = Award.objects.filter(pool=OuterRef("pk"), superseded=None)
    rows = running.annotate(
        is_own=Exists(own),
        is_asked=Exists(offered),
        answer_until=Subquery(in_force.values("answer_until")[:1]),
        standstill_until=Subquery(in_force.values("standstill_until")[:1]),
    )
    for row in rows.order_by("pk"):
        name = localized(row, "title")
        for kind, sentence, at in moments_of(row, actor):
            if at is not None:
                yield Event(
                    uid=f"pool-{row.uid}:{kind}",
                    title=sentence % {"pool": name},
                    at=at,
                    url=page_address("pools.detail", row.uid),
                )


def moments_of(pool: Any, actor: Actor) -> Iterator[tuple[str, str, Moment]]:
    """Yield what one pool (with the annotations above) puts into this reader's calendar."""
    is_office = actor.is_staff or actor.is_board
    is_decided = pool.state in (State.PROPOSED, State.AWARDED)
    if pool.state == State.GATHERING:
        yield "demand", _("%(pool)s: demand until"), pool.demand_until
    if pool.state == State.TENDERING and is_office:
        yield "bids", _("%(pool)s: bids are opened after"), pool.bids_until
    if is_office and not is_decided:
        yield "award", _("%(pool)s: award planned"), pool.award_on
    if pool.state == State.AWARDED and (actor.is_staff or pool.is_asked):
        yield "answer", _("%(pool)s: members answer until"), pool.answer_until
    if pool.state == State.AWARDED and actor.is_staff:
        yield "standstill", _("%(pool)s: stand-still until"), pool.standstill_until
    if actor.is_staff or pool.is_own:
        yield "delivery", _("%(pool)s: deliveries from"), pool.deliver_from
