"""Pages behind links in mails: no sign-in, and nothing is done by merely opening them."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.registers.events.actions.afterwards import give_feedback, tell_effect
from nadi.registers.events.actions.seats import give_back, hall_of, name_seats, take_seats
from nadi.registers.events.calendars import calendar_answer, component_of, place_text
from nadi.registers.events.dates import when_text
from nadi.registers.events.documents.certificates import certificates_pdf
from nadi.registers.events.forms.afterwards import EffectForm, FeedbackForm
from nadi.registers.events.forms.seats import GiveBackForm, GuestForm, NamesForm
from nadi.registers.events.links import (
    effect_seat,
    feedback_seat,
    link_of_seat,
    personal_seat,
    registration_behind,
)
from nadi.registers.events.models import Effect, Registration, Seat
from nadi.registers.events.queries.events import public_event, public_events
from nadi.registers.events.queries.seats import seat_certified_as
from nadi.registers.events.seats_shown import registration_context, seat_context
from nadi.registers.events.shown import facts_of, seat_facts
from nadi.web.access import Actor, Refused, Request, by_link, public
from nadi.web.documents import pdf_response
from nadi.web.link_language import in_language_of
from nadi.web.localized import localized
from nadi.web.throttling import address_of, may_go_on

FORM_PAGE = "web/forms/page.html"
MOST_GUESTS = 10
MOST_SHOWN = 200
WITHIN = timedelta(hours=1)


def of_seat(seat: Seat) -> str:
    """Return the language of a seat's person."""
    return seat.language


def of_registration(registration: Registration) -> str:
    """Return the language of who registered."""
    return registration.language


def actor_of(registration: Registration) -> Actor:
    """Return the company as the actor: the link stands for it, no person is known."""
    company = registration.organisation
    if company is None:
        return Actor(person_name=registration.guest_name)
    return Actor(organisation_id=company.pk, organisation=company.uid, organisation_name=localized(company))


@by_link(registration_behind)
@in_language_of(of_registration)
def by_registration_link(request: Request, registration: Registration, token: str) -> HttpResponse:
    """Let whoever got the mail say who comes; a guest gives the seat back here too."""
    form = NamesForm(request.POST or None, registration=registration)
    if request.method == "POST" and form.is_valid():
        name_seats(by=actor_of(registration), registration=registration, comers=form.comers())
        messages.success(request, _("Saved. Each new person has got a mail with the code for the door."))
        return redirect("events.by_link", token=token)
    back = None if registration.organisation_id else GiveBackForm(registration=registration)
    context = {**registration_context(registration), "form": form, "back_form": back, "token": token}
    return render(request, "events/by_link.html", context)


@by_link(registration_behind, verb=True)
@in_language_of(of_registration)
def give_back_by_link(request: Request, registration: Registration, token: str) -> HttpResponse:
    """Let a guest give seats back; a company does it signed in, since it may cost money."""
    if registration.organisation_id is not None:
        raise Refused(_("Sign in to give seats of your company back: it may cost money."), status=403)
    form = GiveBackForm(request.POST, registration=registration)
    if form.is_valid():
        give_back(by=actor_of(registration), registration=registration, seats=form.cleaned_data["seats"])
        messages.success(request, _("Given back."))
    else:
        messages.error(request, _("Choose the seats to give back."))
    return redirect("events.by_link", token=token)


@by_link(personal_seat)
@in_language_of(of_seat)
def seat(request: Request, seat: Seat, token: str) -> HttpResponse:
    """Show a participant the code for the door, when and where it is, and afterwards the certificate."""
    return render(request, "events/seat.html", seat_context(seat, token))


@by_link(personal_seat)
@in_language_of(of_seat)
def seat_calendar(request: Request, seat: Seat, token: str) -> HttpResponse:
    """Hand a participant the event for their calendar."""
    link = seat.event.online_link if seat.state == Seat.State.HELD else ""
    component = component_of(seat.event, url=link_of_seat(seat), online_link=link)
    return calendar_answer([component], name=localized(seat.event), filename="event")


@by_link(personal_seat)
@in_language_of(of_seat)
def seat_certificate(request: Request, seat: Seat, token: str) -> HttpResponse:
    """Hand a participant the certificate."""
    if not seat.certificate:
        raise Http404
    return pdf_response(certificates_pdf([seat]), name=f"certificate-{seat.certificate}")


@by_link(feedback_seat)
@in_language_of(of_seat)
def feedback(request: Request, seat: Seat, token: str) -> HttpResponse:
    """Ask a participant how it was."""
    if seat.gave_feedback:
        return thanks(request, seat)
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_feedback(seat=seat, answers=form.cleaned_data)
        seat.gave_feedback = True
        return thanks(request, seat)
    lede = _("Your answer is kept without your name. It cannot be changed later.")
    context = {"title": _("How was it?"), "lede": f"{localized(seat.event)}. {lede}", "form": form}
    return render(request, FORM_PAGE, context)


@by_link(effect_seat)
@in_language_of(of_seat)
def effect(request: Request, seat: Seat, token: str) -> HttpResponse:
    """Ask a participant what changed in the company."""
    there = Effect.objects.filter(seat=seat).first()
    form = EffectForm(request.POST or None, instance=there)
    if request.method == "POST" and form.is_valid():
        tell_effect(seat=seat, answers=form.cleaned_data)
        return thanks(request, seat)
    context = {"title": _("What changed?"), "lede": localized(seat.event), "form": form}
    return render(request, FORM_PAGE, context)


def thanks(request: Request, seat: Seat) -> HttpResponse:
    """Thank for an answer."""
    context = {"title": _("Thank you"), "event": seat.event}
    return render(request, "events/thanks.html", context)


@by_link(seat_certified_as)
def verify(request: Request, seat: Seat, token: str) -> HttpResponse:
    """Say that a certificate is valid, for what and of when; not whose it is."""
    context = {
        "title": _("This certificate is valid"),
        "event": seat.event,
        "seat": seat,
        "when": when_text(seat.event),
        "place": place_text(seat.event),
    }
    return render(request, "events/verify.html", context)


@public
def open_events(request: Request) -> HttpResponse:
    """Show everybody the public events to come."""
    rows = public_events().filter(ends__gte=timezone.localdate()).order_by("begins", "begins_at", "pk")
    context = {
        "title": _("Events"),
        "rows": [(when_text(one), place_text(one), one) for one in rows[:MOST_SHOWN]],
    }
    return render(request, "events/open_list.html", context)


@public
def open_event(request: Request, uid: str) -> HttpResponse:
    """Show a public event to everybody, and let a guest register where guests are welcome."""
    event = public_event(uid)
    if event is None:
        raise Http404
    welcomes = event.is_own and event.guests_welcome and not event.is_over and not event.is_cancelled
    form = GuestForm(request.POST or None) if welcomes else None
    if request.method == "POST" and form is not None and form.is_valid():
        if not may_go_on("events.guests", address_of(request), most=MOST_GUESTS, within=WITHIN):
            raise Refused(
                _("Too many registrations came from your network. Try again in an hour."), status=429
            )
        guest = form.guest(get_language() or "en")
        take_seats(
            by=request.actor, event=event, organisation=None, count=form.cleaned_data["count"], guest=guest
        )
        return render(request, "events/guest_done.html", {"title": _("Look into your mail"), "event": event})
    context = {
        "title": localized(event),
        "event": event,
        "facts": facts_of(event) + (seat_facts(event, hall_of(event)) if event.is_own else []),
        "form": form,
    }
    return render(request, "events/open.html", context)
