"""Links in mails that need no sign-in: one kind per purpose, so that none opens what another does.

A token is signed and stored nowhere; it ends when the number beside it goes up.
"""

from django.core import signing

from nadi.registers.events.models import Registration, Seat
from nadi.web.addresses import page_address


def signer(purpose: str) -> signing.Signer:
    """Return what signs the links of one purpose."""
    return signing.Signer(salt=f"nadi.registers.events.{purpose}", sep=".")


def token_for(purpose: str, thing: Registration | Seat) -> str:
    """Return the token of a link."""
    return signer(purpose).sign(f"{thing.uid}-{thing.link_number}")


def read(purpose: str, token: str) -> tuple[str, int] | None:
    """Return what a token names, if we signed it for this purpose."""
    try:
        uid, _dash, number = signer(purpose).unsign(token).partition("-")
    except signing.BadSignature:
        return None
    return uid, int(number)


def seat_behind(purpose: str, token: str) -> Seat | None:
    """Return the seat that a link opens; what was given back is opened no more."""
    if (named := read(purpose, token)) is None:
        return None
    uid, number = named
    related = Seat.objects.select_related("event", "registration__organisation")
    return related.filter(uid=uid, link_number=number).exclude(state=Seat.State.CANCELLED).first()


def personal_seat(token: str) -> Seat | None:
    """Return the seat of a personal page's link."""
    return seat_behind("seat", token)


def feedback_seat(token: str) -> Seat | None:
    """Return the seat whose holder is asked for an opinion."""
    return seat_behind("feedback", token)


def effect_seat(token: str) -> Seat | None:
    """Return the seat whose holder is asked what changed."""
    return seat_behind("effect", token)


def registration_behind(token: str) -> Registration | None:
    """Return the registration that a link opens."""
    if (named := read("registration", token)) is None:
        return None
    uid, number = named
    related = Registration.objects.select_related("event", "organisation")
    return related.filter(uid=uid, link_number=number).first()


def link_of_seat(seat: Seat) -> str:
    """Return the address of a participant's own page."""
    return page_address("events.seat", token_for("seat", seat))


def link_of_feedback(seat: Seat) -> str:
    """Return the address of the feedback form."""
    return page_address("events.feedback", token_for("feedback", seat))


def link_of_effect(seat: Seat) -> str:
    """Return the address of the question what changed."""
    return page_address("events.effect", token_for("effect", seat))


def link_of_registration(registration: Registration) -> str:
    """Return the address at which a company says who comes, and a guest gives a seat back."""
    return page_address("events.by_link", token_for("registration", registration))
