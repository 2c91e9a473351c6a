"""How sign-in is bent to our rules: nobody signs up, people are invited; their language travels with them."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from nadi.people.models import Person
from nadi.people.preferences import remember_preferences


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """Show the pages in the person's language and colours from the first one on."""
        return remember_preferences(super().post_login(request, user, **kwargs), user)
