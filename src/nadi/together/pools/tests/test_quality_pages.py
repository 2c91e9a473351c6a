"""The office's pages of quality and of what bids are compared by."""

from decimal import Decimal

import pytest
from django.test import Client
from tests.cast import Cast, client_for, queries_for

from nadi.journal.models import Entry
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.models import Bid, BidLine, Criterion, Pool, Score
from nadi.together.pools.tests.bid_factory import (
    bid_payload,
    line_payload,
    make_request,
    make_tender,
    opened,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool, show_totals

SAID = "Samples stand in a heated hall."


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    add_demand(make_lines(pool)[0], cast.rioni.organisation, "600")
    return pool


@pytest.fixture
def assessing(cast: Cast, pool: Pool) -> Pool:
    """Return a pool whose technical envelopes are open, with one bid and one criterion."""
    make_tender(pool)
    Pool.objects.filter(pk=pool.pk).update(has_quality=True, quality_mark_up=Decimal("0.2"))
    pool.refresh_from_db()
    one = Criterion.objects.create(pool=pool, position=1, name="Samples", weight=1, least_points=4)
    request, token = make_request(pool, cast.vendor_organisation)
    line = pool.lines.get(position=1)
    other = line_payload(line, ("", "4"), variant=1, description="Recycled board")
    payload = bid_payload(line_payload(line, ("", "7391.48")), other, technical={one.uid: SAID})
    submit_bid(request=request, token=token, payload=payload)
    return opened(pool)


@pytest.fixture
def compared(cast: Cast, assessing: Pool) -> Pool:
    """Return the same pool with its points given and its prices open."""
    given(client_for(cast.staff), "8")
    show_totals(assessing)
    return opened(assessing)


def given(client: Client, points: str, reason: str = "") -> str:
    """Give points through the page."""
    bid, one = Bid.objects.get(), Criterion.objects.get()
    typed = {f"{bid.uid}-points-{one.uid}": points, f"{bid.uid}-reason-{one.uid}": reason}
    return str(client.post(f"/pools/bids/{bid.uid}/score/", typed, follow=True).content.decode())


def test_envelopes_are_read_and_scored_on_one_page(cast: Cast, assessing: Pool) -> None:
    staff = client_for(cast.staff)
    page = staff.get(f"/pools/{assessing.uid}/assess/").content.decode()
    assert [SAID in page, "7,391.48" in page] == [True, False]
    assert Entry.objects.get(verb="pools.assess").person == cast.staff.uid
    assert "Every bid has its points" in given(staff, "8")
    assert Score.objects.get().points == 8


@pytest.mark.parametrize(
    ("points", "sentence"),
    [("many", "Enter a number"), ("11", "less than or equal to 10"), ("", "This field is required")],
)
def test_points_that_do_not_fit_are_explained_and_kept(
    cast: Cast, assessing: Pool, points: str, sentence: str
) -> None:
    page = given(client_for(cast.staff), points, "They broke.")
    assert [sentence in page, "They broke." in page, Score.objects.count()] == [True, True, 0]


def test_sealed_envelopes_are_refused_with_the_reason(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    Pool.objects.filter(pk=pool.pk).update(has_quality=True)
    page = client_for(cast.staff).get(f"/pools/{pool.uid}/assess/")
    assert page.status_code == 403
    assert "The technical envelopes are sealed until they are opened" in page.content.decode()


def test_board_reads_envelopes_and_gives_no_points(cast: Cast, assessing: Pool) -> None:
    board = client_for(cast.board)
    assert SAID in board.get(f"/pools/{assessing.uid}/assess/").content.decode()
    assert board.post(f"/pools/bids/{Bid.objects.get().uid}/score/", {}).status_code == 403


def test_page_says_what_is_compared_beside_the_price(cast: Cast, compared: Pool) -> None:
    page = client_for(cast.staff).get(f"/pools/{compared.uid}/landed/").content.decode()
    assert ["80%" in page, "4%" in page, "Recycled board" in page] == [True, True, True]


def test_prices_that_are_sealed_are_not_compared(cast: Cast, assessing: Pool) -> None:
    pages = [f"/pools/{assessing.uid}/{page}/" for page in ("landed", "bids")]
    assert [client_for(cast.staff).get(page).status_code for page in pages] == [403, 403]


def test_other_delivery_term_without_an_addition_is_pointed_out(cast: Cast, compared: Pool) -> None:
    staff, address = client_for(cast.staff), f"/pools/{compared.uid}/landed/"
    pages = [staff.get(address).content.decode()]
    Bid.objects.update(incoterm="EXW")
    pages.append(staff.get(address).content.decode())
    assert ["not reckoned yet" in page for page in pages] == [False, True]


def test_landed_and_assess_ask_as_many_questions_for_two_bids_as_for_one(cast: Cast, assessing: Pool) -> None:
    staff = client_for(cast.staff)
    given(staff, "8")
    assess = queries_for(staff, f"/pools/{assessing.uid}/assess/")
    bid = Bid.objects.get()
    Bid.objects.create(
        pool=assessing,
        vendor=cast.rival_organisation,
        submitted=bid.submitted,
        sealed_technical=b"opened",
    )
    assert queries_for(staff, f"/pools/{assessing.uid}/assess/") == assess
    show_totals(assessing)
    Bid.objects.update(state="valid", currency="GEL")
    Pool.objects.update(state="opened")
    landed = queries_for(staff, f"/pools/{assessing.uid}/landed/")
    Bid.objects.exclude(pk=bid.pk).delete()
    assert queries_for(staff, f"/pools/{assessing.uid}/landed/") == landed


def test_addition_is_set_through_its_page(cast: Cast, compared: Pool) -> None:
    bid, staff = Bid.objects.get(), client_for(cast.staff)
    address = f"/pools/bids/{bid.uid}/landed/"
    assert "This field is required" in staff.post(address, {"percent": "5"}).content.decode()
    page = staff.post(
        address, {"percent": "5,5", "reason": "Customs on paper."}, follow=True
    ).content.decode()
    assert ["Customs on paper." in page, Bid.objects.get().landed_rate] == [True, Decimal("0.0550")]


def test_alternative_is_admitted_through_the_page(cast: Cast, compared: Pool) -> None:
    offer, staff = BidLine.objects.get(variant=1), client_for(cast.staff)
    address = f"/pools/bids/{offer.bid.uid}/admit/{offer.line.uid}/1/"
    staff.post(address, {"reason": "Same strength, tested."})
    assert BidLine.objects.get(is_compared=True).variant == 1


def test_wrong_reader_and_wrong_way(cast: Cast, compared: Pool) -> None:
    offer = BidLine.objects.get(variant=1)
    pages = [f"/pools/{compared.uid}/{page}/" for page in ("assess", "landed")]
    strangers = (cast.rioni.representative, cast.vendor, cast.stranger)
    assert {client_for(one).get(page).status_code for one in strangers for page in pages} == {404}
    verbs = [f"/pools/bids/{offer.bid.uid}/score/", f"/pools/bids/{offer.bid.uid}/admit/{offer.line.uid}/1/"]
    assert [client_for(cast.staff).get(verb).status_code for verb in verbs] == [405, 405]
    assert [client_for(cast.board).post(verb).status_code for verb in verbs] == [403, 403]


def test_vendor_reads_its_points_once_the_prices_are_open(
    client: Client, cast: Cast, assessing: Pool
) -> None:
    given(client_for(cast.staff), "8", "Two of ten broke.")
    token = make_request(assessing, cast.vendor_organisation)[1]
    before = client.get(f"/pools/rfq/{token}/receipt/").content.decode()
    opened(assessing)
    after = client.get(f"/pools/rfq/{token}/receipt/").content.decode()
    assert ["Two of ten broke." in page for page in (before, after)] == [False, True]
