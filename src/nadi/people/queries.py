"""Reading people."""

from collections.abc import Collection

from nadi.people.models import Person


def names_of(uids: Collection[str]) -> dict[str, str]:
    """Return the names behind public ids; somebody erased has none."""
    rows = Person.objects.filter(uid__in=uids, is_active=True).values_list("uid", "name", "email")
    return {uid: name or email for uid, name, email in rows}


def name_of(uid: str) -> str:
    """Return the name behind a public id, or nothing."""
    return names_of([uid]).get(uid, "")
