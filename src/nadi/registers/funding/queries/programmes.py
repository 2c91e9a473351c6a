"""Reading programmes, their calls and the reference rates."""

from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from nadi.registers.entries import queries as entries
from nadi.registers.entries.models import Entry
from nadi.registers.funding.models import Call, Programme, ReferenceRate
from nadi.web.access import NOBODY, Actor

CALLS = Prefetch("calls", Call.objects.order_by("closes", "pk"))


def visible_to(actor: Actor) -> QuerySet[Programme]:
    """Return the programmes an actor may see, with their calls."""
    return entries.visible_to(actor, Programme).prefetch_related(CALLS)


def call_for(actor: Actor, uid: str) -> Call | None:
    """Return a call, if the actor may see its programme."""
    seen = Call.objects.filter(uid=uid, programme__in=entries.visible_to(actor, Programme))
    return seen.select_related("programme").first()


def open_programmes(actor: Actor) -> QuerySet[Programme]:
    """Return the programmes that may be had now or soon: neither over, superseded nor withdrawn."""
    on = (Programme.Status.ACTIVE, Programme.Status.PLANNED)
    return visible_to(actor).filter(state=Entry.State.CURRENT, status__in=on, superseded_by=None)


def still_to_be_had(actor: Actor) -> QuerySet[Programme]:
    """Return the open programmes without those whose last deadline has passed."""
    return open_programmes(actor).exclude(closes__lt=timezone.localdate(), deadline=None)


def with_deadline_ahead(actor: Actor) -> QuerySet[Programme]:
    """Return the programmes whose next deadline is still ahead, the nearest first."""
    ahead = open_programmes(actor).filter(deadline__gte=timezone.localdate())
    return ahead.order_by("deadline", "pk")


def public_deadlines() -> QuerySet[Programme]:
    """Return the programmes with a deadline that everybody may know."""
    return with_deadline_ahead(NOBODY)


def rates_until(day: date) -> QuerySet[ReferenceRate]:
    """Return the rates known by a day, the latest of each code last."""
    return ReferenceRate.objects.filter(as_of__lte=day).order_by("code", "as_of")


def rates_kept() -> QuerySet[ReferenceRate]:
    """Return all rates, the latest first."""
    return ReferenceRate.objects.order_by("code", "-as_of")
