"""Entries of a register for the tests: suppliers, reached through the registry as every register is."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import Register, all_registers
from nadi.web.access import Actor

NAME = "suppliers"


def register() -> Register:
    """Return the register the tests write into."""
    return all_registers()[NAME]


def office(cast: Cast) -> Actor:
    """Return a member of staff as the actor."""
    return actor_of_person(cast.staff)


def entered(cast: Cast, name: str = "Bobst Service", *, codes: Any = None, **values: Any) -> Entry:
    """Enter an entry that everybody signed in as a member sees."""
    facts = Facts(values={"name": name, **values}, codes=codes or {})
    return keep_entry(by=office(cast), entry=register().model(), facts=facts, verb="suppliers.add")


def faded(entry: Entry, days: int, *, hidden: bool = False) -> Entry:
    """Let an entry have faded some days ago (or, if negative, in some days)."""
    day = timezone.localdate() - timedelta(days=days)
    hidden_on = day if hidden else day + timedelta(days=300)
    Entry.objects.filter(pk=entry.pk).update(stale_on=day, hidden_on=hidden_on)
    entry.refresh_from_db()
    return entry


def page_of(entry: Entry) -> str:
    """Return the address of its page."""
    return f"/{NAME}/{entry.uid}/"


def hung(entry: Entry, word: str) -> str:
    """Return the address of what hangs on an entry."""
    return f"/registers/entries/{entry.uid}/{word}/"
