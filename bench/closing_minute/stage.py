"""Prepares the database of the closing minute, and reads it afterwards; a process of its own, with Django."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

django.setup()

from nadi.companies.models import Affiliation, Organisation, Site  # noqa: E402  # models need Django set up
from nadi.journal.models import Entry  # noqa: E402
from nadi.people.models import Person  # noqa: E402
from nadi.together.pools.actions.opening import open_bids  # noqa: E402
from nadi.together.pools.actions.starting import as_prepared, start_tender  # noqa: E402
from nadi.together.pools.actions.tender import ask_vendor  # noqa: E402
from nadi.together.pools.models import Bid, BidLine, Demand, LateAttempt, Line, Participation, Pool  # noqa: E402
from nadi.together.pools.queries.joining import terms_fingerprint  # noqa: E402
from nadi.web.access import Actor, Role  # noqa: E402

LINES = 8
GATHERED, TENDERED = "Closing minute of the demand", "Closing minute of the bids"
OFFICE = Actor(person="bench-staff", roles=frozenset({Role.STAFF}), has_second_factor=True)


def prepare(people: str, vendors: str) -> dict[str, Any]:
    """Make the tables, two pools whose deadline is set later, signed-in people and vendors with links."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    pool = Pool.objects.create(
        title=GATHERED, terms="Who joins pays what it accepts.", demand_until=datetime(2100, 1, 1, tzinfo=UTC)
    )
    return {
        "buyer": {"pool": pool.uid, "terms": terms_fingerprint(pool), "lines": lines_of(pool)},
        "buyers": [one_person(number) for number in range(int(people))],
        **tendered(int(vendors)),
    }


def lines_of(pool: Pool) -> list[str]:
    """Give a pool its lines and return their public ids."""
    lines = [Line.objects.create(pool=pool, position=n, name=f"Item {n}") for n in range(1, LINES + 1)]
    return [line.uid for line in lines]


def tendered(count: int) -> dict[str, Any]:
    """Make a pool on which these vendors may bid."""
    now = timezone.now()
    pool = Pool.objects.create(title=TENDERED, demand_until=now + timedelta(minutes=1))
    lines = lines_of(pool)
    member = Organisation.objects.create(name="A member", member_since=now)
    site = Site.objects.create(organisation=member, name="Plant", town="Kutaisi")
    part = Participation.objects.create(pool=pool, organisation=member, accepted=now)
    for line in pool.lines.all():
        Demand.objects.create(participation=part, line=line, site=site, quantity=Decimal(100))
    Pool.objects.filter(pk=pool.pk).update(demand_until=now - timedelta(minutes=1))
    terms = as_prepared(pool, bids_until=datetime(2100, 1, 1, tzinfo=UTC))
    pool = start_tender(by=OFFICE, pool=pool, terms=terms)
    return {"vendor": {"lines": lines}, "vendors": [one_vendor(pool, number) for number in range(count)]}


def one_vendor(pool: Pool, number: int) -> dict[str, str]:
    """Ask a vendor, and return its link."""
    vendor = Organisation.objects.create(kind=Organisation.Kind.PROVIDER, name=f"Vendor {number}")
    email = f"sales{number}@vendor.example"
    request, token = ask_vendor(by=OFFICE, pool=pool, vendor=vendor, email=email, language="en")
    return {"token": token, "request": request.uid}


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


def set_deadline(moment: str) -> dict[str, Any]:
    """Let both pools close at the same moment."""
    until = datetime.fromtimestamp(float(moment), tz=UTC)
    Pool.objects.filter(title=GATHERED).update(demand_until=until)
    Pool.objects.filter(title=TENDERED).update(bids_until=until)
    return {}


def stored() -> dict[str, Any]:
    """Open the bids, and return what stands in the database and when the last of each kind was written."""
    submitted = list(Bid.objects.order_by("submitted").values_list("submitted", flat=True))
    open_bids(by=OFFICE, pool=Pool.objects.get(title=TENDERED))
    saves, joins = (Entry.objects.filter(verb=verb) for verb in ("pools.demand", "pools.accept_terms"))
    return {
        "totals": demanded(),
        "prices": opened_prices(),
        "joined": list(
            Participation.objects.filter(pool__title=GATHERED)
            .exclude(accepted=None)
            .values_list("organisation__uid", flat=True)
        ),
        "written": {"joins": joins.count(), "saves of demand": saves.count(), "bids": len(submitted)},
        "last": {
            "joins": last_of([one.at for one in joins]),
            "saves of demand": last_of([one.at for one in saves]),
            "bids": last_of(submitted),
        },
        "late attempts": sum(LateAttempt.objects.values_list("count", flat=True)),
    }


def last_of(moments: list[datetime]) -> float:
    """Return the last of some moments."""
    return max(moments).timestamp() if moments else 0.0


def demanded() -> dict[str, str]:
    """Return what every company wants in all."""
    totals: dict[str, Decimal] = {}
    for demand in Demand.objects.filter(line__pool__title=GATHERED).select_related(
        "participation__organisation"
    ):
        company = demand.participation.organisation.uid
        totals[company] = totals.get(company, Decimal(0)) + demand.quantity
    return {company: str(total) for company, total in totals.items()}


def opened_prices() -> dict[str, str]:
    """Return every vendor's price after the opening; `mixed` where its lines do not agree."""
    prices: dict[str, set[Decimal]] = {}
    for row in BidLine.objects.filter(bid__state=Bid.State.VALID).select_related("bid__request"):
        assert row.bid.request is not None
        prices.setdefault(row.bid.request.uid, set()).update(row.breaks.values_list("unit_price", flat=True))
    return {uid: str(min(found)) if len(found) == 1 else "mixed" for uid, found in prices.items()}


ORDERS: dict[str, Callable[..., dict[str, Any]]] = {
    "prepare": prepare,
    "deadline": set_deadline,
    "stored": stored,
}

if __name__ == "__main__":
    order, *words = sys.argv[1:]
    print(json.dumps(ORDERS[order](*words)))
