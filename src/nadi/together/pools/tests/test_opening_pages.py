"""Pages of the opening: who signs, who reads minutes and receipts, and what nobody sees before."""

import re

import pytest
from tests.cast import Cast, client_for, queries_for

from nadi.together.pools.models import Bid, Pool
from nadi.together.pools.tests.bid_factory import make_bid, make_request, make_tender, opened, pass_deadline
from nadi.together.pools.tests.round_factory import at_price, pool_of_boxes

PECULIAR = "0.783941"


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = pool_of_boxes(cast)
    make_tender(pool)
    pool.refresh_from_db()
    return pool


def sign(cast: Cast, pool: Pool) -> None:
    """Let staff and a board person sign."""
    for person in (cast.staff, cast.board):
        client_for(person).post(f"/pools/{pool.uid}/opening/sign/")


def shown(text: str) -> str:
    """Return a page without what differs between two requests for the same page."""
    return re.sub(r"[\w-]{32,}|<time[^>]*>[^<]*</time>", "", text)


def test_board_signs_though_it_may_not_read_the_bids(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    pool.lines.update(hidden_because="few")
    pass_deadline(pool)
    client_for(cast.staff).post(f"/pools/{pool.uid}/opening/sign/")
    board = client_for(cast.board)
    page = board.post(f"/pools/{pool.uid}/opening/sign/", follow=True).content.decode()
    pool.refresh_from_db()
    assert ("The bids are open." in page, pool.state) == (True, "opened")
    assert board.get(f"/pools/{pool.uid}/bids/").status_code == 403


def test_first_to_sign_is_told_that_another_is_needed(cast: Cast, pool: Pool) -> None:
    pass_deadline(pool)
    page = client_for(cast.staff).post(f"/pools/{pool.uid}/opening/sign/", follow=True).content.decode()
    assert "The bids open when 1 more person signs." in page
    assert "/opening/sign/" not in page


@pytest.mark.parametrize("page", ["opening/", "minutes/1/"])
def test_members_and_vendors_get_404(cast: Cast, pool: Pool, page: str) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    opened(pool)
    people = (cast.rioni.representative, cast.vendor, cast.stranger)
    assert [client_for(one).get(f"/pools/{pool.uid}/{page}").status_code for one in people] == [404, 404, 404]


def test_member_does_not_sign(cast: Cast, pool: Pool) -> None:
    pass_deadline(pool)
    response = client_for(cast.rioni.representative).post(f"/pools/{pool.uid}/opening/sign/")
    assert response.status_code == 404


def test_get_does_not_sign(cast: Cast, pool: Pool) -> None:
    pass_deadline(pool)
    assert client_for(cast.staff).get(f"/pools/{pool.uid}/opening/sign/").status_code == 405


def test_signing_too_early_is_explained(cast: Cast, pool: Pool) -> None:
    page = client_for(cast.staff).post(
        f"/pools/{pool.uid}/opening/sign/", follow=True, headers={"referer": f"/pools/{pool.uid}/opening/"}
    )
    assert "Nobody can open them earlier." in page.content.decode()


@pytest.mark.parametrize("page", ["opening/", "tender/", "rounds/", ""])
def test_staff_page_is_the_same_with_bids_and_without(cast: Cast, pool: Pool, page: str) -> None:
    for vendor in (cast.vendor_organisation, cast.rival_organisation):
        make_request(pool, vendor)
    staff = client_for(cast.staff)
    before = shown(staff.get(f"/pools/{pool.uid}/{page}").content.decode())
    for vendor in (cast.vendor_organisation, cast.rival_organisation):
        make_bid(pool, vendor, at_price(pool, PECULIAR))
    assert shown(staff.get(f"/pools/{pool.uid}/{page}").content.decode()) == before


@pytest.mark.parametrize("is_past", [False, True])
def test_nobody_reads_minutes_receipts_or_bids_before_the_opening(
    cast: Cast, pool: Pool, is_past: bool
) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, PECULIAR))
    if is_past:
        pass_deadline(pool)
    for person in (cast.staff, cast.board, cast.rioni.representative):
        client = client_for(person)
        pages = [f"/pools/{pool.uid}/{page}" for page in ("minutes/1/", "receipts/", "bids/")]
        assert [client.get(page).status_code in (403, 404) for page in pages] == [True, True, True]


def test_after_the_technical_opening_prices_stay_unreadable(cast: Cast) -> None:
    pool = pool_of_boxes(cast, has_quality=True)
    pool.criteria.create(position=1, name="Strength", weight=1, least_points=1)
    make_tender(pool, has_quality=True)
    answer = {"technical": {pool.criteria.get().uid: "Five layers."}}
    make_bid(pool, cast.vendor_organisation, {**at_price(pool, PECULIAR), **answer})
    pass_deadline(pool)
    sign(cast, pool)
    pool.refresh_from_db()
    assert pool.state == Pool.State.ASSESSING
    staff = client_for(cast.staff)
    assert staff.get(f"/pools/{pool.uid}/bids/").status_code == 403
    for page in ("opening/", "minutes/1/", "receipts/", "tender/", ""):
        assert PECULIAR not in staff.get(f"/pools/{pool.uid}/{page}").content.decode()


def test_minutes_show_receipts_names_and_signatures(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, at_price(pool, PECULIAR))
    pass_deadline(pool)
    sign(cast, pool)
    page = client_for(cast.board).get(f"/pools/{pool.uid}/minutes/1/").content.decode()
    facts = ("Anatolia Board Mills", bid.receipt[:8], "Nino Staff", "Levan Board")
    assert [fact in page for fact in facts] == [True, True, True, True]
    assert PECULIAR not in page


def test_members_read_receipts_without_names(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, at_price(pool, PECULIAR))
    opened(pool)
    page = client_for(cast.rioni.representative).get(f"/pools/{pool.uid}/receipts/").content.decode()
    assert (bid.receipt[:8] in page, "Anatolia" in page, PECULIAR in page) == (True, False, False)


def test_vendor_finds_its_own_receipt_among_all_and_no_name(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.rival_organisation, at_price(pool, PECULIAR))
    own = make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    opened(pool)
    _request, token = make_request(pool, cast.vendor_organisation)
    page = client_for(cast.stranger).get(f"/pools/rfq/{token}/").content.decode()
    other = Bid.objects.exclude(pk=own.pk).get()
    assert [receipt[:8] in page for receipt in (own.receipt, other.receipt)] == [True, True]
    assert ("Marmara" in page, PECULIAR in page) == (False, False)


def test_signs_in_bids_are_for_staff_alone(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    opened(pool)
    pool.lines.update(hidden_because="")
    pages = [
        client_for(one).get(f"/pools/{pool.uid}/bids/").content.decode() for one in (cast.staff, cast.board)
    ]
    assert ["Only one bid came." in page for page in pages] == [True, False]


def test_signs_name_rule_and_figures(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.30"))
    make_bid(pool, cast.rival_organisation, at_price(pool, "0.50"))
    opened(pool)
    page = client_for(cast.staff).get(f"/pools/{pool.uid}/bids/").content.decode()
    assert "Anatolia Board Mills asks at least 30 % less than the next." in page
    assert "40%" in page


def test_bids_page_asks_as_many_questions_for_two_bids_as_for_one(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    opened(pool)
    staff = client_for(cast.staff)
    other = pool_of_boxes(cast)
    for vendor, price in ((cast.vendor_organisation, "0.40"), (cast.rival_organisation, "0.41")):
        make_bid(other, vendor, at_price(other, price))
    opened(other)
    for page in ("minutes/1/", "bids/"):
        asked = [queries_for(staff, f"/pools/{one.uid}/{page}") for one in (pool, other)]
        assert asked[0] == asked[1]
