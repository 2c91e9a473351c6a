"""The bid sheet on the page: drafts, alternatives, landed terms, the technical envelope."""

from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast, client_for

from nadi.journal.models import Entry
from nadi.together.pools.models import Bid, Criterion, CurrencyRate, Pool, RequestForQuotation
from nadi.together.pools.tests.bid_factory import make_request, make_tender, pass_deadline
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool

PECULIAR = "7391.48"


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    add_demand(film, cast.samgori.organisation, "80")
    return make_tender(pool)


@pytest.fixture
def token(cast: Cast, pool: Pool) -> str:
    return make_request(pool, cast.vendor_organisation)[1]


def field(pool: Pool, key: str = "breaks-0-unit_price", variant: str = "") -> str:
    """Return the name of a field of the first line."""
    return f"lines-{pool.lines.get(position=1).uid}{variant}-{key}"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def sent(client: Client, token: str, part: str = "", **typed: str) -> str:
    return text_of(client.post(f"/pools/rfq/{token}/{part}", typed, follow=True))


def test_draft_keeps_what_was_typed_right_or_wrong(client: Client, pool: Pool, token: str) -> None:
    page = sent(client, token, "draft/", **{field(pool): "cheap", "note": "Ask Ana"})
    assert ['value="cheap"' in page, "Ask Ana" in page, "It is not submitted." in page] == [True, True, True]
    assert Bid.objects.count() == 0


def test_draft_is_read_by_its_link_alone(client: Client, cast: Cast, pool: Pool, token: str) -> None:
    sent(client, token, "draft/", **{field(pool): PECULIAR})
    assert PECULIAR.encode() not in bytes(RequestForQuotation.objects.get().draft)
    later = make_request(pool, cast.vendor_organisation)[1]
    assert PECULIAR not in text_of(client.get(f"/pools/rfq/{later}/"))


def test_discarded_draft_is_gone(client: Client, pool: Pool, token: str) -> None:
    sent(client, token, "draft/", **{field(pool): PECULIAR})
    assert PECULIAR not in sent(client, token, "draft/discard/")


def test_submitting_ends_the_draft(client: Client, pool: Pool, token: str) -> None:
    sent(client, token, "draft/", **{field(pool): PECULIAR})
    sent(client, token, "submit/", **{field(pool): "2"})
    assert bytes(RequestForQuotation.objects.get().draft) == b""


def test_draft_after_the_deadline_is_refused(client: Client, pool: Pool, token: str) -> None:
    pass_deadline(pool)
    address = f"http://testserver/pools/rfq/{token}/"
    typed = {field(pool): PECULIAR}
    page = client.post(f"/pools/rfq/{token}/draft/", typed, follow=True, headers={"referer": address})
    assert "The time for bids has passed" in text_of(page)


@pytest.mark.parametrize("part", ["draft/", "draft/discard/", "book/read/"])
def test_get_on_a_verb_is_refused(client: Client, token: str, part: str) -> None:
    assert client.get(f"/pools/rfq/{token}/{part}").status_code == 405


@pytest.mark.parametrize("part", ["draft/", "book/", "book/read/"])
def test_wrong_link_opens_nothing(client: Client, pool: Pool, part: str) -> None:
    assert client.post(f"/pools/rfq/nobody-has-this-link/{part}").status_code == 404


def test_drafts_are_not_journalled(client: Client, pool: Pool, token: str) -> None:
    before = Entry.objects.count()
    sent(client, token, "draft/", **{field(pool): PECULIAR})
    assert Entry.objects.count() == before


def test_alternative_comes_where_asked_and_is_kept(client: Client, pool: Pool, token: str) -> None:
    more = field(pool, "alternative")
    page = sent(client, token, **{field(pool): "2", "more": more})
    assert [field(pool, "description", "_1") in page, field(pool, "description", "_2") in page] == [
        True,
        False,
    ]


def test_alternative_without_its_difference_is_asked_for_it(client: Client, pool: Pool, token: str) -> None:
    typed = {field(pool): "2", field(pool, variant="_1"): "1.5", field(pool, "description", "_1"): ""}
    page = sent(client, token, **typed)
    assert "alternative 1: say in which way this differs from what was asked for." in page


def test_preview_says_landed_terms_in_words(client: Client, pool: Pool, token: str) -> None:
    typed = {
        field(pool): "2",
        "incoterm": "EXW",
        "payment_days": "30",
        "lead_time_days": "1",
        "vat_percent": "18",
        "valid_until": "2020-01-01",
    }
    page = sent(client, token, **typed)
    said = [
        "EXW: the buyers collect at the vendor&#x27;s works",
        "Paid within 30 days of delivery.",
        "Delivered within 1 day of the order.",
        "VAT of 18% comes on top; it is not compared.",
        "The buyers ask for DAP, you offer EXW: they add what it leaves to them.",
        "Your bid would end before the bids are opened.",
    ]
    assert [sentence for sentence in said if sentence not in page] == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"incoterm": "XXX"}, "Choose one of the delivery terms of Incoterms 2020."),
        ({"currency": "USD"}, "Prices of this tender are in GEL."),
        ({"payment_days": "400"}, "Payment days: at most 365."),
        ({"payment_days": "1.5"}, "Payment days: at most 0 digits after the decimal point."),
        ({"vat_percent": "100"}, "VAT: it is below 100 %."),
        ({"valid_until": "soon"}, "Valid until: “soon” is not a day; write it as 2027-03-31."),
    ],
)
def test_term_that_does_not_fit_is_explained(
    client: Client, pool: Pool, token: str, typed: dict[str, str], sentence: str
) -> None:
    assert sentence in sent(client, token, **{field(pool): "2", **typed})


def test_other_currency_is_bid_at_the_rate_that_the_buyers_stated(
    client: Client, pool: Pool, token: str
) -> None:
    CurrencyRate.objects.create(pool=pool, currency="USD", rate="2.705", source="National Bank")
    page = sent(client, token, **{field(pool): "2", "currency": "USD"})
    assert "Prices in USD, compared and agreed at GEL\xa02.705 each." in page


def test_technical_envelope_is_asked_for_shown_and_kept(client: Client, pool: Pool, token: str) -> None:
    Pool.objects.filter(pk=pool.pk).update(has_quality=True)
    one = Criterion.objects.create(pool=pool, position=1, name="Samples", weight=1, least_points=4)
    said = {field(pool): "2", f"technical-{one.uid}": "In a heated hall"}
    pages = [text_of(client.get(f"/pools/rfq/{token}/")), sent(client, token, **said)]
    pages.append(sent(client, token, "submit/", **said))
    found = [
        word in page for page, word in zip(pages, ["at least 4", "heated hall", "heated hall"], strict=True)
    ]
    assert found == [True, True, True]


def test_draft_changes_nothing_that_the_office_sees(
    client: Client, cast: Cast, pool: Pool, token: str
) -> None:
    client.get(f"/pools/rfq/{token}/")
    office = client_for(cast.staff)
    address = f"/pools/{pool.uid}/tender/"
    office.get(address)
    before = text_of(office.get(address)).count("<td")
    sent(client, token, "draft/", **{field(pool): PECULIAR})
    page = text_of(office.get(address))
    assert [page.count("<td"), PECULIAR in page] == [before, False]
