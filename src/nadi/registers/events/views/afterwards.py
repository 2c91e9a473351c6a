"""Interest before an event; certificates, results, verdicts and lessons after it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.events.actions import afterwards as acts
from nadi.registers.events.actions.attending import issue_certificates
from nadi.registers.events.documents.certificates import certificates_pdf
from nadi.registers.events.forms.afterwards import InterestForm, LessonForm, VerdictForm
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.queries.afterwards import effects_of, effects_told, results_of
from nadi.registers.events.queries.events import event_for, own_event_for
from nadi.registers.events.queries.seats import certified_seat_for, company_name
from nadi.web.access import Refused, Request, needs
from nadi.web.documents import pdf_response
from nadi.web.forms import once
from nadi.web.localized import localized

FORM_PAGE = "web/forms/page.html"


@needs("events.interest", get=event_for, verb=True)
def interest(request: Request, event: Event) -> HttpResponse:
    """Say that the company thinks of going."""
    form = InterestForm(request.POST)
    form.is_valid()
    acts.show_interest(by=request.actor, event=event, **form.cleaned_data)
    messages.success(request, _("Noted. The office sees that you think of going."))
    return redirect("events.detail", uid=event.uid)


@needs("events.interest", get=event_for, verb=True)
def withdraw_interest(request: Request, event: Event) -> HttpResponse:
    """Say that the company thinks of it no more."""
    acts.withdraw_interest(by=request.actor, event=event)
    messages.success(request, _("Taken back."))
    return redirect("events.detail", uid=event.uid)


@needs("events.certificates", get=own_event_for, verb=True)
def certify(request: Request, event: Event) -> HttpResponse:
    """Issue certificates to those who were present."""
    count = issue_certificates(by=request.actor, event=event)
    messages.success(request, _("Certificates issued and told by mail: %(count)s.") % {"count": count})
    return redirect("events.registrations", uid=event.uid)


@needs("events.certificates", get=own_event_for)
def certificates(request: Request, event: Event) -> HttpResponse:
    """Hand out all certificates of an event in one file."""
    seats = event.seats.exclude(certificate=None).select_related("event", "registration__organisation")
    found = list(seats.order_by("name", "pk"))
    if not found:
        raise Refused(_("No certificate is issued yet. Note who was present, then issue them."))
    return pdf_response(certificates_pdf(found), name="certificates")


@needs("events.see_certificate", get=certified_seat_for)
def certificate(request: Request, seat: Seat) -> HttpResponse:
    """Hand out one certificate."""
    return pdf_response(certificates_pdf([seat]), name=f"certificate-{seat.certificate}")


@needs("events.see_results", get=own_event_for)
def results(request: Request, event: Event) -> HttpResponse:
    """Show what participants thought and what changed, as totals; the office reads the words too."""
    context = {
        "title": _("How it was"),
        "event": event,
        "results": results_of(event, with_words=request.actor.is_staff),
        "effects": effects_of(event, at_once=request.actor.is_staff),
        "told": [(company_name(one.seat.registration), one) for one in effects_told(request.actor, event)],
        "breadcrumbs": [
            (localized(event), reverse("events.detail", args=[event.uid])),
            (_("How it was"), ""),
        ],
    }
    return render(request, "events/results.html", context)


@needs("events.judge", get=event_for)
@once
def judge(request: Request, event: Event) -> HttpResponse:
    """Say for the company whether it would go again."""
    there = event.verdicts.filter(organisation=request.actor.organisation_id).first()
    form = VerdictForm(request.POST or None, instance=there)
    if request.method == "POST" and form.is_valid():
        acts.give_verdict(by=request.actor, event=event, **form.cleaned_data)
        messages.success(request, _("Thank you. It helps those who think of going next time."))
        return redirect("events.detail", uid=event.uid)
    return asked(request, event, form, _("Would you go again?"))


@needs("events.tell", get=event_for)
@once
def tell(request: Request, event: Event) -> HttpResponse:
    """Write down what the company learned."""
    there = event.lessons.filter(organisation=request.actor.organisation_id).first()
    form = LessonForm(request.POST or None, instance=there)
    if request.method == "POST" and form.is_valid():
        acts.tell_lesson(by=request.actor, event=event, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("events.detail", uid=event.uid)
    return asked(request, event, form, _("What we learned"))


def asked(request: Request, event: Event, form: object, title: str) -> HttpResponse:
    """Answer with a form about an event."""
    context = {
        "title": title,
        "lede": localized(event),
        "form": form,
        "cancel_url": reverse("events.detail", args=[event.uid]),
    }
    return render(request, FORM_PAGE, context)
