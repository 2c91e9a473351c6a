"""Submitting, replacing, withdrawing and opening sealed bids."""

from decimal import Decimal

import pytest
from tests.cast import Cast

from nadi.together.pools.models import Bid, Pool, PriceBreak
from nadi.together.pools.tests.bid_factory import bid_payload, line_payload, make_bid, opened
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    add_demand(film, cast.samgori.organisation, "80")
    return pool


def test_opening_unpacks_a_sealed_bid_into_rows(cast: Cast, pool: Pool) -> None:
    boxes = pool.lines.get(position=1)
    bid = make_bid(
        pool, cast.vendor_organisation, bid_payload(line_payload(boxes, ("", "0.5"), ("500", "0.42")))
    )
    opened(pool)
    bid.refresh_from_db()
    assert bid.state == Bid.State.VALID
    prices = PriceBreak.objects.filter(bid_line__bid=bid).values_list("from_quantity", "unit_price")
    assert list(prices) == [(Decimal(0), Decimal("0.5")), (Decimal(500), Decimal("0.42"))]
