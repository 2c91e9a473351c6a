"""Pages of later rounds: staff start them, the board signs an auction, vendors read where they stand."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, client_for, queries_for

from nadi.together.pools.models import Pool, Round
from nadi.together.pools.tests.bid_factory import make_request, opened
from nadi.together.pools.tests.round_factory import (
    AUCTION,
    another_round,
    bid_again,
    opened_at,
    pool_of_boxes,
    third_vendor,
)


@pytest.fixture
def pool(cast: Cast) -> Pool:
    """A pool opened with bids at 0.50 and 0.40."""
    return opened_at(pool_of_boxes(cast), {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.40"})


def typed(pool: Pool, **changes: Any) -> dict[str, Any]:
    """Write the page on which a round is started as a browser sends it."""
    until = timezone.localtime() + timedelta(days=2)
    shortlist = [one.uid for one in pool.requests.all()]
    return {
        "kind": "bafo",
        "shortlist": shortlist,
        "bids_until": f"{until:%Y-%m-%dT%H:%M}",
        "least_percent": "2.5",
        "turns": "",
        "turn_minutes": "",
        **changes,
    }


def start(cast: Cast, pool: Pool, **changes: Any) -> str:
    """Let staff send the page, and return what comes back."""
    page = client_for(cast.staff).post(
        f"/pools/{pool.uid}/rounds/start/", typed(pool, **changes), follow=True
    )
    return page.content.decode()


def test_staff_start_a_round(cast: Cast, pool: Pool) -> None:
    assert "The round has started" in start(cast, pool)
    begun = pool.rounds.get(number=2)
    assert (begun.kind, str(begun.least_step), begun.shortlist.count()) == ("bafo", "0.0250", 2)


def test_page_proposes_every_valid_bidder(cast: Cast, pool: Pool) -> None:
    page = client_for(cast.staff).get(f"/pools/{pool.uid}/rounds/start/").content.decode()
    assert page.count("checked") == 3


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bids_until": ""}, "This kind of round needs it."),
        ({"kind": "auction"}, "This kind of round needs it."),
        ({"shortlist": []}, "Choose at least one vendor to invite."),
        ({"bids_until": "2020-01-01T10:00"}, "choose a deadline in the future"),
        ({"least_percent": "21"}, "20"),
    ],
)
def test_bad_input_is_explained(cast: Cast, pool: Pool, changes: dict[str, Any], sentence: str) -> None:
    assert sentence in start(cast, pool, **changes)
    assert pool.rounds.count() == 1


def test_auction_is_started_by_staff_and_board(cast: Cast, pool: Pool) -> None:
    until = {"kind": "auction", "bids_until": "", "turns": "3", "turn_minutes": "10"}
    assert "another person signs too" in start(cast, pool, **until)
    page = client_for(cast.board).post(f"/pools/{pool.uid}/rounds/sign/", follow=True).content.decode()
    pool.refresh_from_db()
    assert ("The auction has started" in page, pool.state) == (True, "tendering")


def test_planned_auction_is_given_up_by_staff_alone(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation, cast.rival_organisation, **AUCTION)
    assert client_for(cast.board).post(f"/pools/{pool.uid}/rounds/drop/").status_code == 403
    client_for(cast.staff).post(f"/pools/{pool.uid}/rounds/drop/")
    assert pool.rounds.count() == 1


@pytest.mark.parametrize("page", ["rounds/", "rounds/start/"])
def test_members_and_vendors_get_404(cast: Cast, pool: Pool, page: str) -> None:
    people = (cast.rioni.representative, cast.vendor, cast.stranger)
    assert [client_for(one).get(f"/pools/{pool.uid}/{page}").status_code for one in people] == [404, 404, 404]


def test_board_does_not_start_a_round(cast: Cast, pool: Pool) -> None:
    response = client_for(cast.board).get(f"/pools/{pool.uid}/rounds/start/")
    assert (response.status_code, "This is for: staff." in response.content.decode()) == (403, True)


def test_board_page_of_rounds_names_no_vendor(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation, cast.rival_organisation, **AUCTION)
    page = client_for(cast.board).get(f"/pools/{pool.uid}/rounds/").content.decode()
    assert ("Sign and start" in page, "Anatolia" in page) == (True, False)


@pytest.mark.parametrize("verb", ["rounds/sign/", "rounds/drop/"])
def test_get_on_a_verb_is_refused(cast: Cast, pool: Pool, verb: str) -> None:
    assert client_for(cast.staff).get(f"/pools/{pool.uid}/{verb}").status_code == 405


def vendor_page(cast: Cast, pool: Pool, vendor: Any) -> str:
    """Return what a vendor's link shows."""
    _request, token = make_request(pool, vendor)
    return client_for(cast.stranger).get(f"/pools/rfq/{token}/").content.decode()


def test_vendor_reads_its_place_and_finds_its_earlier_prices_typed(cast: Cast) -> None:
    third = third_vendor()
    prices = {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.437", third: "0.401"}
    pool = opened_at(pool_of_boxes(cast), prices)
    another_round(pool, *prices)
    page = vendor_page(cast, pool, cast.vendor_organisation)
    assert [words in page for words in ("Round 2 of the bidding", "25%", 'value="0.5"')] == [True, True, True]
    assert [words in page for words in ("0.437", "0.401", "Marmara", "Pontic")] == [False] * 4


def test_vendor_that_is_not_invited_reads_so_and_finds_no_sheet(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    page = vendor_page(cast, pool, cast.rival_organisation)
    assert ("You are not invited to this round" in page, 'id="sheet"' in page) == (True, False)


def test_dearer_price_is_named_beside_its_field_and_kept(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    _request, token = make_request(pool, cast.vendor_organisation)
    field = f"lines-{pool.lines.get().uid}-breaks-0-unit_price"
    page = client_for(cast.stranger).post(f"/pools/rfq/{token}/", {field: "0.61"}).content.decode()
    assert ("dearer than what you bid before" in page, 'value="0.61"' in page) == (True, True)


def test_bids_page_stays_readable_while_another_round_runs(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    bid_again(pool, cast.vendor_organisation, "0.371942")
    page = client_for(cast.staff).get(f"/pools/{pool.uid}/bids/")
    assert (page.status_code, "0.371942" in page.content.decode()) == (200, False)


def test_list_of_rounds_asks_as_many_questions_for_three_rounds_as_for_two(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    opened(pool)
    staff = client_for(cast.staff)
    two = queries_for(staff, f"/pools/{pool.uid}/rounds/")
    pool.refresh_from_db()
    another_round(pool, cast.vendor_organisation, cast.rival_organisation, kind=Round.Kind.BAFO)
    opened(pool)
    assert queries_for(staff, f"/pools/{pool.uid}/rounds/") == two
