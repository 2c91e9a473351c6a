"""What waits for a reader in funding, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.entries.models import Favourite
from nadi.registers.funding.deadlines import end_of, window_of
from nadi.registers.funding.models import Application, Programme
from nadi.registers.funding.queries.applications import UNSENT
from nadi.registers.funding.queries.programmes import with_deadline_ahead
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event
from nadi.web.localized import localized

SOON = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that waits."""

    what: str
    why: str
    do: str
    url: str
    until: datetime | None = None


def unsent_of(actor: Actor) -> list[Application]:
    """Return the reader's own applications that are still to be submitted."""
    if not actor.is_member:
        return []
    rows = Application.objects.filter(organisation=actor.organisation_id, state__in=UNSENT)
    rows = rows.select_related("programme").prefetch_related("programme__calls")
    return list(rows.order_by("programme__deadline", "pk"))


def steps_for(actor: Actor) -> list[Step]:
    """Return the applications whose deadline comes near."""
    today = timezone.localdate()
    return [
        Step(
            what=localized(one.programme),
            why=_("Your application is not submitted yet."),
            do=_("Go on with the application"),
            url=reverse("funding.application", args=[one.uid]),
            until=end_of(one.programme.deadline),
        )
        for one in unsent_of(actor)
        if one.programme.deadline is not None and today <= one.programme.deadline <= today + SOON
    ]


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield the deadlines of the reader's own applications and of the programmes kept at hand."""
    today = timezone.localdate()
    for one in unsent_of(actor):
        if one.programme.deadline is not None and one.programme.deadline >= today:
            yield Event(
                uid=f"application-{one.uid}",
                title=_("Submit: %(programme)s") % {"programme": localized(one.programme)},
                at=moment_of(one.programme),
                url=page_address("funding.application", one.uid),
            )
    kept = Favourite.objects.filter(person__uid=actor.person).values("entry_id")
    for programme in with_deadline_ahead(actor).filter(pk__in=kept):
        yield event_of(programme)


def event_of(programme: Programme) -> Event:
    """Return the deadline of a programme as an event."""
    assert programme.deadline is not None
    return Event(
        uid=f"funding-{programme.uid}",
        title=localized(programme),
        at=moment_of(programme),
        url=page_address("funding.detail", programme.uid),
        text=localized(programme, "funder"),
    )


def moment_of(programme: Programme) -> datetime | date:
    """Return the deadline: to the minute where an opening states it, else the whole day."""
    assert programme.deadline is not None
    window = window_of(programme, programme.calls.all(), timezone.now())
    closes = window.closes if window.call is not None else None
    return closes if closes and timezone.localdate(closes) == programme.deadline else programme.deadline
