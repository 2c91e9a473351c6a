"""What waits for a reader among the requests for parts, and until when."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.suppliers.models import PartAnswer, PartRequest
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event
from nadi.web.waiting import Waiting


def steps_for(actor: Actor) -> list[Waiting]:
    """Return the requests the reader's company was asked, and the offers it has got."""
    if not actor.is_member:
        return []
    now = timezone.now()
    mine = Q(state=PartAnswer.State.ASKED, organisation=actor.organisation_id) | Q(
        state=PartAnswer.State.OFFERED, request__organisation=actor.organisation_id
    )
    rows = PartAnswer.objects.filter(mine, request__state=PartRequest.State.OPEN, request__until__gt=now)
    found: dict[str, Waiting] = {}
    for row in rows.select_related("request").order_by("request__until", "pk"):
        asked = row.request
        is_asked = row.organisation_id == actor.organisation_id
        found[asked.uid] = Waiting(
            what=f"{asked.part} ({asked.make})",
            why=_("A member needs a part you may have.") if is_asked else _("Somebody has the part."),
            do=_("Answer") if is_asked else _("Read the offer"),
            url=reverse("suppliers.part_request", args=[asked.uid]),
            until=asked.until,
        )
    return list(found.values())


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield the days by which the reader's own company needs parts."""
    if not actor.is_member:
        return
    rows = PartRequest.objects.filter(
        organisation=actor.organisation_id, state=PartRequest.State.OPEN, needed_by__isnull=False
    )
    for asked in rows.order_by("needed_by", "pk"):
        if asked.needed_by:
            yield Event(
                uid=f"part-{asked.uid}",
                title=_("Part needed: %(part)s") % {"part": asked.part},
                at=asked.needed_by,
                url=page_address("suppliers.part_request", asked.uid),
            )
