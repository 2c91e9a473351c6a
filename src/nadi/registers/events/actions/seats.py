"""Taking seats, giving them back, moving up, saying who comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.events.notices import seats as notices
from nadi.registers.events.prices import Fare, fare_for, owed_when_given_back, tier_of
from nadi.registers.events.seating import Hall, next_in_line
from nadi.web.access import Actor, Refused

State = Seat.State
MOST_SEATS = 50
NOTHING = Decimal(0)
MOST_OF_A_GUEST = 3


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Somebody without an account."""

    name: str
    email: str
    company: str = ""
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Comer:
    """Who sits on a seat."""

    seat: str
    name: str
    email: str = ""
    language: str = "en"


def locked(event: Event) -> Event:
    """Return the event, held by this transaction: whoever changes its seats comes one after another."""
    return Event.objects.select_for_update().get(pk=event.pk)


def hall_of(event: Event) -> Hall:
    """Return how full an event is; who was let in at the door takes nobody's seat."""
    seats = Seat.objects.filter(event=event, registration__is_at_the_door=False)
    return Hall(
        capacity=event.capacity,
        held=seats.filter(state=State.HELD).count(),
        waiting=seats.filter(state=State.WAITING).count(),
    )


def refuse_unless_open(event: Event) -> None:
    """Refuse registration of an event that is not ours, not announced, closed, or over."""
    if not event.is_own:
        raise Refused(_("The organiser of this event registers visitors itself. Its website says how."))
    if event.is_cancelled or event.state != Event.State.CURRENT:
        raise Refused(_("This event does not take place."))
    if event.is_over:
        raise Refused(_("This event is over."))
    if event.register_until and event.register_until <= timezone.now():
        raise Refused(_("Registration is closed. Ask the association's office whether a seat is left."))


def take_seats(
    *, by: Actor, event: Event, organisation: Organisation | None, count: int, guest: Guest | None = None
) -> Registration:
    """Take seats for a company or a guest: confirmed as far as seats are free, the rest waits in order."""
    with transaction.atomic():
        event = locked(event)
        refuse_unless_open(event)
        if guest and not event.guests_welcome:
            raise Refused(_("This event is for companies with an account. Ask the association's office."))
        most = MOST_OF_A_GUEST if guest else MOST_SEATS
        if not 1 <= count <= most:
            raise Refused(
                ngettext_lazy(
                    "Take one seat at a time.", "Take between 1 and %(most)s seats at a time.", most
                )
                % {"most": most}
            )
        fare = fare_for(event, tier_of(organisation))
        registration = registration_for(by, event, organisation, guest, fare)
        at_once = hall_of(event).held_at_once(count)
        made = [add_seat(registration, fare, is_held=number < at_once) for number in range(count)]
        note(by, "events.register", registration, after={"seats": count, "confirmed": at_once})
        if guest:
            seat_a_guest(made[0], guest)
        notices.tell_registered(registration, made)
    return registration


def registration_for(
    by: Actor, event: Event, organisation: Organisation | None, guest: Guest | None, fare: Fare
) -> Registration:
    """Return the company's registration, to which further seats are added, or a new one."""
    if organisation is not None:
        there = event.registrations.filter(organisation=organisation, is_at_the_door=False).first()
        if there is not None:
            return there
    return Registration.objects.create(
        event=event,
        organisation=organisation,
        tier=fare.tier,
        by=Person.objects.filter(uid=by.person).first(),
        guest_name=guest.name if guest else "",
        guest_email=guest.email.lower() if guest else "",
        guest_company=guest.company if guest else "",
        language=guest.language if guest else "en",
    )


def add_seat(registration: Registration, fare: Fare, *, is_held: bool) -> Seat:
    """Add a seat at the end of the line; only what is confirmed is owed."""
    last = Seat.objects.filter(event=registration.event).aggregate(last=Max("position"))["last"] or 0
    return Seat.objects.create(
        registration=registration,
        event=registration.event,
        state=State.HELD if is_held else State.WAITING,
        position=last + 1,
        language=registration.language,
        price=fare.amount,
        is_early=fare.is_early,
        owed=fare.amount if is_held else 0,
        held_since=timezone.now() if is_held else None,
    )


def seat_a_guest(seat: Seat, guest: Guest) -> None:
    """Put the guest on the first seat."""
    seat.name, seat.email, seat.language = guest.name, guest.email.lower(), guest.language
    seat.save(update_fields=["name", "email", "language"])


def give_back(*, by: Actor, registration: Registration, seats: Sequence[str]) -> None:
    """Give seats back: who waits moves up; what is owed follows from the day."""
    with transaction.atomic():
        event = locked(registration.event)
        now = timezone.now()
        chosen = list(registration.seats.filter(uid__in=seats).exclude(state=State.CANCELLED))
        refuse_what_cannot_be_given_back(event, chosen)
        for seat in chosen:
            seat.owed = owed_when_given_back(event, seat, now)
            seat.state, seat.cancelled = State.CANCELLED, now
            seat.save(update_fields=["owed", "state", "cancelled"])
        note(by, "events.cancel_seats", registration, after={"seats": len(chosen)})
        notices.tell_given_back(registration, chosen)
        move_up(event, now)


def refuse_what_cannot_be_given_back(event: Event, chosen: Sequence[Seat]) -> None:
    """Refuse where there is nothing to give back, or it is too late for that."""
    if not chosen:
        raise Refused(_("These seats were given back before."))
    if event.is_over or any(seat.present_at for seat in chosen):
        raise Refused(_("The event has taken place; a seat cannot be given back any more."))


def move_up(event: Event, now: datetime) -> list[Seat]:
    """Confirm who waits, the longest waiting first, as far as seats are free; tell them."""
    if event.is_over or event.is_cancelled or event.state != Event.State.CURRENT:
        return []
    waiting = Seat.objects.filter(event=event, state=State.WAITING).select_related(
        "registration__organisation", "registration__event"
    )
    moving: list[Seat] = list(next_in_line(hall_of(event), list(waiting.order_by("position"))))
    for seat in moving:
        seat.state, seat.held_since, seat.owed = State.HELD, now, seat.price
        seat.save(update_fields=["state", "held_since", "owed"])
    for registration in {seat.registration_id: seat.registration for seat in moving}.values():
        own = [seat for seat in moving if seat.registration_id == registration.pk]
        notices.tell_moved_up(registration, own)
    return moving


def name_seats(*, by: Actor, registration: Registration, comers: Sequence[Comer]) -> None:
    """Say who comes; a newly named person gets a mail with a code, and the former one's link ends."""
    with transaction.atomic():
        event = locked(registration.event)
        if event.is_over and not by.is_staff:
            raise Refused(_("The event is over. The association's office can still correct a name."))
        seats = {seat.uid: seat for seat in registration.seats.exclude(state=State.CANCELLED)}
        named = [one for one in comers if one.seat in seats and name_seat(seats[one.seat], one)]
        if named:
            note(by, "events.name_seats", registration, after={"seats": len(named)})


def name_seat(seat: Seat, comer: Comer) -> bool:
    """Put a person on a seat; tell whether anything changed."""
    facts = (comer.name, comer.email.lower(), comer.language)
    before = (seat.name, seat.email, seat.language)
    if facts == before:
        return False
    if seat.certificate:
        raise Refused(_("A certificate was issued to this person; the name stays as it is."))
    seat.name, seat.email, seat.language = facts
    is_another = (seat.name, seat.email) != before[:2] and any(before[:2])
    if is_another:
        seat.link_number += 1
    seat.save(update_fields=["name", "email", "language", "link_number"])
    if seat.email and seat.state == State.HELD and facts[:2] != before[:2]:
        notices.tell_named(seat)
    return True


def note(by: Actor, verb: str, registration: Registration, **facts: Any) -> None:
    """Journal what was done to a registration: counts, never names or amounts."""
    record(by=by, verb=verb, subject=f"registration:{registration.uid}", **facts)
