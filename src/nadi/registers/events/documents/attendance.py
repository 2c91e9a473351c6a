"""The list for the door on paper: who is expected, with room to sign."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.queries import association_name
from nadi.registers.events.dates import when_text
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.queries.seats import company_name
from nadi.web.documents import Paper, Section, Sheet
from nadi.web.localized import localized


def attendance_paper(event: Event) -> Paper:
    """Return the list of confirmed seats by company and name."""
    seats = event.seats.filter(state=Seat.State.HELD).select_related("registration__organisation")
    rows = sorted((company_name(seat.registration), seat.name, seat.code, mark_of(seat)) for seat in seats)
    return Paper(
        sender=association_name(),
        kicker=_("List for the door"),
        title=localized(event),
        language=get_language() or "en",
        facts=[(_("When"), when_text(event)), (_("Expected"), str(len(rows)))],
        sections=[
            Section(
                sheet=Sheet(heads=[_("Company"), _("Name"), _("Code"), _("Signature")], rows=rows, wide=3)
            )
        ],
        foot=_("Holds names of people: destroy it when presence is entered."),
    )


def mark_of(seat: Seat) -> str:
    """Return what already stands in the column of the signature."""
    return _("present") if seat.present_at else ""
