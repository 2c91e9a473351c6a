"""What is said of an event: opinion, effect, whether to go again, what was learned."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.events.dates import EFFECTS_FOR, OPINIONS_FOR, is_past
from nadi.registers.events.models import Effect, Event, Feedback, Interest, Lesson, Seat, Verdict
from nadi.web.access import Actor, Refused

SALT = "nadi.registers.events.feedback"


def holding_behind(seat: Seat) -> str:
    """Return a word that is the same for all of one group of companies, and tells nothing else."""
    registration = seat.registration
    organisation = registration.organisation
    company = (organisation.holding or organisation.uid) if organisation else f"guest:{registration.uid}"
    return salted_hmac(SALT, f"{seat.event.uid}:{company}", algorithm="sha256").hexdigest()


def give_feedback(*, seat: Seat, answers: Mapping[str, Any]) -> None:
    """Keep a participant's opinion apart from who gave it; it can be given once."""
    with transaction.atomic():
        kept = Seat.objects.select_for_update().get(pk=seat.pk)
        if kept.present_at is None or not seat.event.is_over:
            raise Refused(_("This question is for those who took part, after the event."))
        if is_past(seat.event, OPINIONS_FOR):
            raise Refused(_("The time to answer is over; the results are published."))
        if kept.gave_feedback:
            raise Refused(_("You have answered already. As no name is kept, it cannot be changed."))
        kept.gave_feedback = True
        kept.save(update_fields=["gave_feedback"])
        Feedback.objects.create(event=seat.event, holding=holding_behind(seat), **answers)


def tell_effect(*, seat: Seat, answers: Mapping[str, Any]) -> None:
    """Keep what changed in the company; a later answer takes the place of an earlier one."""
    with transaction.atomic():
        kept = Seat.objects.select_for_update().get(pk=seat.pk)
        if kept.present_at is None:
            raise Refused(_("This question is for those who took part."))
        if is_past(seat.event, EFFECTS_FOR):
            raise Refused(_("The time to answer is over; the results are published."))
        Effect.objects.update_or_create(seat=kept, defaults={**answers, "event": seat.event})


def show_interest(*, by: Actor, event: Event, is_named: bool, wants_joint_stand: bool) -> None:
    """Say that the company thinks of going."""
    with transaction.atomic():
        refuse_what_is_past(event)
        Interest.objects.update_or_create(
            event=event,
            organisation=company_of(by),
            defaults={"is_named": is_named, "wants_joint_stand": wants_joint_stand},
        )
        if is_named:  # the board reads the journal, and is made of members
            record(by=by, verb="events.interest", subject=f"entry:{event.uid}")


def withdraw_interest(*, by: Actor, event: Event) -> None:
    """Say that the company thinks of it no more."""
    with transaction.atomic():
        shown = Interest.objects.filter(event=event, organisation=company_of(by))
        was_named = shown.filter(is_named=True).exists()
        shown.delete()
        if was_named:
            record(by=by, verb="events.withdraw_interest", subject=f"entry:{event.uid}")


def refuse_what_is_past(event: Event) -> None:
    """Refuse thinking of going to what is over or called off."""
    if event.is_over or event.is_cancelled:
        raise Refused(_("This event is over or does not take place. Look for its next edition."))


def give_verdict(*, by: Actor, event: Event, again: str, reason: str) -> None:
    """Say for the company whether it would go again."""
    with transaction.atomic():
        refuse_who_was_not_there(by, event)
        Verdict.objects.update_or_create(
            event=event,
            organisation=company_of(by),
            defaults={"again": again, "reason": reason, "by": person_of(by)},
        )
        record(by=by, verb="events.judge", subject=f"entry:{event.uid}")


def tell_lesson(*, by: Actor, event: Event, text: str, is_shared: bool) -> None:
    """Write down what the company brought home, for itself and the office, or for all members."""
    with transaction.atomic():
        refuse_who_was_not_there(by, event)
        Lesson.objects.update_or_create(
            event=event,
            organisation=company_of(by),
            defaults={"text": text, "is_shared": is_shared, "by": person_of(by)},
        )
        record(by=by, verb="events.tell", subject=f"entry:{event.uid}", after={"is_shared": is_shared})


def refuse_who_was_not_there(by: Actor, event: Event) -> None:
    """Refuse before the end; and, where we know who was present, those who were not."""
    if event.is_cancelled or not event.is_over:
        raise Refused(_("Say this when the event is over."))
    seats = event.seats.filter(registration__organisation=by.organisation_id)
    if event.is_own and not seats.exclude(present_at=None).exists():
        raise Refused(_("Nobody of your company was present at this event."))


def person_of(by: Actor) -> Person | None:
    """Return the person who acts."""
    return Person.objects.filter(uid=by.person).first()


def company_of(by: Actor) -> Organisation:
    """Return the company somebody acts for."""
    return Organisation.objects.get(uid=by.organisation)
