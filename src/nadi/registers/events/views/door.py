"""The door, on a phone: type or scan a code, tick names, let somebody in; a form sent twice does it once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from nadi.registers.events.actions.attending import check_in as note_present
from nadi.registers.events.actions.attending import let_in as admit
from nadi.registers.events.actions.attending import undo_check_in, why_shut
from nadi.registers.events.documents.attendance import attendance_paper
from nadi.registers.events.forms.seats import CodeForm, DoorForm
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.queries.events import own_event_for
from nadi.registers.events.queries.seats import company_name, seat_for, seat_with_code
from nadi.web.access import Request, needs
from nadi.web.documents import pdf_response, render_pdf
from nadi.web.forms import once
from nadi.web.localized import localized


@needs("events.check_in", get=own_event_for)
def check_in(request: Request, event: Event) -> HttpResponse:
    """Show the door of an event; names ticked are present. Sent again, nothing happens twice."""
    if request.method == "POST" and "code" not in request.POST:
        count = note_present(by=request.actor, event=event, seats=request.POST.getlist("present"))
        words = ngettext("%(count)s more is present.", "%(count)s more are present.", count)
        messages.success(request, words % {"count": count})
        return redirect("events.check_in", uid=event.uid)
    form = CodeForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        return redirect("events.check_in_code", code=form.cleaned_data["code"])
    rows = event.seats.filter(state=Seat.State.HELD).select_related("registration__organisation")
    seats = sorted(
        ((company_name(one.registration), one) for one in rows), key=lambda pair: (pair[0], pair[1].name)
    )
    context = {
        "title": _("At the door"),
        "event": event,
        "form": form,
        "seats": seats,
        "why_shut": why_shut(event),
        "present": sum(one.present_at is not None for _name, one in seats),
        "breadcrumbs": way(event, _("At the door")),
    }
    return render(request, "events/check_in.html", context)


@needs("events.check_in", get=seat_with_code)
def check_in_code(request: Request, seat: Seat) -> HttpResponse:
    """Show whose code was scanned, and note presence when the button is pressed."""
    if request.method == "POST":
        count = note_present(by=request.actor, event=seat.event, seats=[seat.uid])
        messages.success(request, _("Present.") if count else _("This was noted before."))
        return redirect("events.check_in", uid=seat.event.uid)
    context = {
        "title": seat.name or _("Nobody is named for this seat"),
        "seat": seat,
        "event": seat.event,
        "company": company_name(seat.registration),
        "why_shut": why_shut(seat.event),
        "breadcrumbs": way(seat.event, _("At the door")),
    }
    return render(request, "events/check_in_code.html", context)


@needs("events.check_in", get=seat_for, verb=True)
def undo(request: Request, seat: Seat) -> HttpResponse:
    """Take back that somebody is present."""
    undo_check_in(by=request.actor, seat=seat)
    messages.success(request, _("Taken back."))
    return redirect("events.check_in", uid=seat.event.uid)


@needs("events.check_in", get=own_event_for)
@once
def let_in(request: Request, event: Event) -> HttpResponse:
    """Let somebody in who has no seat."""
    form = DoorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guest = form.guest(get_language() or "en")
        admit(by=request.actor, event=event, guest=guest, organisation=form.cleaned_data["organisation"])
        messages.success(request, _("Let in, and present."))
        return redirect("events.check_in", uid=event.uid)
    context = {
        "title": _("Let somebody in"),
        "lede": localized(event),
        "form": form,
        "submit": _("Let in"),
        "cancel_url": reverse("events.check_in", args=[event.uid]),
    }
    return render(request, "web/forms/page.html", context)


@needs("events.check_in", get=own_event_for)
def attendance_list(request: Request, event: Event) -> HttpResponse:
    """Hand out the list for the door, for where there is no network."""
    return pdf_response(render_pdf(attendance_paper(event)), name="door")


def way(event: Event, here: str) -> list[tuple[str, str]]:
    """Return the way back to the event."""
    return [(localized(event), reverse("events.detail", args=[event.uid])), (here, "")]
