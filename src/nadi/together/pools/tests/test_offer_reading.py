"""A bid survives being typed, sealed and unpacked; what does not fit is said where it was typed."""

import json
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast

from nadi.companies.models import Site
from nadi.together.pools.actions.unpacking import Ground, unpack
from nadi.together.pools.forms.bid import BidSheet
from nadi.together.pools.models import Bid, Line
from nadi.together.pools.offers.again import typed_again
from nadi.together.pools.offers.book import bid_book
from nadi.together.pools.offers.book_reading import read_book
from nadi.together.pools.offers.offer import Offer, payload_of
from nadi.together.pools.offers.own import OwnBid
from nadi.together.pools.offers.reading import Unreadable, read_offer, read_quality
from nadi.together.pools.offers.rows import PARTS, offer_of
from nadi.together.pools.tests.factory import make_pool
from nadi.together.pools.tests.offers import WANTED, offers, technicals

FIRST = WANTED.lines[0].uid


@given(offer=offers(), technical=technicals, language=st.sampled_from(["en", "ka"]))
@settings(deadline=None, max_examples=60)
def test_bid_typed_in_either_language_is_the_bid_meant(
    offer: Offer, technical: dict[str, str], language: str
) -> None:
    with translation.override(language):
        form = BidSheet(typed_again(offer, WANTED, technical), wanted=WANTED)
        assert form.is_valid(), form.errors
        assert (form.offer, form.technical) == (offer, technical)


@given(offer=offers(), technical=technicals)
@settings(deadline=None, max_examples=60)
def test_bid_survives_its_payload(offer: Offer, technical: dict[str, str]) -> None:
    payload = json.loads(json.dumps({**payload_of(offer), "technical": technical}))
    assert (read_offer(payload, WANTED), read_quality(payload, WANTED)) == ((offer, []), (technical, []))


@given(
    offer=offers(),
    technical=technicals,
    there=st.sampled_from(["en", "ka"]),
    back=st.sampled_from(["en", "ka"]),
)
@settings(deadline=None, max_examples=25)
def test_bid_survives_a_workbook_filled_in_either_language(
    offer: Offer, technical: dict[str, str], there: str, back: str
) -> None:
    with translation.override(there):
        data = bid_book(tender="t", wanted=WANTED, own=OwnBid(offer=offer, technical=technical))
    with translation.override(back):
        book = read_book(data, tender="t", wanted=WANTED)
        form = BidSheet(book.typed, wanted=WANTED, cells=book.cells)
        assert [book.problems, form.errors] == [[], {}]
        assert (form.offer, form.technical) == (offer, technical)


@given(offer=offers())
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bid_survives_its_rows(cast: Cast, offer: Offer) -> None:
    pool = make_pool()
    lines = {
        line.uid: Line.objects.create(pool=pool, position=line.number, name=line.name)
        for line in WANTED.lines
    }
    sites = {
        (line.uid, town): [Site.objects.create(organisation=cast.office, name=town, town=town)]
        for line in WANTED.lines
        for town, _part in line.towns
    }
    bid = Bid(pool=pool, vendor=cast.vendor_organisation, submitted=pool.demand_until)
    bid.save()
    unpack(bid, offer, Ground(lines=lines, sites=sites))
    bid.save()
    stored = offer_of(Bid.objects.prefetch_related(*PARTS).get(pk=bid.pk))
    assert payload_of(stored) == renamed(payload_of(offer), lines)


def renamed(payload: dict[str, Any], lines: dict[str, Line]) -> dict[str, Any]:
    """Return the payload with the public ids of the stored lines."""
    text = json.dumps(payload, ensure_ascii=False)
    for uid, line in lines.items():
        text = text.replace(f'"{uid}"', f'"{line.uid}"')
    return dict(json.loads(text))


def complaints(**line: Any) -> list[tuple[str, str]]:
    """Return what is said about a bid of one line, and in which field."""
    form = BidSheet({f"lines-{FIRST}-{key}": value for key, value in line.items()}, wanted=WANTED)
    assert not form.is_valid()
    return [
        (name.removeprefix(f"lines-{FIRST}-"), str(text))
        for name, texts in form.errors.items()
        for text in texts
    ]


@pytest.mark.parametrize(
    ("typed", "place", "sentence"),
    [
        (
            {"breaks-0-unit_price": "abc"},
            "breaks-0-unit_price",
            "Line 1 (Item 1), price break 1, unit price: “abc” is not a number.",
        ),
        (
            {"breaks-0-unit_price": "1", "breaks-1-from_quantity": "500"},
            "breaks-1-unit_price",
            "Line 1 (Item 1), price break 2: the quantity has no price.",
        ),
        (
            {"breaks-0-unit_price": "1", "breaks-1-unit_price": "0.9"},
            "breaks-1-from_quantity",
            "Line 1 (Item 1), price break 2: say from which quantity this price holds.",
        ),
        (
            {"breaks-0-unit_price": "1", "breaks-1-from_quantity": "0", "breaks-1-unit_price": "0.9"},
            "breaks-1-from_quantity",
            "Line 1 (Item 1), price break 2: another price starts at this quantity too.",
        ),
        (
            {"set_up_charge": "10"},
            "breaks-0-unit_price",
            "Line 1 (Item 1): there are terms but no price. Enter a price, or clear the line.",
        ),
        (
            {"breaks-0-unit_price": "1", "minimum_quantity": "20", "capacity": "10"},
            "minimum_quantity",
            "Line 1 (Item 1): the minimum order quantity is above the capacity.",
        ),
        (
            {"breaks-0-unit_price": "1", "whole_lot": "on", "capacity": "10"},
            "capacity",
            "Line 1 (Item 1): the whole lot only, but the capacity is below the quantity wanted.",
        ),
        (
            {"breaks-0-unit_price": "1", "freight-1-per_unit": "x"},
            "freight-1-per_unit",
            "Line 1 (Item 1), freight to Tbilisi: “x” is not a number.",
        ),
    ],
)
def test_complaint_names_line_and_field(typed: dict[str, str], place: str, sentence: str) -> None:
    assert complaints(**typed) == [(place, sentence)]


def test_empty_sheet_is_no_bid() -> None:
    assert complaints() == [("__all__", "Enter a price for at least one line, or a bundle.")]


@pytest.mark.parametrize(
    ("typed", "place", "sentence"),
    [
        (
            {"discount-tiers-0-threshold": "10"},
            "discount-tiers-0-percent",
            "Total discount, tier 1: enter both the total and the discount.",
        ),
        (
            {"discount-tiers-0-threshold": "10", "discount-tiers-0-percent": "100"},
            "discount-tiers-0-percent",
            "Total discount, tier 1: a discount is below 100 %.",
        ),
        (
            {"bundles-0-price": "10"},
            "bundles-0-price",
            "Bundle 1: enter the quantity of at least one line.",
        ),
        (
            {f"bundles-0-lines-{FIRST}-quantity": "10"},
            "bundles-0-price",
            "Bundle 1: enter the price of the whole bundle.",
        ),
    ],
)
def test_complaint_about_the_whole_bid_names_its_part(
    typed: dict[str, str], place: str, sentence: str
) -> None:
    form = BidSheet({f"lines-{FIRST}-breaks-0-unit_price": "1", **typed}, wanted=WANTED)
    assert form.errors == {place: [sentence]}


def test_rows_left_empty_close_up_and_nothing_typed_is_lost() -> None:
    start = f"lines-{FIRST}-breaks"
    typed = {f"{start}-0-from_quantity": "", f"{start}-2-unit_price": "abc", f"{start}-1-unit_price": ""}
    form = BidSheet(typed, wanted=WANTED)
    assert form[f"{start}-0-unit_price"].value() == "abc"


def test_more_rows_come_where_asked() -> None:
    start = f"lines-{FIRST}-breaks"
    form = BidSheet(wanted=WANTED, typed={f"{start}-0-unit_price": "1", "more": start})
    assert [1 + len(block.own.breaks) for block in form.line_blocks()] == [6, 3]


@pytest.mark.parametrize("payload", [None, [], "bid", {"lines": 7}, {"lines": [7]}, {"lines": [{}]}])
def test_payload_of_another_shape_is_unreadable(payload: Any) -> None:
    with pytest.raises(Unreadable):
        read_offer(payload, WANTED)


def test_line_of_another_tender_is_refused() -> None:
    payload = {"lines": [{"line": "zzzzzzzzzzzz", "breaks": [{"unit_price": "1"}]}]}
    sentences = [problem.sentence for problem in read_offer(payload, WANTED)[1]]
    assert sentences == ["The bid names a line that this tender does not have."]
