"""Programs of the cast, and what they get."""

from datetime import timedelta
from typing import Any

from django.test import Client
from tests.cast import actor_of_person

from nadi.home.api.actions.tokens import make_token
from nadi.home.api.models import ApiToken
from nadi.people.models import Person

ROOT = "/api/v1"
A_YEAR = timedelta(days=365)


def token_of(person: Person) -> tuple[ApiToken, str]:
    """Make a token for whatever the person acts for."""
    return make_token(by=actor_of_person(person), name="ERP", days=A_YEAR.days)


def program_of(person: Person) -> Client:
    """Return a program that comes in with a token of the person's organisation."""
    _token, secret = token_of(person)
    return Client(headers={"authorization": f"Bearer {secret}"})


def said(client: Client, path: str) -> Any:
    """Return what the API answers."""
    return client.get(f"{ROOT}{path}").json()
