"""Taking seats, saying who comes, giving seats back; and the office's list of all that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.registers.events.actions import seats as acts
from nadi.registers.events.forms.seats import GiveBackForm, NamesForm, SeatsForForm, SeatsForm
from nadi.registers.events.lists import SEATS
from nadi.registers.events.models import Event, Registration
from nadi.registers.events.queries.events import event_for
from nadi.registers.events.queries.seats import company_name, owed_at, registration_for
from nadi.registers.events.seats_shown import registration_context
from nadi.registers.events.shown import seat_facts
from nadi.web.access import Request, needs
from nadi.web.forms import once
from nadi.web.localized import localized

FORM_PAGE = "web/forms/page.html"


@needs("events.register", get=event_for)
@once
def register(request: Request, event: Event) -> HttpResponse:
    """Take seats for one's company."""
    form = SeatsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        company = Organisation.objects.get(uid=request.actor.organisation)
        return taken(request, event, company, form.cleaned_data["count"])
    return asked(request, event, form)


@needs("events.register_for", get=event_for)
@once
def register_for(request: Request, event: Event) -> HttpResponse:
    """Take seats for a company that called or wrote."""
    form = SeatsForForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return taken(request, event, form.cleaned_data["organisation"], form.cleaned_data["count"])
    return asked(request, event, form)


def taken(request: Request, event: Event, company: Organisation, count: int) -> HttpResponse:
    """Take the seats and show them."""
    registration = acts.take_seats(by=request.actor, event=event, organisation=company, count=count)
    messages.success(request, _("Registered. Now say who comes, or do it later."))
    return redirect("events.registration", uid=registration.uid)


def asked(request: Request, event: Event, form: SeatsForm) -> HttpResponse:
    """Answer with the form for seats, and what they cost."""
    context = {
        "title": _("Take seats"),
        "lede": localized(event),
        "event": event,
        "seat_facts": seat_facts(event, acts.hall_of(event)),
        "form": form,
        "submit": _("Take the seats"),
        "cancel_url": reverse("events.detail", args=[event.uid]),
    }
    return render(request, "events/register.html", context)


@needs("events.see_registration", get=registration_for)
def registration(request: Request, registration: Registration) -> HttpResponse:
    """Show a company's seats."""
    return render(request, "events/registration.html", registration_context(registration))


@needs("events.name_seats", get=registration_for)
@once
def names(request: Request, registration: Registration) -> HttpResponse:
    """Say who comes."""
    form = NamesForm(request.POST or None, registration=registration)
    if request.method == "POST" and form.is_valid():
        acts.name_seats(by=request.actor, registration=registration, comers=form.comers())
        messages.success(request, _("Saved. Each new person has got a mail with the code for the door."))
        return redirect("events.registration", uid=registration.uid)
    return about(request, registration, form, _("Say who comes"))


@needs("events.cancel_seats", get=registration_for)
@once
def give_back(request: Request, registration: Registration) -> HttpResponse:
    """Give seats back."""
    form = GiveBackForm(request.POST or None, registration=registration)
    if request.method == "POST" and form.is_valid():
        acts.give_back(by=request.actor, registration=registration, seats=form.cleaned_data["seats"])
        messages.success(request, _("Given back. What is still owed stands below."))
        return redirect("events.registration", uid=registration.uid)
    return about(request, registration, form, _("Give seats back"), submit=_("Give back"))


def about(
    request: Request, registration: Registration, form: object, title: str, submit: str = ""
) -> HttpResponse:
    """Answer with a form about a registration."""
    context = {
        "title": title,
        "lede": f"{localized(registration.event)} · {company_name(registration)}",
        "form": form,
        "submit": submit,
        "cancel_url": reverse("events.registration", args=[registration.uid]),
    }
    return render(request, FORM_PAGE, context)


@needs("events.registrations", get=event_for)
def registrations(request: Request, event: Event) -> HttpResponse:
    """List all seats of an event, who sits on them, and what each company owes."""
    rows = event.seats.select_related("registration__organisation")
    debts = owed_at(event)
    return SEATS.answer(
        request,
        rows,
        title=_("Registrations"),
        event=event,
        debts=debts,
        may_certify=event.last_day is not None and timezone.localdate() >= event.last_day,
        has_certificates=event.seats.exclude(certificate=None).exists(),
        total=sum((debt.owed for debt in debts), start=acts.NOTHING),
        breadcrumbs=[
            (localized(event), reverse("events.detail", args=[event.uid])),
            (_("Registrations"), ""),
        ],
    )
