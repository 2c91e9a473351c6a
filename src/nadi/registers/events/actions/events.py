"""Entering events, postponing and cancelling them, and beginning the next edition."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.events.actions.seats import State, hall_of, locked, move_up
from nadi.registers.events.dates import last_of_month, next_date
from nadi.registers.events.models import Event, Price, Seat
from nadi.registers.events.notices.events import everyone_concerned, tell_cancelled, tell_postponed
from nadi.web.access import Actor, Refused

Phase, Precision = Event.Phase, Event.Precision
# After a new date everybody gets this long to give a seat back free of charge.
TIME_TO_DECIDE = timedelta(days=14)
COPIED = (
    *("name", "name_local", "summary", "summary_local", "website", "email", "phone", "country", "region"),
    *("town", "town_local", "audience", "source", "source_url", "kind", "cycle", "organiser", "venue"),
    *("venue_local", "hall", "is_online", "joint_stand", "joint_stand_local", "is_own", "capacity"),
    *("guests_welcome", "currency", "late_percent", "hours"),
)


@dataclass(frozen=True, kw_only=True)
class Tariff:
    """What a seat costs one kind of participant, and what it costs early."""

    who: str
    amount: Decimal
    early: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class NewDate:
    """When a postponed event takes place; nothing known is a date not known."""

    begins: date | None = None
    ends: date | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    reason: str = ""
    reason_local: str = ""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to stand in an event: its entry's facts, its prices, the edition before it."""

    facts: Facts
    prices: tuple[Tariff, ...] = ()
    earlier: Event | None = None
    verb: str = field(default="events.edit")


def with_next_date(event: Event, facts: Facts) -> Facts:
    """Return the facts with the next date that follows from them."""
    as_it_will_be = copy(event)
    for name, value in facts.values.items():
        setattr(as_it_will_be, name, value)
    return replace(facts, values={**facts.values, "deadline": next_date(as_it_will_be, timezone.localdate())})


def save_event(*, by: Actor, event: Event, wanted: Wanted) -> Event:
    """Enter an event, or change it; who waits moves up where seats were added."""
    with transaction.atomic():
        if event.pk is not None:
            event = locked(event)
            refuse_fewer_seats_than_held(event, wanted.facts.values)
        facts = wanted.facts
        if wanted.earlier is not None:
            facts = replace(facts, values={**facts.values, "series": wanted.earlier.series})
        kept = keep_entry(by=by, entry=event, facts=with_next_date(event, facts), verb=wanted.verb)
        set_prices(kept, wanted.prices)
        move_up(kept, timezone.now())
    return kept


def refuse_fewer_seats_than_held(event: Event, values: Mapping[str, Any]) -> None:
    """Refuse a capacity below what was promised, and an own event turned into somebody else's."""
    held = hall_of(event).held
    capacity = values.get("capacity", event.capacity)
    if capacity is not None and capacity < held:
        raise Refused(_("%(held)s seats are confirmed already, so there cannot be fewer.") % {"held": held})
    if not values.get("is_own", event.is_own) and event.registrations.exists():
        raise Refused(_("Seats were taken here, so it stays an event of the association."))


def set_prices(event: Event, tariffs: tuple[Tariff, ...]) -> None:
    """Put these prices in the place of those before; seats taken keep the price they were taken at."""
    event.prices.exclude(who__in=[one.who for one in tariffs]).delete()
    for one in tariffs:
        Price.objects.update_or_create(
            event=event, who=one.who, defaults={"amount": one.amount, "early": one.early}
        )


def postpone(*, by: Actor, event: Event, to: NewDate) -> Event:
    """Move an event to another date, or to one not known yet; seats stay, and can be given back free."""
    with transaction.atomic():
        event = locked(event)
        refuse_unless_ahead(event)
        values: dict[str, Any] = {
            "phase": Phase.POSTPONED,
            "phase_reason": to.reason,
            "phase_reason_local": to.reason_local,
            "begins": to.begins,
            "ends": to.ends or to.begins,
            "begins_at": to.begins_at,
            "ends_at": to.ends_at,
            "precision": Precision.MOMENT if to.begins_at else Precision.DAY,
            "free_until": max(filter(None, [event.free_until, timezone.localdate() + TIME_TO_DECIDE])),
        }
        kept = keep_entry(
            by=by, entry=event, facts=with_next_date(event, Facts(values=values)), verb="events.postpone"
        )
        Seat.objects.filter(event=kept).update(reminded_week=False, reminded_day=False)
        tell_postponed(kept)
    return kept


def cancel(*, by: Actor, event: Event, reason: str, reason_local: str = "") -> Event:
    """Call an event off: nobody owes anything for it."""
    with transaction.atomic():
        event = locked(event)
        refuse_unless_ahead(event)
        receivers = everyone_concerned(event)
        values = {"phase": Phase.CANCELLED, "phase_reason": reason, "phase_reason_local": reason_local}
        kept = keep_entry(
            by=by, entry=event, facts=with_next_date(event, Facts(values=values)), verb="events.cancel"
        )
        seats = Seat.objects.filter(event=kept).exclude(state=State.CANCELLED)
        seats.update(state=State.CANCELLED, cancelled=timezone.now())
        Seat.objects.filter(event=kept).update(owed=0)
        tell_cancelled(kept, receivers)
    return kept


def refuse_unless_ahead(event: Event) -> None:
    """Refuse what makes sense only before the event."""
    if event.is_cancelled:
        raise Refused(_("This event was cancelled before."))
    if event.is_over or event.seats.exclude(present_at=None).exists():
        raise Refused(_("This event has taken place. Begin its next edition instead."))


def next_edition(*, by: Actor, event: Event) -> Event:
    """Begin the edition after this one as a draft: the same facts, the month to be expected, no seats."""
    with transaction.atomic():
        event = locked(event)
        later = Event.objects.filter(series=event.series, state=Event.State.DRAFT).first()
        if later is not None and later.pk != event.pk:
            raise Refused(_("A next edition is being prepared already. Open it among the drafts."))
        values = {name: getattr(event, name) for name in COPIED}
        values |= {"series": event.series, "state": Event.State.DRAFT, **expected_month(event)}
        codes: dict[str, list[str]] = {}
        for one in event.codings.all():
            codes.setdefault(one.scheme, []).append(one.code)
        facts = with_next_date(Event(), Facts(values=values, codes=codes))
        kept = keep_entry(by=by, entry=Event(), facts=facts, verb="events.next_edition")
        set_prices(
            kept,
            tuple(Tariff(who=one.who, amount=one.amount, early=one.early) for one in event.prices.all()),
        )
    return kept


def expected_month(event: Event) -> dict[str, Any]:
    """Return the month in which the next edition is to be expected by the cycle."""
    if not event.begins or not event.cycle:
        return {"begins": None, "ends": None, "precision": Precision.DAY}
    first = event.begins.replace(day=1, year=event.begins.year + event.cycle)
    return {"begins": first, "ends": last_of_month(first), "precision": Precision.MONTH}
