"""Mails about seats: taken, waiting, moved up, given back; and the code of each person."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.registers.events.dates import when_text
from nadi.registers.events.links import link_of_registration, link_of_seat
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.events.notices.letters import Letter, person_of, tell, who_registered
from nadi.web.addresses import page_address
from nadi.web.components.figures import money_text
from nadi.web.localized import localized

State = Seat.State


def facts_of(event: Event) -> tuple[tuple[str, str], ...]:
    """Return when and where, as far as it is known."""
    place = ", ".join(
        part for part in (localized(event, "venue"), event.hall, localized(event, "town")) if part
    )
    known = ((_("When"), when_text(event)), (_("Where"), place))
    return tuple((term, value) for term, value in known if value)


def page_of(registration: Registration) -> str:
    """Return where a registration is looked after: signed in for a company, by link for a guest."""
    if registration.organisation_id is None:
        return link_of_registration(registration)
    return page_address("events.registration", registration.uid)


def owed_for(seats: Sequence[Seat]) -> Decimal:
    """Return what these seats cost together."""
    return sum((seat.owed for seat in seats), Decimal(0))


def tell_registered(registration: Registration, made: Sequence[Seat]) -> None:
    """Confirm what was taken, and say how many seats wait."""
    held = [seat for seat in made if seat.state == State.HELD]
    waiting = len(made) - len(held)

    def write() -> Letter:
        event = registration.event
        lines = []
        if held:
            lines.append(
                ngettext("%(count)s seat is confirmed.", "%(count)s seats are confirmed.", len(held))
                % {"count": len(held)}
            )
        if waiting:
            lines.append(
                ngettext(
                    "%(count)s seat is on the waiting list: we write when it moves up.",
                    "%(count)s seats are on the waiting list: we write when they move up.",
                    waiting,
                )
                % {"count": waiting}
            )
        if owed := owed_for(held):
            lines.append(
                _("The price is %(amount)s. The invoice comes later.")
                % {"amount": money_text(owed, event.currency)}
            )
        lines.append(
            _("Who comes can be said later. Without signing in, this link does it: %(link)s")
            % {"link": link_of_registration(registration)}
        )
        return Letter(
            subject=_("Registered: %(event)s") % {"event": localized(event)},
            paragraphs=tuple(lines),
            facts=facts_of(event),
            link=page_of(registration),
            link_label=_("See your seats"),
        )

    tell(who_registered(registration), write)
    if registration.organisation_id is None:
        for seat in held:
            if seat.email:
                tell_named(seat)


def tell_moved_up(registration: Registration, seats: Sequence[Seat]) -> None:
    """Tell that seats were confirmed which had waited."""

    def write() -> Letter:
        event = registration.event
        lines = [
            ngettext(
                "A seat became free: %(count)s of yours is confirmed now.",
                "Seats became free: %(count)s of yours are confirmed now.",
                len(seats),
            )
            % {"count": len(seats)}
        ]
        if owed := owed_for(seats):
            lines.append(
                _("The price is %(amount)s. Within two days you can give the seat back free of charge.")
                % {"amount": money_text(owed, event.currency)}
            )
        return Letter(
            subject=_("A seat is yours: %(event)s") % {"event": localized(event)},
            paragraphs=tuple(lines),
            facts=facts_of(event),
            link=page_of(registration),
            link_label=_("See your seats"),
        )

    tell(who_registered(registration), write)
    for seat in seats:
        if seat.email:
            tell_named(seat)


def tell_given_back(registration: Registration, seats: Sequence[Seat]) -> None:
    """Confirm that seats were given back, and what is still owed for them."""

    def write() -> Letter:
        event = registration.event
        owed = owed_for(seats)
        still = (
            _("As it is late, %(amount)s is still owed.") % {"amount": money_text(owed, event.currency)}
            if owed
            else _("Nothing is owed for this.")
        )
        given = ngettext("%(count)s seat was given back.", "%(count)s seats were given back.", len(seats)) % {
            "count": len(seats)
        }
        return Letter(
            subject=_("Given back: %(event)s") % {"event": localized(event)},
            paragraphs=(given, still),
            link=page_of(registration),
            link_label=_("See your seats"),
        )

    tell(who_registered(registration), write)


def tell_named(seat: Seat) -> None:
    """Send the person of a seat their own page with the code for the door."""

    def write() -> Letter:
        return Letter(
            subject=_("Your seat: %(event)s") % {"event": localized(seat.event)},
            paragraphs=(
                _("A seat was taken for you."),
                _("Your page has the code that is scanned at the door. Keep this mail."),
            ),
            facts=facts_of(seat.event),
            link=link_of_seat(seat),
            link_label=_("Open your page"),
        )

    tell(person_of(seat), write)


def tell_certified(seat: Seat) -> None:
    """Tell a participant that the certificate is there."""

    def write() -> Letter:
        return Letter(
            subject=_("Your certificate: %(event)s") % {"event": localized(seat.event)},
            paragraphs=(_("Your certificate of attendance is on your page, as a PDF."),),
            link=link_of_seat(seat),
            link_label=_("Open your page"),
        )

    tell(person_of(seat), write)
