"""What the page of a registration shows, signed in or by link, and what a participant's own page shows."""

from decimal import Decimal
from typing import Any

import segno
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.entries.showing import outward
from nadi.registers.events.actions.seats import State
from nadi.registers.events.calendars import is_datable, place_text
from nadi.registers.events.dates import when_text
from nadi.registers.events.models import Registration, Seat
from nadi.registers.events.prices import owed_when_given_back
from nadi.registers.events.queries.seats import company_name
from nadi.web.addresses import page_address
from nadi.web.localized import localized

CODE_SIZE = 6


def registration_context(registration: Registration) -> dict[str, Any]:
    """Return a registration's seats, what is owed, and what giving one back would cost now."""
    event, now = registration.event, timezone.now()
    seats = list(registration.seats.select_related("event").order_by("position"))
    alive = [seat for seat in seats if seat.state != State.CANCELLED]
    dearest = max((owed_when_given_back(event, seat, now) for seat in alive), default=Decimal(0))
    return {
        "title": _("Seats of %(company)s") % {"company": company_name(registration)},
        "event": event,
        "registration": registration,
        "when": when_text(event),
        "seats": seats,
        "is_alive": bool(alive) and not event.is_over and not event.is_cancelled,
        "owed": sum((seat.owed for seat in seats), start=Decimal(0)),
        "cost_of_giving_back": dearest,
    }


def scanned(address: str) -> str:
    """Return the picture of a code that a telephone's camera reads: what it says is the address."""
    return str(segno.make(address, error="m").svg_data_uri(scale=CODE_SIZE, light="#fff", dark="#000"))


def seat_context(seat: Seat, token: str) -> dict[str, Any]:
    """Return what a participant sees on their own page."""
    event = seat.event
    is_held = seat.state == State.HELD
    return {
        "title": localized(event),
        "event": event,
        "seat": seat,
        "token": token,
        "is_held": is_held,
        "picture": scanned(page_address("events.check_in_code", seat.code)) if is_held else "",
        "code": f"{seat.code[:4]}-{seat.code[4:]}",
        "when": when_text(event),
        "is_datable": is_datable(event),
        "place": place_text(event),
        "online_link": outward(event.online_link) if event.online_link and is_held else "",
    }
