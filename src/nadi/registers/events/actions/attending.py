"""At the door: who is present, who came without a seat; afterwards, certificates."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.registers.events.actions.seats import Guest, State, add_seat, locked, note
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.events.notices.seats import tell_certified
from nadi.registers.events.prices import fare_for, tier_of
from nadi.web.access import Actor, Refused, Sentence
from nadi.web.ids import public_id

# The door opens the evening before: badges are handed out at the hotel.
EARLIEST = timedelta(days=1)


def why_shut(event: Event) -> Sentence:
    """Return why nobody can be noted as present, at what does not take place, or not yet; or nothing."""
    if not event.is_own or event.is_cancelled:
        return _("This event does not take place.")
    if event.begins is None or timezone.localdate() < event.begins - EARLIEST:
        return _("The door opens on the day before the event.")
    return ""


def refuse_unless_door_is_open(event: Event) -> None:
    """Refuse to note presence while the door is shut."""
    if why := why_shut(event):
        raise Refused(why)


def check_in(*, by: Actor, event: Event, seats: Sequence[str]) -> int:
    """Note that these people are present and return how many are new; sent twice, it is noted once."""
    with transaction.atomic():
        event = locked(event)
        refuse_unless_door_is_open(event)
        arriving = Seat.objects.filter(event=event, uid__in=seats, state=State.HELD, present_at=None)
        count = arriving.update(present_at=timezone.now(), checked_in_by=by.person)
        if count:
            record(by=by, verb="events.check_in", subject=f"entry:{event.uid}", after={"seats": count})
    return count


def undo_check_in(*, by: Actor, seat: Seat) -> None:
    """Take back that somebody is present: it was another person."""
    with transaction.atomic():
        event = locked(seat.event)
        kept = Seat.objects.get(pk=seat.pk)
        if kept.certificate:
            raise Refused(_("A certificate was issued for this presence already."))
        Seat.objects.filter(pk=seat.pk).update(present_at=None, checked_in_by="")
        record(by=by, verb="events.undo_check_in", subject=f"entry:{event.uid}", after={"seats": 1})


def let_in(*, by: Actor, event: Event, guest: Guest, organisation: Organisation | None) -> Seat:
    """Let somebody in who has no seat, as long as a chair is free in the room."""
    with transaction.atomic():
        event = locked(event)
        refuse_unless_door_is_open(event)
        present = Seat.objects.filter(event=event).exclude(present_at=None).count()
        if event.capacity is not None and present >= event.capacity:
            raise Refused(_("Every chair is taken: as many are present as there are seats."))
        fare = fare_for(event, tier_of(organisation), is_early_possible=False)
        registration = Registration.objects.create(
            event=event,
            organisation=organisation,
            tier=fare.tier,
            guest_name=guest.name,
            guest_email=guest.email.lower(),
            guest_company=guest.company,
            language=guest.language,
            is_at_the_door=True,
        )
        seat = add_seat(registration, fare, is_held=True)
        seat.name, seat.email = guest.name, guest.email.lower()
        seat.present_at, seat.checked_in_by = timezone.now(), by.person
        seat.save(update_fields=["name", "email", "present_at", "checked_in_by"])
        note(by, "events.let_in", registration)
    return seat


def issue_certificates(*, by: Actor, event: Event) -> int:
    """Give everybody who was present and is named a certificate with a number of its own; tell them once."""
    with transaction.atomic():
        event = locked(event)
        if event.last_day is None or timezone.localdate() < event.last_day:
            raise Refused(_("Certificates are issued on the last day of the event."))
        present = Seat.objects.filter(event=event, certificate=None).exclude(present_at=None)
        entitled = list(present.exclude(name="").select_related("event").order_by("position"))
        for seat in entitled:
            seat.certificate, seat.certified = public_id(), timezone.now()
            seat.save(update_fields=["certificate", "certified"])
            tell_certified(seat)
        if not entitled:
            raise Refused(_("Nobody is waiting for a certificate: note first who was present, with names."))
        record(
            by=by,
            verb="events.certificates",
            subject=f"entry:{event.uid}",
            after={"certificates": len(entitled)},
        )
    return len(entitled)
