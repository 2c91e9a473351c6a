"""The opening: not before the deadline, everything at once, and what was tampered with stays out."""

from decimal import Decimal

import pytest
from tests.cast import Cast, actor_of_person

from nadi.together.pools.actions.opening import disqualify_bid, open_bids
from nadi.together.pools.models import Bid, Freight, Pool, PriceBreak
from nadi.together.pools.offers.sealing import receipt_of, seal
from nadi.together.pools.queries.bids import compared
from nadi.together.pools.queries.tender import opened_bids, wanted_of
from nadi.together.pools.tests.bid_factory import (
    OFFICE,
    bid_payload,
    line_payload,
    make_bid,
    make_tender,
    opened,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Refused
from nadi.web.models import Mail

State = Bid.State


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, _film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    add_demand(boxes, cast.samgori.organisation, "400")
    return pool


def boxes_bid(pool: Pool, *breaks: tuple[str, str], **terms: object) -> dict[str, object]:
    """Return a bid on boxes."""
    return bid_payload(line_payload(pool.lines.get(position=1), *breaks, **terms))


def test_bids_are_not_opened_before_the_deadline(pool: Pool) -> None:
    make_tender(pool)
    with pytest.raises(Refused, match="stay sealed until the deadline"):
        open_bids(by=OFFICE, pool=pool)


def test_bids_are_opened_once(pool: Pool) -> None:
    make_tender(pool)
    opened(pool)
    with pytest.raises(Refused, match="no sealed bids to open"):
        open_bids(by=OFFICE, pool=pool)


def test_opening_without_a_bid_leaves_an_opened_pool(pool: Pool) -> None:
    make_tender(pool)
    assert opened(pool).state == Pool.State.OPENED


def test_opening_unpacks_a_sealed_bid_into_rows(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5"), ("500", "0.42")))
    opened(pool)
    prices = PriceBreak.objects.filter(bid_line__bid=bid).values_list("from_quantity", "unit_price")
    assert list(prices) == [(Decimal(0), Decimal("0.5")), (Decimal(500), Decimal("0.42"))]


def test_freight_to_a_town_is_freight_to_each_site_there(cast: Cast, pool: Pool) -> None:
    site = cast.kolkheti.sites[0]
    type(site).objects.filter(pk=site.pk).update(town="Kutaisi")
    add_demand(pool.lines.get(position=1), cast.kolkheti.organisation, "10", site=site)
    freight = [{"town": "Kutaisi", "per_unit": "0.02"}]
    make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5"), freight=freight))
    opened(pool)
    found = Freight.objects.values_list("site__organisation__name", "per_unit").order_by("site__pk")
    assert list(found) == [("Rioni Cartons", Decimal("0.02")), ("Kolkheti Bottlers", Decimal("0.02"))]


def tampered(bid: Bid) -> None:
    """Change one bit of a sealed bid."""
    sealed = bytearray(bytes(bid.sealed))
    sealed[40] ^= 1
    Bid.objects.filter(pk=bid.pk).update(sealed=bytes(sealed))


def test_tampered_bid_is_disqualified_with_the_reason_and_the_others_open(cast: Cast, pool: Pool) -> None:
    bad = make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5")))
    good = make_bid(pool, cast.rival_organisation, boxes_bid(pool, ("", "0.6")))
    tampered(bad)
    opened(pool)
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (State.DISQUALIFIED, State.VALID)
    assert bad.disqualified_because == (
        "The sealed bid was changed after it was submitted: it does not match the vendor's receipt."
    )


def test_bid_sealed_anew_by_somebody_else_does_not_open(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5")))
    forged = seal(
        {"bid": boxes_bid(pool, ("", "9")), "request": "somebody", "submitted": ""}, bid.pool.sealing_key
    )
    Bid.objects.filter(pk=bid.pk).update(sealed=forged, receipt=receipt_of(forged))
    opened(pool)
    bid.refresh_from_db()
    assert bid.disqualified_because == "The sealed bid was submitted at another time or for another request."


def test_opened_tender_tells_each_vendor_its_own_receipt(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5")))
    other = make_bid(pool, cast.rival_organisation, boxes_bid(pool, ("", "0.6")))
    opened(pool)
    letters = Mail.objects.filter(subject__startswith="The bids are open").order_by("pk")
    assert [(bid.receipt in one.text, other.receipt in one.text) for one in letters] == [
        (True, False),
        (False, True),
    ]


def test_nobody_reads_bids_before_the_opening(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5")))
    pool.refresh_from_db()
    assert list(opened_bids(actor_of_person(cast.staff), pool)) == []


def test_members_do_not_read_opened_bids(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5")))
    pool = opened(pool)
    readers = (cast.staff, cast.board, cast.rioni.representative, cast.vendor)
    assert [opened_bids(actor_of_person(one), pool).count() for one in readers] == [1, 1, 0, 0]


def test_comparison_counts_set_up_charge_and_freight_and_marks_the_lowest(cast: Cast, pool: Pool) -> None:
    freight = [{"town": "Kutaisi", "per_unit": "0.10"}]
    cheap = boxes_bid(pool, ("", "0.50"), ("1000", "0.40"), set_up_charge="20", freight=freight)
    dear = boxes_bid(pool, ("", "0.50"), ("500", "0.45"), incremental=True)
    make_bid(pool, cast.vendor_organisation, cheap)
    make_bid(pool, cast.rival_organisation, dear)
    pool = opened(pool)
    bids = list(opened_bids(OFFICE, pool))
    [(_line, quotes)] = compared(bids, wanted_of(pool))
    assert [(quote.unit_price, quote.landed, quote.is_best) for quote in quotes] == [
        (Decimal("0.40"), Decimal("0.4800"), False),
        (Decimal("0.4750"), Decimal("0.4750"), True),
    ]


def test_disqualified_bid_keeps_its_reason_and_its_vendor_is_told(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5")))
    opened(pool)
    bid.refresh_from_db()
    disqualify_bid(by=OFFICE, bid=bid, reason="No certificate was sent.")
    bid.refresh_from_db()
    letter = Mail.objects.latest("pk")
    assert (bid.state, bid.disqualified_because) == (State.DISQUALIFIED, "No certificate was sent.")
    assert "No certificate was sent." in letter.text


def test_disqualifying_without_a_reason_is_refused(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, boxes_bid(pool, ("", "0.5")))
    opened(pool)
    bid.refresh_from_db()
    with pytest.raises(Refused, match="Write the reason"):
        disqualify_bid(by=OFFICE, bid=bid, reason="  ")
