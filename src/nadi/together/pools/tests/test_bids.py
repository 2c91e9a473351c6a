"""What vendors do with their link: submit, replace, withdraw, decline, and never too late."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from tests.cast import Cast

from nadi.journal.models import Entry
from nadi.together.pools.actions.bids import decline_to_bid, submit_bid, withdraw_bid
from nadi.together.pools.actions.starting import TenderTerms, start_tender
from nadi.together.pools.actions.tender import (
    NewVendor,
    ask_new_vendor,
    ask_vendor,
    resend_request,
)
from nadi.together.pools.models import Bid, Pool, PriceBreak
from nadi.together.pools.offers.sealing import Tampered, read_vendor_copy
from nadi.together.pools.tests.bid_factory import (
    OFFICE,
    bid_payload,
    line_payload,
    make_bid,
    make_request,
    make_tender,
    opened,
    pass_deadline,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Refused
from nadi.web.models import Mail

State = Bid.State
PECULIAR = "7391.482613"


def in_a_month() -> TenderTerms:
    return TenderTerms(bids_until=timezone.now() + timedelta(days=30))


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    add_demand(film, cast.samgori.organisation, "80")
    return pool


def payload(pool: Pool, price: str = "0.5") -> dict[str, object]:
    """Return a bid on the first line."""
    return bid_payload(line_payload(pool.lines.get(position=1), ("", price)))


def everything_stored() -> str:
    """Return every row of every table as text."""
    rows = [
        f"{value if not isinstance(value, memoryview | bytes) else bytes(value).decode('latin-1')}"
        for model in apps.get_models(include_auto_created=True)
        for row in model._default_manager.values_list()
        for value in row
    ]
    return "\n".join(rows)


def test_sealed_price_stands_nowhere_in_the_database_until_the_opening(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, payload(pool, PECULIAR))
    before = everything_stored()
    opened(pool)
    assert (PECULIAR in before, PECULIAR in everything_stored()) == (False, True)


def test_nothing_but_a_receipt_of_a_bid_is_ever_journalled(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, payload(pool, PECULIAR))
    opened(pool)
    entry = Entry.objects.get(verb="pools.open_bids")
    assert entry.after["submissions"] == [
        {
            "bid": bid.uid,
            "vendor": cast.vendor_organisation.uid,
            "submitted": bid.submitted.isoformat(),
            "receipt": bid.receipt,
            "state": "valid",
        }
    ]


def test_neither_journal_nor_outbox_shows_before_the_opening_that_a_bid_came(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    before = (Entry.objects.count(), Mail.objects.count())
    submit_bid(request=request, token=token, payload=payload(pool))
    submit_bid(request=request, token=token, payload=payload(pool))
    withdraw_bid(request=request, token=token)
    assert (Entry.objects.count(), Mail.objects.count()) == before


def test_later_bid_replaces_the_earlier_one_and_erases_what_it_said(cast: Cast, pool: Pool) -> None:
    first = make_bid(pool, cast.vendor_organisation, payload(pool, "0.9"))
    second = make_bid(pool, cast.vendor_organisation, payload(pool, "0.4"))
    first.refresh_from_db()
    assert (first.state, bytes(first.sealed), bytes(first.vendor_copy)) == (State.REPLACED, b"", b"")
    opened(pool)
    prices = PriceBreak.objects.filter(bid_line__bid__pool=pool).values_list("bid_line__bid__uid", flat=True)
    assert list(prices) == [second.uid]


def test_withdrawn_bid_is_erased_and_never_opened(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, payload(pool))
    request, token = make_request(pool, cast.vendor_organisation)
    withdraw_bid(request=request, token=token)
    opened(pool)
    bid.refresh_from_db()
    assert (bid.state, bytes(bid.sealed), PriceBreak.objects.count()) == (State.WITHDRAWN, b"", 0)


def test_withdrawing_without_a_bid_is_refused(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="no bid to withdraw"):
        withdraw_bid(request=request, token=token)


@pytest.mark.parametrize("late", [submit_bid, withdraw_bid, decline_to_bid])
def test_after_the_deadline_a_vendor_is_refused_in_a_sentence(cast: Cast, pool: Pool, late: object) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    given = {"payload": payload(pool)} if late is submit_bid else {}
    pass_deadline(pool)
    with pytest.raises(Refused, match="The time for bids has passed"):
        late(request=request, token=token, **given)  # type: ignore[operator]  # one of three actions
    assert Bid.objects.count() == 0


def test_clock_is_read_when_the_bid_is_written_not_when_the_page_was_asked(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    assert request.pool.bids_until is not None
    pass_deadline(pool)
    assert request.pool.bids_until > timezone.now()
    with pytest.raises(Refused, match="The time for bids has passed"):
        submit_bid(request=request, token=token, payload=payload(pool))


def test_link_of_one_vendor_does_not_bid_for_another(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, _token = make_request(pool, cast.vendor_organisation)
    _other, rivals_token = make_request(pool, cast.rival_organisation)
    with pytest.raises(Refused, match="replaced by a newer one"):
        submit_bid(request=request, token=rivals_token, payload=payload(pool))


def test_bid_that_does_not_fit_is_refused_with_every_reason(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    with pytest.raises(Refused) as refused:
        submit_bid(request=request, token=token, payload=payload(pool, "cheap") | {"currency": "USD"})
    assert str(refused.value.sentence) == (
        "Line 1 (Cardboard boxes), price break 1, unit price: “cheap” is not a number. "
        "Prices of this tender are in GEL."
    )


def test_new_link_ends_the_old_one_and_the_sealed_bid_still_counts(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, payload(pool))
    assert bid.request is not None
    token = resend_request(by=OFFICE, request=bid.request)
    with pytest.raises(Tampered):
        read_vendor_copy(bid.vendor_copy, token=token, context=bid.request.uid)
    opened(pool)
    bid.refresh_from_db()
    assert bid.state == State.VALID


def test_bid_takes_a_decline_back_at_the_opening_and_not_before(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    request, token = make_request(pool, cast.vendor_organisation)
    decline_to_bid(request=request, token=token)
    submit_bid(request=request, token=token, payload=payload(pool))
    request.refresh_from_db()
    assert request.declined is not None
    opened(pool)
    request.refresh_from_db()
    assert request.declined is None


def test_vendor_that_has_bid_withdraws_before_it_declines(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, payload(pool))
    assert bid.request is not None
    request, token = make_request(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="Withdraw it first"):
        decline_to_bid(request=request, token=token)


def test_tender_starts_only_after_the_demand_is_closed(pool: Pool) -> None:
    with pytest.raises(Refused, match="Members still enter demand"):
        start_tender(by=OFFICE, pool=pool, terms=in_a_month())


def test_tender_nobody_wants_anything_of_does_not_start(cast: Cast) -> None:
    pool = make_pool(demand_until=timezone.now() - timedelta(days=1))
    with pytest.raises(Refused, match="Nobody wants anything"):
        start_tender(by=OFFICE, pool=pool, terms=in_a_month())


def test_tender_starts_once(pool: Pool) -> None:
    make_tender(pool)
    with pytest.raises(Refused, match="started already"):
        make_tender(pool)


def test_vendor_is_asked_once(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    make_request(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="Anatolia Board Mills has been asked already"):
        ask_vendor(by=OFFICE, pool=pool, vendor=cast.vendor_organisation, email="a@b.example", language="en")


def test_member_company_is_not_asked_as_a_vendor(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    with pytest.raises(Refused, match="not registered as a provider"):
        ask_vendor(by=OFFICE, pool=pool, vendor=cast.rioni.organisation, email="a@b.example", language="en")


def test_new_vendor_of_a_known_name_is_the_known_one(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    new = NewVendor(name="anatolia board mills", email="new@anatolia.example", language="en")
    request, _token = ask_new_vendor(by=OFFICE, pool=pool, vendor=new)
    assert request.vendor == cast.vendor_organisation


def test_new_vendor_becomes_a_provider_under_the_name_in_its_own_script(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    new = NewVendor(name="ქართული მუყაო", email="gayidvebi@muqao.example", language="ka")
    vendor = ask_new_vendor(by=OFFICE, pool=pool, vendor=new)[0].vendor
    assert (vendor.kind, vendor.name, vendor.name_local) == ("provider", "", "ქართული მუყაო")


def test_letter_to_a_vendor_names_goods_deadline_and_link(cast: Cast, pool: Pool) -> None:
    make_tender(pool)
    _request, token = make_request(pool, cast.vendor_organisation)
    letter = Mail.objects.get()
    assert f"http://testserver/pools/rfq/{token}/" in letter.text
    assert "- Cardboard boxes: 600\xa0" in letter.text
    assert "Rioni" not in letter.text + letter.html
