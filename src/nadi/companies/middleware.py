"""Knowing, on every request, who acts and for whom."""

from collections.abc import Callable
from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponseBase

from nadi.companies.models import Affiliation
from nadi.companies.queries import actor_for, affiliations_of
from nadi.people.models import Person
from nadi.web.access import NOBODY, Request

SESSION_KEY = "acts_for"


class ActorMiddleware:
    """Set `request.actor` from the person and the organisation chosen in the switch."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        known = cast(Request, request)
        known.actor = NOBODY
        known.organisations_to_act_for = list  # type: ignore[attr-defined]  # shown by the frame of the page
        if known.user.is_authenticated:
            person = cast(Person, known.user)
            active = list(affiliations_of(person))
            chosen = chosen_affiliation(active, request.session.get(SESSION_KEY))
            known.actor = actor_for(person, chosen, has_second_factor=is_mfa_enabled(person))
            known.organisations_to_act_for = lambda: active  # type: ignore[attr-defined]
        response = self.get_response(request)
        if known.actor != NOBODY:
            # What somebody may see is kept by no cache on the way to others.
            response.headers.setdefault("Cache-Control", "private")
        return response


def chosen_affiliation(active: list[Affiliation], uid: str | None) -> Affiliation | None:
    """Return the chosen one while it lasts, else the first."""
    return next((one for one in active if one.organisation.uid == uid), active[0] if active else None)
