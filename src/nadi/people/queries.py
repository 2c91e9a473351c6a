"""Reading people."""

from collections.abc import Collection

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from nadi.people.models import Person


def names_of(uids: Collection[str]) -> dict[str, str]:
    """Return the names behind public ids; somebody erased has none."""
    rows = Person.objects.filter(uid__in=uids, is_active=True).values_list("uid", "name", "email")
    return {uid: name or email for uid, name, email in rows}


def name_of(uid: str) -> str:
    """Return the name behind a public id, or nothing."""
    return names_of([uid]).get(uid, "")


def sessions_of(person: Person) -> QuerySet[UserSession]:
    """Return where a person is signed in, the latest seen first."""
    found: QuerySet[UserSession] = UserSession.objects.filter(user=person)
    return found.order_by("-last_seen_at")
