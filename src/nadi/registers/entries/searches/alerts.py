"""Telling people by mail what is new in the searches they keep."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.core import signing
from django.db import transaction
from django.utils import timezone

from nadi.companies.models import Affiliation
from nadi.companies.queries import actor_for
from nadi.people.models import Person
from nadi.registers.entries.models import SavedSearch
from nadi.registers.entries.searches.looking import Looked, look
from nadi.registers.entries.searches.places import address_of_search
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.mail import send

SIGNER = signing.Signer(salt="nadi.registers.entries.searches", sep=".")
EVERY = signing.Signer(salt="nadi.registers.entries.searches.every", sep=".")
PEOPLE_AT_ONCE = 500


def alert_all() -> int:
    """Look into all searches whose owners want to be told; return how many people were written to."""
    people = Person.objects.filter(is_active=True, saved_searches__is_alerting=True).distinct()
    return sum(alert(person) for person in people.order_by("pk").iterator(chunk_size=PEOPLE_AT_ONCE))


def alert(person: Person) -> bool:
    """Write one mail to a person with what is new in all their searches; tells whether there was any."""
    now = timezone.now()
    with transaction.atomic():
        searches = SavedSearch.objects.select_for_update(of=("self",)).filter(person=person, is_alerting=True)
        actors = actors_of(person)
        told: list[dict[str, Any]] = []
        for saved in searches.order_by("pk"):
            actor = actors.get(saved.organisation_id)
            if actor is None:
                continue  # they left that organisation: nothing is told, and nothing is missed on return
            looked = look(saved, actor)
            saved.looked_until, saved.seen = now, list(looked.seen)
            saved.save(update_fields=["looked_until", "seen"])
            if looked.new:
                told.append(told_of(saved, looked))
        if told:
            send(
                to=[(person.email, person.name, person.language)],
                template="entries/mail/alerts",
                context={"searches": told, "all_url": page_address("entries.saved")},
                stop_url=page_address("entries.stop_alerts", EVERY.sign(person.uid)),
            )
    return bool(told)


def actors_of(person: Person) -> dict[int | None, Actor]:
    """Return the person as the actor for each organisation they act for today."""
    active = Affiliation.objects.filter(person=person, until=None).select_related("organisation", "person")
    is_safe = is_mfa_enabled(person)
    return {one.organisation_id: actor_for(person, one, has_second_factor=is_safe) for one in active}


def told_of(saved: SavedSearch, looked: Looked) -> dict[str, Any]:
    """Return what a mail says of one search."""
    return {
        "search": saved,
        "path": address_of_search(saved.place, saved.parameters),
        "new": looked.new,
        "has_more": looked.has_more,
        "stop_url": page_address("entries.stop_alert", SIGNER.sign(saved.uid)),
    }


def search_by_token(token: str) -> SavedSearch | None:
    """Return the search whose alerts a link of a mail stops."""
    try:
        uid = SIGNER.unsign(token)
    except signing.BadSignature:
        return None
    return SavedSearch.objects.filter(uid=uid).select_related("person").first()


def person_by_token(token: str) -> Person | None:
    """Return whose alerts, all of them, the header of a mail stops."""
    try:
        uid = EVERY.unsign(token)
    except signing.BadSignature:
        return None
    return Person.objects.filter(uid=uid).first()
