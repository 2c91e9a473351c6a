"""The moments of agreements that a reader's calendar shows."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.models import CallOff, FrameworkAgreement, MiniCompetition
from nadi.together.agreements.queries.agreements import visible_to
from nadi.together.agreements.queries.call_offs import call_offs_visible_to
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event

AWAITED = (CallOff.State.ORDERED, CallOff.State.CONFIRMED, CallOff.State.PARTLY)


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield when agreements end, orders are wanted, and quotes close."""
    for agreement in visible_to(actor).filter(state=FrameworkAgreement.State.ACTIVE).order_by("pk"):
        yield Event(
            uid=f"agreement-{agreement.uid}:ends",
            title=_("Agreement %(number)s ends") % {"number": agreement.number},
            at=agreement.ends,
            url=page_address("agreements.detail", agreement.uid),
        )
    awaited = call_offs_visible_to(actor).filter(state__in=AWAITED).exclude(wanted_on=None)
    for order in awaited.prefetch_related(None).order_by("pk"):
        if order.wanted_on is not None:
            yield Event(
                uid=f"order-{order.uid}:wanted",
                title=_("Order %(number)s is wanted") % {"number": order.number},
                at=order.wanted_on,
                url=page_address("agreements.see_call_off", order.uid),
            )
    yield from quotes_due(actor)


def quotes_due(actor: Actor) -> Iterator[Event]:
    """Yield the deadlines of mini-competitions: for who asked, and for the vendors asked."""
    asked = Q(participation__organisation=actor.organisation_id) | Q(
        participation__pool__awards__agreements__vendor=actor.organisation_id
    )
    running = MiniCompetition.objects.filter(
        asked, state=MiniCompetition.State.ASKED, quotes_until__gt=timezone.now()
    )
    for competition in running.distinct().order_by("pk"):
        yield Event(
            uid=f"competition-{competition.uid}:quotes",
            title=_("Quotes for %(number)s until") % {"number": competition.number},
            at=competition.quotes_until,
            url=page_address("agreements.list"),
        )
