"""Mails about an event as a whole: another date, cancelled, tomorrow, how it was, what changed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from nadi.companies.queries import people_of
from nadi.registers.events.links import link_of_effect, link_of_feedback, link_of_registration, link_of_seat
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.events.notices.letters import Letter, person_of, tell, who_registered
from nadi.registers.events.notices.seats import facts_of
from nadi.web.addresses import page_address
from nadi.web.localized import localized
from nadi.web.mail import Receiver

State = Seat.State


def everyone_concerned(event: Event) -> list[Receiver]:
    """Return who has to know: who registered, who sits on a seat, who thinks of going; each address once."""
    registrations = event.registrations.exclude(seats=None)
    organisations = {
        *registrations.exclude(organisation=None).values_list("organisation_id", flat=True),
        *event.interests.values_list("organisation_id", flat=True),
    }
    found = people_of(organisations)
    for registration in registrations.filter(organisation=None):
        found += who_registered(registration)
    for seat in event.seats.exclude(state=State.CANCELLED).exclude(email=""):
        found += person_of(seat)
    return list({receiver[0].lower(): receiver for receiver in reversed(found)}.values())


def tell_postponed(event: Event) -> None:
    """Tell that it is not on the day it was."""

    def write() -> Letter:
        later = _("It takes place at another time.") if event.begins else _("The new date is not known yet.")
        lines = [later, localized(event, "phase_reason")]
        if event.is_own:
            lines.append(_("Your seats stay yours. You can give them back free of charge on your page."))
        return Letter(
            subject=_("Postponed: %(event)s") % {"event": localized(event)},
            paragraphs=tuple(line for line in lines if line),
            facts=facts_of(event),
            link=page_address("events.detail", event.uid),
            link_label=_("See the event"),
        )

    tell(everyone_concerned(event), write)


def tell_cancelled(event: Event, receivers: Iterable[Receiver]) -> None:
    """Tell that it does not take place."""

    def write() -> Letter:
        lines = [_("This event does not take place."), localized(event, "phase_reason")]
        if event.is_own:
            lines.append(_("Nothing is owed for it."))
        return Letter(
            subject=_("Cancelled: %(event)s") % {"event": localized(event)},
            paragraphs=tuple(line for line in lines if line),
            link=page_address("events.detail", event.uid),
            link_label=_("See the event"),
        )

    tell(receivers, write)


def remind_person(seat: Seat) -> None:
    """Remind the person of a seat."""

    def write() -> Letter:
        return Letter(
            subject=_("Soon: %(event)s") % {"event": localized(seat.event)},
            paragraphs=(_("We look forward to seeing you. Your page has the code for the door."),),
            facts=facts_of(seat.event),
            link=link_of_seat(seat),
            link_label=_("Open your page"),
        )

    tell(person_of(seat), write)


def remind_company(registration: Registration, unnamed: int) -> None:
    """Remind a company of its seats for which it has named nobody."""

    def write() -> Letter:
        return Letter(
            subject=_("Who comes? %(event)s") % {"event": localized(registration.event)},
            paragraphs=(
                _("You have seats for which nobody is named: %(count)s.") % {"count": unnamed},
                _("Say who comes, so that the door goes quickly. Or give the seats back: others wait."),
            ),
            facts=facts_of(registration.event),
            link=link_of_registration(registration),
            link_label=_("Say who comes"),
        )

    tell(who_registered(registration), write)


def ask_opinion(seat: Seat) -> None:
    """Ask a participant how it was."""

    def write() -> Letter:
        return Letter(
            subject=_("How was it? %(event)s") % {"event": localized(seat.event)},
            paragraphs=(
                _("Five marks and two short questions: it takes a minute."),
                _("Your answer is kept without your name; nobody learns whose it is."),
            ),
            link=link_of_feedback(seat),
            link_label=_("Say how it was"),
        )

    tell(person_of(seat), write)


def ask_effect(seat: Seat) -> None:
    """Ask a participant, a quarter later, what changed."""

    def write() -> Letter:
        return Letter(
            subject=_("What changed? %(event)s") % {"event": localized(seat.event)},
            paragraphs=(
                _("Three months ago you took part. Did your company apply what you learned?"),
                _("What you write is read by your company and the association's office only."),
            ),
            link=link_of_effect(seat),
            link_label=_("Say what changed"),
        )

    tell(person_of(seat), write)
