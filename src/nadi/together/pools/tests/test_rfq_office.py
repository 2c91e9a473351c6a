"""The office's pages of a tender: who comes in, and what they must not tell before the opening."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast, client_for

from nadi.companies.models import Organisation
from nadi.journal.models import Entry
from nadi.people.models import Person
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.models import Bid, Pool, RequestForQuotation
from nadi.together.pools.tests.bid_factory import (
    bid_payload,
    line_payload,
    make_bid,
    make_request,
    make_tender,
    opened,
    pass_deadline,
    typed_terms,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool, show_totals
from nadi.web.models import Mail

PECULIAR = "7391.48"
PAGES = ("tender/", "tender/start/", "tender/ask/", "bids/")


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, _film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    return pool


def first_line_bid(pool: Pool, price: str = "0.5") -> dict[str, Any]:
    return bid_payload(line_payload(pool.lines.get(position=1), ("", price)))


def text_of(person: Person, address: str) -> str:
    """Return a page without what differs at every look."""
    page = client_for(person).get(address).content.decode()
    return re.sub(r'name="(csrfmiddlewaretoken|once)" value="[^"]+"|"X-CSRFToken": "[^"]+"', "", page)


def test_no_page_of_the_office_changes_when_a_bid_comes(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    addresses = [
        "/",
        "/pools/",
        f"/pools/{pool.uid}/",
        f"/pools/{pool.uid}/tender/",
        f"/pools/{pool.uid}/tender/ask/",
        f"/pools/{pool.uid}/bids/",
        "/journal/",
        "/mail/",
    ]
    before = [text_of(cast.staff, address) for address in addresses]
    submit_bid(request=request, token=token, payload=first_line_bid(pool, PECULIAR))
    assert [text_of(cast.staff, address) for address in addresses] == before


def test_bids_page_before_the_opening_is_refused_with_the_reason(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    page = client_for(cast.staff).get(f"/pools/{pool.uid}/bids/")
    assert page.status_code == 403
    assert "The bids are sealed until they are opened" in page.content.decode()


def test_opened_bids_are_read_by_staff_and_board_in_words_and_the_reading_is_journalled(
    cast: Cast, pool: Pool
) -> None:
    make_bid(pool, cast.vendor_organisation, first_line_bid(pool, PECULIAR))
    opened(pool)
    show_totals(pool)
    pages = [text_of(who, f"/pools/{pool.uid}/bids/") for who in (cast.staff, cast.board)]
    assert ["GEL\xa07,391.48" in page for page in pages] == [True, True]
    readers = Entry.objects.filter(verb="pools.bids").values_list("person", flat=True)
    assert list(readers) == [cast.staff.uid, cast.board.uid]


def test_board_reads_and_does_not_disqualify(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, first_line_bid(pool))
    opened(pool)
    show_totals(pool)
    board = client_for(cast.board)
    address = f"/pools/bids/{bid.uid}/disqualify/"
    assert address not in board.get(f"/pools/{pool.uid}/bids/").content.decode()
    assert board.post(address, {"reason": "I say so."}).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_member_and_vendor_do_not_see_the_tender(cast: Cast, pool: Pool, page: str) -> None:
    make_bid(pool, cast.vendor_organisation, first_line_bid(pool))
    opened(pool)
    people = (cast.rioni.representative, cast.vendor, cast.stranger)
    statuses = [client_for(person).get(f"/pools/{pool.uid}/{page}").status_code for person in people]
    assert statuses == [404, 404, 404]


@pytest.mark.parametrize("page", ["tender/", "tender/start/", "tender/ask/"])
def test_board_is_told_that_asking_vendors_is_for_staff(cast: Cast, pool: Pool, page: str) -> None:
    response = client_for(cast.board).get(f"/pools/{pool.uid}/{page}")
    assert response.status_code == 403
    assert "This is for: staff." in response.content.decode()


def test_get_on_verbs_is_refused(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, first_line_bid(pool))
    opened(pool)
    assert bid.request is not None
    verbs = (
        f"/pools/{pool.uid}/opening/sign/",
        f"/pools/requests/{bid.request.uid}/resend/",
        f"/pools/bids/{bid.uid}/disqualify/",
    )
    assert [client_for(cast.staff).get(verb).status_code for verb in verbs] == [405, 405, 405]


def test_sealed_bid_is_absent_for_whoever_guesses_its_name(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, first_line_bid(pool))
    response = client_for(cast.staff).post(f"/pools/bids/{bid.uid}/disqualify/", {"reason": "?"})
    assert response.status_code == 404


def test_staff_starts_the_tender_and_asks_a_vendor(cast: Cast, pool: Pool) -> None:
    Pool.objects.update(demand_until=timezone.now() - timedelta(minutes=1))
    staff = client_for(cast.staff)
    staff.post(f"/pools/{pool.uid}/tender/start/", typed_terms())
    asked = {"vendor": cast.vendor_organisation.pk, "email": "sales@anatolia.example", "language": "en"}
    page = staff.post(f"/pools/{pool.uid}/tender/ask/", asked, follow=True).content.decode()
    assert "Anatolia Board Mills is asked to bid." in page
    assert Mail.objects.get().to == "sales@anatolia.example"


def test_deadline_in_the_past_is_explained(cast: Cast, pool: Pool) -> None:
    typed = typed_terms(bids_until="2020-01-01T10:00")
    page = client_for(cast.staff).post(f"/pools/{pool.uid}/tender/start/", typed)
    assert "choose a deadline in the future" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose a provider, or write a new vendor&#x27;s name."),
        ({"name": "New", "vendor": "one"}, "Choose a provider or write a new name, not both."),
    ],
)
def test_vendor_is_chosen_or_named(cast: Cast, pool: Pool, typed: dict[str, Any], sentence: str) -> None:
    make_tender(pool)
    given = {key: cast.rival_organisation.pk if key == "vendor" else value for key, value in typed.items()}
    given |= {"email": "sales@new.example", "language": "ka"}
    page = client_for(cast.staff).post(f"/pools/{pool.uid}/tender/ask/", given)
    assert sentence in page.content.decode()


def test_new_vendor_is_registered_with_its_country(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    typed = {"name": "Board of Izmir", "country": "TR", "email": "sales@izmir.example", "language": "en"}
    client_for(cast.staff).post(f"/pools/{pool.uid}/tender/ask/", typed)
    vendor = Organisation.objects.get(name="Board of Izmir")
    assert (vendor.kind, vendor.country) == ("provider", "TR")


def test_new_link_ends_the_old_one(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    staff = client_for(cast.staff)
    staff.post(f"/pools/requests/{request.uid}/resend/")
    assert staff.get(f"/pools/rfq/{token}/").status_code == 404
    assert RequestForQuotation.objects.get().token != request.token


def test_opening_through_the_page(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, first_line_bid(pool))
    pass_deadline(pool)
    for present in (cast.staff, cast.board):
        page = client_for(present).post(f"/pools/{pool.uid}/opening/sign/", follow=True)
    assert "The bids are open." in page.content.decode()
    assert Bid.objects.get().state == "valid"


def test_disqualified_bid_leaves_the_comparison_and_keeps_its_reason(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, first_line_bid(pool))
    opened(pool)
    staff = client_for(cast.staff)
    typed = {"reason": "No certificate was sent."}
    page = staff.post(f"/pools/bids/{bid.uid}/disqualify/", typed, follow=True).content.decode()
    assert ["No certificate was sent." in page, 'data-mark="best"' in page] == [True, False]


def test_tender_page_asks_as_many_questions_for_three_vendors_as_for_one(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    staff = client_for(cast.staff)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            staff.get(f"/pools/{pool.uid}/tender/")
        return len(asked)

    make_request(pool, cast.vendor_organisation)
    questions()
    few = questions()
    for name in ("Board of Izmir", "Board of Baku"):
        make_request(pool, Organisation.objects.create(kind="provider", name=name))
    assert questions() == few


def test_bids_page_asks_as_many_questions_for_two_bids_as_for_one(cast: Cast, pool: Pool) -> None:
    def questions(shown: Pool) -> int:
        with CaptureQueriesContext(connection) as asked:
            client_for(cast.staff).get(f"/pools/{shown.uid}/bids/")
        return len(asked)

    other = make_pool()
    add_demand(make_lines(other)[0], cast.rioni.organisation, "600")
    make_bid(other, cast.vendor_organisation, first_line_bid(other))
    for vendor in (cast.vendor_organisation, cast.rival_organisation):
        make_bid(pool, vendor, first_line_bid(pool))
    opened(other)
    opened(pool)
    assert questions(pool) == questions(other)
