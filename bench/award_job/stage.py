"""A pool of any size with opened bids, drawn as the races of the solvers are."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from bench.award.instances import Shape, instance
from nadi.companies.models import Organisation, Site
from nadi.engine import award as engine
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.actions.opening import open_bids
from nadi.together.pools.actions.starting import as_prepared, start_tender
from nadi.together.pools.actions.tender import ask_vendor
from nadi.together.pools.models import Demand, Line, Participation, Pool
from nadi.web.access import Actor, Role

OFFICE = Actor(person="bench-staff", roles=frozenset({Role.STAFF}), has_second_factor=True)


def opened_pool(shape: Shape, members: int, seed: int) -> Pool:
    """Store a drawn purchase: its members' demand, its vendors' sealed bids, and open them."""
    call_command("migrate", verbosity=0)
    problem = instance(shape, seed, members)
    pool = gathered(problem)
    until = timezone.now() + timedelta(days=1)
    pool = start_tender(by=OFFICE, pool=pool, terms=as_prepared(pool, bids_until=until))
    lines = dict(pool.lines.values_list("name", "uid"))
    for bid in problem.bids:
        submit(pool, bid, lines)
    Pool.objects.filter(pk=pool.pk).update(bids_until=timezone.now() - timedelta(seconds=1))
    return open_bids(by=OFFICE, pool=pool)


def gathered(problem: engine.Problem) -> Pool:
    """Store the members and what they want, the deadline over."""
    now = timezone.now()
    pool = Pool.objects.create(
        title="A large purchase", demand_until=now - timedelta(minutes=1), method=Pool.Method.EQUAL_PROFIT
    )
    names = sorted({demand.member for line in problem.lines for demand in line.demands})
    parts = {name: participation(pool, name) for name in names}
    for position, line in enumerate(problem.lines, start=1):
        stored = Line.objects.create(pool=pool, position=position, name=line.id)
        for demand in line.demands:
            part, site = parts[demand.member]
            Demand.objects.create(
                participation=part,
                line=stored,
                site=site,
                quantity=demand.quantity,
                baseline=demand.baseline,
            )
    return pool


def participation(pool: Pool, name: str) -> tuple[Participation, Site]:
    """Store a member that takes part, and its site."""
    now = timezone.now()
    company = Organisation.objects.create(name=name, member_since=now)
    site = Site.objects.create(organisation=company, name="Plant", town=f"Town {name}")
    return Participation.objects.create(pool=pool, organisation=company, accepted=now), site


def submit(pool: Pool, bid: engine.Bid, lines: dict[str, str]) -> None:
    """Let a vendor submit what was drawn for it."""
    vendor = Organisation.objects.create(kind=Organisation.Kind.PROVIDER, name=bid.vendor)
    email = f"{bid.vendor.lower()}@vendor.example"
    request, token = ask_vendor(by=OFFICE, pool=pool, vendor=vendor, email=email, language="en")
    offers = [
        {
            "line": lines[offer.line],
            "breaks": [
                {"from_quantity": str(one.from_quantity), "unit_price": str(one.unit_price)}
                for one in offer.breaks
            ],
        }
        for offer in bid.offers
    ]
    payload: dict[str, Any] = {"currency": pool.currency, "lines": offers}
    if bid.total_discount is not None:
        tiers = [{"threshold": str(one.threshold), "rate": str(one.rate)} for one in bid.total_discount.tiers]
        payload["discount"] = {"of": "quantity", "tiers": tiers}
    submit_bid(request=request, token=token, payload=payload)
