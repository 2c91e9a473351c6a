"""Doing: who ordered says what it thinks of the vendor."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.actions.call_offs import locked
from nadi.together.agreements.models import CallOff, Rating
from nadi.web.access import Actor, Refused


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Marks from 1 (poor) to 5 (very good)."""

    quality: int
    punctuality: int
    service: int
    note: str = ""


def rate_vendor(*, by: Actor, order: CallOff, marks: Marks) -> Rating:
    """Rate the vendor by a delivered order; a later rating of the same order replaces the earlier one."""
    with transaction.atomic():
        order = locked(order)
        if order.state != CallOff.State.DELIVERED:
            raise Refused(_("Rate the vendor once everything has arrived."))
        given = {
            "quality": marks.quality,
            "punctuality": marks.punctuality,
            "service": marks.service,
            "note": marks.note,
        }
        rating, _made = Rating.objects.update_or_create(call_off=order, defaults=given)
        record(by=by, verb="agreements.rate", subject=f"call_off:{order.uid}")
    return rating
