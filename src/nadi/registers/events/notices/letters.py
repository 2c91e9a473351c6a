"""One form of letter for all that is told about events."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import translation

from nadi.companies.queries import people_of
from nadi.registers.events.models import Registration, Seat
from nadi.web.mail import Receiver, send


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is told: a subject, paragraphs, facts by name, and where to go on."""

    subject: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    link: str = ""
    link_label: str = ""


def tell(receivers: Iterable[Receiver], write: Callable[[], Letter]) -> None:
    """Write to each receiver in its language."""
    for receiver in receivers:
        with translation.override(receiver[2]):
            letter = write()
        send(
            to=[receiver],
            template="events/mail/letter",
            context={"letter": letter, "link": letter.link, "link_label": letter.link_label},
        )


def who_registered(registration: Registration) -> list[Receiver]:
    """Return who is told about a registration: the people of the company, or the guest."""
    if registration.organisation_id is not None:
        return people_of([registration.organisation_id])
    if not registration.guest_email:
        return []
    return [(registration.guest_email, registration.guest_name, registration.language)]


def person_of(seat: Seat) -> list[Receiver]:
    """Return the person of a seat, where an address is known."""
    return [(seat.email, seat.name, seat.language)] if seat.email else []
