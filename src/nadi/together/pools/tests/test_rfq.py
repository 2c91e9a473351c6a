"""The vendor's pages by link: the sheet, the preview, the receipt, and what another vendor must not see."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast

from nadi.together.pools.models import Bid, Pool, RequestForQuotation
from nadi.together.pools.offers.sealing import receipt_of
from nadi.together.pools.tests.award_factory import award, make_story
from nadi.together.pools.tests.bid_factory import (
    bid_payload,
    line_payload,
    make_bid,
    make_request,
    make_tender,
    opened,
    pass_deadline,
)
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


def price_field(pool: Pool, row: int = 0, key: str = "unit_price") -> str:
    """Return the name of a field of the first line's price breaks."""
    return f"lines-{pool.lines.get(position=1).uid}-breaks-{row}-{key}"


def sheet(client: Client, token: str, **typed: str) -> Any:
    """Send the bid sheet."""
    return client.post(f"/pools/rfq/{token}/", typed)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_vendors_page_shows_pooled_quantities_per_town_and_names_no_member(
    client: Client, token: str
) -> None:
    page = text_of(client.get(f"/pools/rfq/{token}/"))
    assert [word in page for word in ("Cardboard boxes", "Kutaisi", "Rioni", "Samgori")] == [
        True,
        True,
        False,
        False,
    ]


def test_unknown_link_is_not_found(client: Client, token: str) -> None:
    assert client.get(f"/pools/rfq/{token[:-1]}/").status_code == 404


def test_page_is_kept_by_no_cache(client: Client, token: str) -> None:
    assert client.get(f"/pools/rfq/{token}/")["Cache-Control"] == "no-store"


def test_first_look_is_remembered(client: Client, token: str) -> None:
    client.get(f"/pools/rfq/{token}/")
    first = RequestForQuotation.objects.get().first_seen
    client.get(f"/pools/rfq/{token}/")
    assert first is not None
    assert RequestForQuotation.objects.get().first_seen == first


def test_page_speaks_the_language_of_the_letter_until_the_reader_switches(client: Client, token: str) -> None:
    RequestForQuotation.objects.update(language="ka")
    georgian = client.get(f"/pools/rfq/{token}/")
    client.cookies["django_language"] = "en"
    english = client.get(f"/pools/rfq/{token}/")
    languages = [re.findall(r'<html lang="(\w+)"', text_of(page)) for page in (georgian, english)]
    assert languages == [["ka"], ["en"]]


def test_bad_input_is_explained_and_everything_typed_is_kept(client: Client, pool: Pool, token: str) -> None:
    typed = {price_field(pool): "cheap", "note": "Valid <until> March", "capacity": "12 000"}
    page = text_of(sheet(client, token, **typed))
    assert "Line 1 (Cardboard boxes), price break 1, unit price: “cheap” is not a number." in page
    assert ['value="cheap"' in page, "Valid &lt;until&gt; March" in page, 'value="12 000"' in page] == [
        True
    ] * 3


def test_preview_says_the_bid_in_words_and_stores_nothing(client: Client, pool: Pool, token: str) -> None:
    prices = {
        price_field(pool): "0,5",
        price_field(pool, 1, "from_quantity"): "500",
        price_field(pool, 1): "0,42",
    }
    page = text_of(sheet(client, token, **prices))
    assert ["Is this your bid?" in page, "GEL\xa00.42" in page, "Stretch film" in page] == [True] * 3
    assert Bid.objects.count() == 0


def test_change_it_brings_back_what_was_typed(client: Client, pool: Pool, token: str) -> None:
    page = text_of(sheet(client, token, **{price_field(pool): "0,5", "change": "yes"}))
    assert 'value="0,5"' in page
    assert "Is this your bid?" not in page


def test_more_rows_come_without_losing_what_was_typed(client: Client, pool: Pool, token: str) -> None:
    more = price_field(pool).removesuffix("-0-unit_price")
    page = text_of(sheet(client, token, **{price_field(pool): "cheap", "more": more}))
    assert ['value="cheap"' in page, price_field(pool, 5) in page, "is not a number" in page] == [
        True,
        True,
        False,
    ]


def submitted(client: Client, pool: Pool, token: str, price: str = "0.5") -> Any:
    """Submit a bid and follow to the receipt."""
    return client.post(f"/pools/rfq/{token}/submit/", {price_field(pool): price}, follow=True)


def test_submission_leads_to_the_receipt_with_the_fingerprint(client: Client, pool: Pool, token: str) -> None:
    page = text_of(submitted(client, pool, token, PECULIAR))
    bid = Bid.objects.get()
    assert bid.receipt == receipt_of(bid.sealed)
    assert bid.receipt in page.replace("<wbr>", "")
    assert "GEL\xa07,391.48" in page


def test_submission_that_does_not_fit_shows_the_sheet_again(client: Client, pool: Pool, token: str) -> None:
    page = text_of(client.post(f"/pools/rfq/{token}/submit/", {price_field(pool): "cheap"}))
    assert "“cheap” is not a number" in page
    assert Bid.objects.count() == 0


def test_own_bid_fills_the_sheet_again(client: Client, pool: Pool, token: str) -> None:
    submitted(client, pool, token, PECULIAR)
    assert f'value="{PECULIAR}"' in text_of(client.get(f"/pools/rfq/{token}/"))


def test_withdrawing_leads_back_to_an_empty_sheet(client: Client, pool: Pool, token: str) -> None:
    submitted(client, pool, token, PECULIAR)
    page = text_of(client.post(f"/pools/rfq/{token}/withdraw/", follow=True))
    assert [PECULIAR in page, Bid.objects.get().state] == [False, "withdrawn"]


def test_declining_is_confirmed(client: Client, token: str) -> None:
    client.post(f"/pools/rfq/{token}/decline/", follow=True)
    assert RequestForQuotation.objects.get().declined is not None


@pytest.mark.parametrize("verb", ["submit", "withdraw", "decline"])
def test_get_on_a_verb_is_refused(client: Client, token: str, verb: str) -> None:
    assert client.get(f"/pools/rfq/{token}/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", ["submit", "withdraw", "decline"])
def test_after_the_deadline_the_vendor_reads_why_not(
    client: Client, pool: Pool, token: str, verb: str
) -> None:
    pass_deadline(pool)
    address = f"http://testserver/pools/rfq/{token}/"
    typed = {price_field(pool): "0.5"}
    page = client.post(f"/pools/rfq/{token}/{verb}/", typed, follow=True, headers={"referer": address})
    assert "The time for bids has passed" in text_of(page)
    assert Bid.objects.count() == 0


def test_closed_page_offers_no_sheet(client: Client, pool: Pool, token: str) -> None:
    pass_deadline(pool)
    page = text_of(client.get(f"/pools/rfq/{token}/"))
    assert ["You submitted none." in page, price_field(pool) in page] == [True, False]


@pytest.mark.parametrize("is_opened", [False, True])
def test_another_vendors_link_shows_nothing_of_this_bid(
    client: Client, cast: Cast, pool: Pool, token: str, is_opened: bool
) -> None:
    submitted(client, pool, token, PECULIAR)
    rivals = make_request(pool, cast.rival_organisation)[1]
    if is_opened:
        opened(pool)
    pages = [text_of(client.get(f"/pools/rfq/{rivals}/{part}", follow=True)) for part in ("", "receipt/")]
    secrets = (PECULIAR, "7,391.48", "Anatolia", Bid.objects.get().receipt, Bid.objects.get().uid)
    assert [secret for page in pages for secret in secrets if secret in page] == []


def test_new_link_says_that_it_cannot_show_the_bid_which_counts(
    client: Client, cast: Cast, pool: Pool
) -> None:
    line = pool.lines.get(position=1)
    make_bid(pool, cast.vendor_organisation, bid_payload(line_payload(line, ("", PECULIAR))))
    later = make_request(pool, cast.vendor_organisation)[1]
    page = text_of(client.get(f"/pools/rfq/{later}/"))
    assert ["this page cannot show it. It counts all the same." in page, PECULIAR in page] == [True, False]


def test_winner_sees_what_it_won_per_line_and_town_only(client: Client, cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    token = make_request(story.pool, cast.vendor_organisation)[1]
    page = text_of(client.get(f"/pools/rfq/{token}/"))
    won = re.findall(r'data-label="Delivered to">(\w+)</td>', page)
    assert won == ["Kutaisi", "Poti", "Tbilisi", "Kutaisi", "Poti", "Tbilisi"]
    assert [word for word in ("Rioni", "Samgori", "Kolkheti", "Marmara") if word in page] == []


def test_loser_reads_that_the_award_went_to_others(client: Client, cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    token = make_request(story.pool, cast.rival_organisation)[1]
    page = text_of(client.get(f"/pools/rfq/{token}/"))
    assert ["The award went to others" in page, "Anatolia" in page] == [True, False]


def test_page_asks_as_many_questions_for_many_towns_as_for_one(
    client: Client, cast: Cast, pool: Pool, token: str
) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/pools/rfq/{token}/")
        return len(asked)

    questions()
    few = questions()
    for site in (*cast.kolkheti.sites, *cast.samgori.sites[1:]):
        add_demand(pool.lines.get(position=1), site.organisation, "10", site=site)
    assert questions() == few
