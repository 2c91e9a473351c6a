"""What waits for a reader among entries, and the dates of what they keep at hand."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.registers.entries.models import Entry, Favourite, Mistake
from nadi.registers.entries.queries import address_of, rows_of
from nadi.registers.entries.registry import open_registers, registers
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event
from nadi.web.listing.pages import COUNTED_TO
from nadi.web.localized import localized
from nadi.web.waiting import Waiting

MOST = 20
MOST_DATES = 200


def steps_for(actor: Actor) -> list[Waiting]:
    """Return what waits: reports and fading entries for the office, one's own entries for their owner."""
    if actor.is_staff:
        return [*reports_to_answer(), *fading_to_confirm()]
    return list(own_to_confirm(actor))


def reports_to_answer() -> Iterator[Waiting]:
    """Yield one step for all reports that nobody has answered."""
    rows = Mistake.objects.filter(state=Mistake.State.OPEN, entry__register__in=registers())
    if count := rows[: COUNTED_TO + 1].count():
        yield Waiting(
            what=_("Reported mistakes"),
            why=ngettext(
                "%(count)s report from a reader is not answered.",
                "%(count)s reports from readers are not answered.",
                count,
            )
            % {"count": count},
            do=_("Read and answer"),
            url=f"{reverse('entries.mistakes')}?state=open",
        )


def fading_to_confirm() -> Iterator[Waiting]:
    """Yield one step for all entries that members will soon no longer see, or no longer do."""
    today = timezone.localdate()
    rows = Entry.objects.filter(register__in=registers(), state=Entry.State.CURRENT, stale_on__lte=today)
    if count := rows[: COUNTED_TO + 1].count():
        yield Waiting(
            what=_("Entries to confirm"),
            why=ngettext(
                "%(count)s entry has not been confirmed lately.",
                "%(count)s entries have not been confirmed lately.",
                count,
            )
            % {"count": count},
            do=_("Look them through"),
            url=f"{reverse('entries.fading')}?fading=stale",
        )


def own_to_confirm(actor: Actor) -> Iterator[Waiting]:
    """Yield the reader's organisation's own entries that were asked about or have faded."""
    if actor.organisation_id is None:
        return
    due = Q(stale_on__lte=timezone.localdate()) | Q(confirm_asked__isnull=False)
    own = Entry.objects.filter(due, owner=actor.organisation_id, state=Entry.State.CURRENT)
    for entry in own.filter(register__in=registers()).order_by("stale_on", "pk")[:MOST]:
        yield Waiting(
            what=localized(entry),
            why=_("Others rely on this entry of yours. Say whether it is still right."),
            do=_("Look and confirm"),
            url=address_of(entry),
        )


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield the next dates of the reader's favourites, as far as they may still see them."""
    if not actor.is_signed_in:
        return
    kept = Favourite.objects.filter(person__uid=actor.person).values("entry_id")
    for register in open_registers(actor):
        rows = rows_of(actor, register).filter(pk__in=kept, deadline__gte=timezone.localdate())
        for entry in rows.order_by("deadline", "pk")[:MOST_DATES]:
            if entry.deadline:
                yield Event(
                    uid=f"entry-{entry.uid}:date",
                    title=localized(entry),
                    at=entry.deadline,
                    url=page_address(register.detail_url, entry.uid),
                )
