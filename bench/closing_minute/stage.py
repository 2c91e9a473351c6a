"""Prepares the database of the closing minute, and reads it afterwards; a process of its own, with Django."""

import json
import sys
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command

django.setup()

from nadi.companies.models import Affiliation, Organisation, Site  # noqa: E402  # models need Django set up
from nadi.journal.models import Entry  # noqa: E402
from nadi.people.models import Person  # noqa: E402
from nadi.together.pools.models import Demand, Line, Pool  # noqa: E402

LINES = 8


def prepare(people: int) -> dict[str, Any]:
    """Make the tables, a pool whose deadline is set later, and people who are signed in."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    pool = Pool.objects.create(title="Closing minute", demand_until=datetime(2100, 1, 1, tzinfo=UTC))
    lines = [Line.objects.create(pool=pool, position=n, name=f"Item {n}") for n in range(1, LINES + 1)]
    return {
        "pool": pool.uid,
        "lines": [line.uid for line in lines],
        "people": [one_person(number) for number in range(people)],
    }


def one_person(number: int) -> dict[str, str]:
    """Make a company with one site and one signed-in representative."""
    company = Organisation.objects.create(
        name=f"Company {number}", member_since=datetime(2024, 1, 1, tzinfo=UTC)
    )
    site = Site.objects.create(organisation=company, name="Plant", town="Kutaisi")
    person = Person.objects.create_user(f"buyer{number}@company.example", name=f"Buyer {number}")
    Affiliation.objects.create(person=person, organisation=company, role=Affiliation.Role.REPRESENTATIVE)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return {"company": company.uid, "site": site.uid, "session": str(session.session_key)}


def set_deadline(moment: float) -> dict[str, Any]:
    """Set the pool's deadline."""
    Pool.objects.update(demand_until=datetime.fromtimestamp(moment, tz=UTC))
    return {}


def stored() -> dict[str, Any]:
    """Return what stands in the database, and when the last save was written."""
    totals: dict[str, Decimal] = {}
    for demand in Demand.objects.select_related("participation__organisation"):
        company = demand.participation.organisation.uid
        totals[company] = totals.get(company, Decimal(0)) + demand.quantity
    saves = Entry.objects.filter(verb="pools.demand").order_by("at")
    last = saves.last()
    return {
        "totals": {company: str(total) for company, total in totals.items()},
        "saves": saves.count(),
        "last": last.at.timestamp() if last else 0,
    }


if __name__ == "__main__":
    order, *words = sys.argv[1:]
    orders = {"prepare": lambda: prepare(int(words[0])), "deadline": lambda: set_deadline(float(words[0]))}
    print(json.dumps(orders.get(order, stored)()))
