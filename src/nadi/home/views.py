"""The first page of each role."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nadi.home.demo.roles import SIGN_INS
from nadi.home.waiting import waiting_for
from nadi.people.models import Person
from nadi.together.agreements.lists import savings_charts
from nadi.together.agreements.queries import sums_for
from nadi.web.access import Request, public


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
    sums = sums_for(actor)
    context = {
        "title": _("What waits for you"),
        "waiting": waiting_for(actor),
        "charts": savings_charts(sums),
    }
    return render(request, "home/home.html", context)


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
