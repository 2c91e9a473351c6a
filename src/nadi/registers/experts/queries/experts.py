"""Reading experts."""

from django.db.models import QuerySet
from django.utils import timezone

from nadi.registers.entries import queries as entries
from nadi.registers.experts.models import Expert
from nadi.web.access import Actor


def visible_to(actor: Actor) -> QuerySet[Expert]:
    """Staff see who confirmed its address; others who is vetted, agreed to be found and did not pause."""
    rows = entries.visible_to(actor, Expert).exclude(vetting=Expert.Vetting.UNCONFIRMED)
    if actor.is_staff:
        return rows
    agreed = {"terms__consented__isnull": False, "terms__expires_on__gt": timezone.localdate()}
    return rows.filter(vetting=Expert.Vetting.VETTED, paused_on=None, **agreed)
