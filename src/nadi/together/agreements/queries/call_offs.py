"""Reading orders."""

from django.db.models import QuerySet

from nadi.together.agreements.models import CallOff
from nadi.together.agreements.queries.agreements import addenda_visible_to
from nadi.web.access import Actor


def call_offs_visible_to(actor: Actor) -> QuerySet[CallOff]:
    """Orders follow the addendum they stand under."""
    everything = CallOff.objects.filter(addendum__in=addenda_visible_to(actor))
    related = everything.select_related("addendum__agreement__vendor", "addendum__organisation")
    lines = ("lines__addendum_line__line", "lines__addendum_line__site")
    return related.prefetch_related(*lines).order_by("-ordered")


def call_off_seen_by(actor: Actor, uid: str) -> CallOff | None:
    """Return the order if this reader may know of it."""
    return call_offs_visible_to(actor).filter(uid=uid).first()


def own_call_off(actor: Actor, uid: str) -> CallOff | None:
    """Return the member's own order."""
    return call_offs_visible_to(actor).filter(uid=uid, addendum__organisation=actor.organisation_id).first()
