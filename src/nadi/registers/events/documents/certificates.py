"""Certificates of attendance as PDF: one, or all of an event in one file."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.queries import association_name
from nadi.registers.events.dates import when_text
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.queries.seats import company_name
from nadi.web.addresses import page_address
from nadi.web.components.figures import day_text, quantity_text
from nadi.web.documents.rendering import fonts
from nadi.web.localized import localized

HERE = Path(__file__).parent
TEMPLATE = HERE / "certificate.typ"


def certificates_pdf(seats: Sequence[Seat]) -> bytes:
    """Return the certificates of these seats, a page each, in the reader's language."""
    given = {
        "title": _("Certificate of attendance"),
        "sender": association_name(),
        "language": get_language() or "en",
        "papers": [paper_of(seat) for seat in seats],
    }
    return typst.compile(
        str(TEMPLATE),
        root=str(HERE),
        font_paths=fonts(),
        sys_inputs={"certificates": json.dumps(given, default=str)},
        pdf_standards="ua-1",
    )


def paper_of(seat: Seat) -> dict[str, Any]:
    """Return what one certificate says: the person, the event, how long, and where it can be checked."""
    company = (
        company_name(seat.registration) if seat.registration.organisation else seat.registration.guest_company
    )
    says = _("of %(company)s took part in") % {"company": company} if company else _("took part in")
    return {
        "name": seat.name,
        "says": says,
        "event": localized(seat.event),
        "facts": [fact for fact in facts_of(seat.event) if fact],
        "check": _("Certificate %(number)s of %(day)s. Whether it is valid: %(link)s")
        % {
            "number": seat.certificate,
            "day": day_text(seat.certified) if seat.certified else "",
            "link": page_address("events.verify", seat.certificate or ""),
        },
    }


def facts_of(event: Event) -> list[str]:
    """Return when and where it was, and for how many hours."""
    place = ", ".join(part for part in (localized(event, "venue"), localized(event, "town")) if part)
    hours = _("Hours of learning: %(hours)s") % {"hours": quantity_text(event.hours)} if event.hours else ""
    return [when_text(event), place, hours]
