"""Rounds for tests: vendors with one price each, an opening, and what follows it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.cast import Cast

from nadi.companies.models import Organisation
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.actions.further_rounds import NewRound, start_round
from nadi.together.pools.models import Bid, Pool, Round
from nadi.together.pools.tests.bid_factory import (
    OFFICE,
    bid_payload,
    line_payload,
    make_bid,
    make_request,
    opened,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Actor, Role

SECOND = Actor(
    person="board-person",
    person_name="Levan Board",
    organisation_name="Kolkheti Bottlers",
    roles=frozenset({Role.BOARD}),
    has_second_factor=True,
)
AUCTION: Mapping[str, Any] = {"kind": Round.Kind.AUCTION, "turn_minutes": 10, "turns": 3}


def pool_of_boxes(cast: Cast, **fields: Any) -> Pool:
    """Store a pool in which two members want a thousand boxes."""
    pool = make_pool(**fields)
    [boxes] = make_lines(pool, 1)
    add_demand(boxes, cast.rioni.organisation, "600")
    add_demand(boxes, cast.samgori.organisation, "400")
    return pool


def at_price(pool: Pool, price: str, **terms: Any) -> dict[str, Any]:
    """Write a bid on boxes at one price."""
    return bid_payload(line_payload(pool.lines.get(position=1), ("", price), **terms))


def third_vendor() -> Organisation:
    """Store a vendor beside the two of the cast."""
    return Organisation.objects.create(kind=Organisation.Kind.PROVIDER, name="Pontic Paper", country="TR")


def opened_at(pool: Pool, prices: Mapping[Organisation, str]) -> Pool:
    """Let vendors bid a price each, and open."""
    for vendor, price in prices.items():
        make_bid(pool, vendor, at_price(pool, price))
    return opened(pool)


def another_round(pool: Pool, *vendors: Organisation, **terms: Any) -> Round:
    """Start a round with sealed bids for these vendors, unless told otherwise."""
    requests = pool.requests.filter(vendor__in=vendors)
    given = {
        "kind": Round.Kind.SEALED,
        "bids_until": timezone.now() + timedelta(days=2),
        **terms,
        "shortlist": [one.uid for one in requests],
    }
    return start_round(by=OFFICE, pool=pool, new=NewRound(**given))


def bid_again(pool: Pool, vendor: Organisation, price: str) -> Bid:
    """Let a vendor bid in the round that runs."""
    request, token = make_request(pool, vendor)
    request.refresh_from_db()
    return submit_bid(request=request, token=token, payload=at_price(pool, price))


def pass_turn(pool: Pool) -> None:
    """Let the time of the present round be over; the members' deadline lies before it."""
    now = timezone.now()
    Pool.objects.filter(pk=pool.pk).update(
        demand_until=now - timedelta(days=1), bids_until=now - timedelta(seconds=1)
    )
