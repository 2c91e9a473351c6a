"""Who a program acts for: the organisation of its token, as one of its colleagues would."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from nadi.companies.models import Affiliation, Organisation
from nadi.companies.queries import roles_of
from nadi.home.api.models import ApiToken
from nadi.web.access import Actor, Capacity, Role
from nadi.web.ids import fingerprint
from nadi.web.localized import localized


def actor_of_organisation(organisation: Organisation) -> Actor:
    """Return a program of an organisation as who acts: it reads, binds nobody and sits on no board."""
    roles = roles_of(Affiliation(organisation=organisation, role=Affiliation.Role.COLLEAGUE))
    return Actor(
        organisation_id=organisation.pk,
        organisation=organisation.uid,
        organisation_name=localized(organisation),
        roles=frozenset(roles - {Role.BOARD}),
        capacity=Capacity.COLLEAGUE,
        has_second_factor=True,
    )


def standing(now: datetime) -> Q:
    """Return the condition of a token that still works: nobody ended it, its maker is still there."""
    return Q(ended=None, expires__gt=now, made_by__is_active=True)


def token_behind(secret: str) -> ApiToken | None:
    """Return the token a program sent, while whoever made it still acts for the organisation."""
    now = timezone.now()
    rows = ApiToken.objects.filter(standing(now), fingerprint=fingerprint(secret)).select_related(
        "organisation"
    )
    token = rows.first()
    if token is None:
        return None
    still = Affiliation.objects.filter(person=token.made_by, organisation=token.organisation, until=None)
    return token if still.exists() else None


class Token(HttpBearer):
    """`Authorization: Bearer …`."""

    openapi_description = "A token made on the page “Other programs” of your organisation."

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Set the actor of the request and note the day, or refuse."""
        known = token_behind(token)
        if known is None:
            return None
        today = timezone.localdate()
        if known.used_on != today:
            ApiToken.objects.filter(pk=known.pk).update(used_on=today)
        request.actor = actor_of_organisation(known.organisation)  # type: ignore[attr-defined]  # as the middleware of the pages sets it
        return known
