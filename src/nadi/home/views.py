"""The first page of each role."""

from datetime import date, datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nadi.home.calendar import address_for, deadlines_of, person_behind
from nadi.home.demo.roles import SIGN_INS
from nadi.home.waiting import waiting_for
from nadi.people.actions import renew_calendar
from nadi.people.models import Person
from nadi.together.agreements.queries.savings import sums_for
from nadi.together.agreements.savings.drawn import savings_charts
from nadi.web.access import Request, by_link, public, signed_in
from nadi.web.calendar import Event, ics_response

# As many steps as one overlooks; the others fold behind them.
MOST_SHOWN = 12


@public
def home(request: Request) -> HttpResponse:
    """Show what waits for the reader first, then what was saved; a guest sees what this is and the way in."""
    actor = request.actor
    if not actor.is_signed_in:
        return render(
            request,
            "home/welcome.html",
            {"title": _("Neighbours buy together, and each saves"), "sign_ins": SIGN_INS},
        )
    waiting, sums = waiting_for(actor), sums_for(actor)
    context = {
        "title": _("What waits for you"),
        "waiting": waiting[:MOST_SHOWN],
        "further": waiting[MOST_SHOWN:],
        "charts": savings_charts(sums),
    }
    return render(request, "home/home.html", context)


@by_link(get=person_behind)
def calendar(request: Request, person: Person, token: str) -> HttpResponse:
    """Answer a calendar program with a person's deadlines, in the person's language."""
    with translation.override(person.language):
        return ics_response(deadlines_of(person), name=_("Nadi: deadlines"), filename="nadi")


@signed_in()
def own_calendar(request: Request) -> HttpResponse:
    """Show how to have one's deadlines in one's own calendar."""
    person = Person.objects.get(pk=request.user.pk)
    days = sorted(deadlines_of(person), key=lambda event: day_of(event.at))
    context = {
        "title": _("Your deadlines"),
        "address": address_for(person),
        "rows": [row_of(event) for event in days],
    }
    return render(request, "home/calendar.html", context)


@signed_in(verb=True)
def renew_own_calendar(request: Request) -> HttpResponse:
    """End the secret address of one's calendar and make a new one."""
    renew_calendar(by=request.actor, person=Person.objects.get(pk=request.user.pk))
    messages.success(request, _("The old address no longer works. Put the new one into your calendar."))
    return redirect("home.own_calendar")


def row_of(event: Event) -> tuple[str, str, datetime | None, date | None]:
    """Return a deadline as a row: a moment with its time of day, or a whole day."""
    if isinstance(event.at, datetime):
        return event.title, event.url, event.at, None
    return event.title, event.url, None, event.at


def day_of(at: datetime | date) -> date:
    """Return the day of a moment in the house's time zone."""
    return timezone.localdate(at) if isinstance(at, datetime) else at


@public
@require_POST
def enter(request: Request) -> HttpResponse:
    """Sign in as one of the demonstration's roles; anywhere else there is no such page."""
    known = {one.email for one in SIGN_INS}
    if not settings.DEMO or request.POST.get("email") not in known:
        raise Http404
    person = get_object_or_404(Person, email=request.POST["email"])
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    response = redirect("home")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, person.language, httponly=True, samesite="Lax")
    return response
