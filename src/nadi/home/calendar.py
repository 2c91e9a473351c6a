"""Everybody's own calendar: deadlines of whatever they act for, behind a secret address."""

from collections.abc import Iterator

from django.core import signing

from nadi.companies.queries import actor_for, affiliations_of
from nadi.home.registers import waiting_modules
from nadi.people.models import Person
from nadi.together.agreements.queries import deadlines as agreements
from nadi.together.pools.queries import deadlines as pools
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event

SIGNER = signing.Signer(salt="nadi.home.calendar", sep=".")


def address_for(person: Person) -> str:
    """Return the secret address of a person's calendar; it ends when they renew it."""
    token = SIGNER.sign(f"{person.uid}-{person.calendar_number}")
    return page_address("home.calendar", token)


def person_behind(token: str) -> Person | None:
    """Return whose calendar an address opens, if it still does."""
    try:
        uid, _dash, number = SIGNER.unsign(token).partition("-")
    except signing.BadSignature:
        return None
    return Person.objects.filter(uid=uid, calendar_number=number, is_active=True).first()


def deadlines_of(person: Person) -> list[Event]:
    """Return what a person's calendar shows, over all organisations they act for, each deadline once."""
    found: dict[str, Event] = {}
    for affiliation in affiliations_of(person):
        actor = actor_for(person, affiliation, has_second_factor=True)
        for event in deadlines_for(actor):
            found.setdefault(event.uid, event)
    return list(found.values())


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield the deadlines that concern whoever acts."""
    yield from pools.deadlines_for(actor)
    yield from agreements.deadlines_for(actor)
    for register in waiting_modules():
        yield from register.deadlines_for(actor)
