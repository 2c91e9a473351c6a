"""A later bid may only improve: what got worse is named, what got better passes."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from nadi.together.pools.offers.costs import total_of
from nadi.together.pools.offers.improvement import Step, worsened
from nadi.together.pools.offers.offer import Break, BundleOffer, Discount, LineOffer, Offer, Tier
from nadi.together.pools.tests.offers import WANTED, offers

LINE = "aaaaaaaaaaaa"
ANY = Step()


def breaks(*pairs: tuple[str, str]) -> tuple[Break, ...]:
    """Write price breaks as (from quantity, unit price)."""
    return tuple(Break(from_quantity=Decimal(start), unit_price=Decimal(price)) for start, price in pairs)


def line(*pairs: tuple[str, str], **terms: Any) -> LineOffer:
    """Write an offer for the first line wanted: 600 to Kutaisi, 400 to Tbilisi."""
    return LineOffer(line=LINE, breaks=breaks(*pairs), **terms)


def bid(*lines: LineOffer, **terms: Any) -> Offer:
    """Write a bid in lari."""
    return Offer(currency="GEL", lines=lines, **terms)


BEFORE = bid(line(("0", "0.50"), ("500", "0.42")))


def complaints(earlier: Offer, new: Offer, step: Step = ANY) -> list[tuple[str | int, ...]]:
    """Return where a new bid is worse."""
    return [problem.place for problem in worsened(earlier, new, WANTED, step)]


def price_cell(index: int) -> tuple[str | int, ...]:
    return ("lines", LINE, "breaks", index, "unit_price")


@pytest.mark.parametrize(
    "better",
    [
        BEFORE,
        bid(line(("0", "0.49"), ("500", "0.42"))),
        bid(line(("0", "0.50"), ("400", "0.42"))),
        bid(line(("0", "0.42"))),
        bid(line(("0", "0.50"), ("500", "0.42"), ("800", "0.40"))),
        bid(line(("0", "0.40")), LineOffer(line="bbbbbbbbbbbb", breaks=breaks(("0", "9")))),
        bid(line(("0", "0.50"), ("500", "0.42")), payment_days=30, lead_time_days=5),
    ],
)
def test_bid_that_is_nowhere_dearer_passes(better: Offer) -> None:
    assert complaints(BEFORE, better) == []


@pytest.mark.parametrize(
    ("worse", "cell"),
    [
        (bid(line(("0", "0.51"), ("500", "0.42"))), price_cell(0)),
        (bid(line(("0", "0.50"), ("500", "0.43"))), price_cell(1)),
        # The break moves up: from 500 to 599.999 the old price was lower.
        (bid(line(("0", "0.50"), ("600", "0.40"))), price_cell(0)),
        # A charge once makes small quantities dearer, though the unit price fell.
        (bid(line(("0", "0.49"), ("500", "0.41"), set_up_charge=Decimal("20"))), price_cell(0)),
        (bid(line(("0", "0.50"), ("500", "0.42"), freight=(("Kutaisi", Decimal("0.01")),))), price_cell(0)),
        (bid(line(("0", "0.42"), minimum_quantity=Decimal(100))), ("lines", LINE, "minimum_quantity")),
        (bid(line(("0", "0.42"), capacity=Decimal(900))), ("lines", LINE, "capacity")),
        (bid(line(("0", "0.42"), whole_lot=True)), ("lines", LINE, "whole_lot")),
        (bid(LineOffer(line="bbbbbbbbbbbb", breaks=breaks(("0", "1")))), price_cell(0)),
        (bid(*BEFORE.lines, fixed_charge=Decimal(1)), ("fixed_charge",)),
        (bid(*BEFORE.lines, minimum_order_value=Decimal(1)), ("minimum_order_value",)),
        (bid(*BEFORE.lines, capacity=Decimal(1)), ("capacity",)),
        (bid(*BEFORE.lines, incoterm="EXW"), ("incoterm",)),
    ],
)
def test_bid_that_got_worse_is_named_by_its_cell(worse: Offer, cell: tuple[str | int, ...]) -> None:
    assert complaints(BEFORE, worse) == [cell]


def test_freight_that_rose_less_than_the_price_fell_passes() -> None:
    before = bid(line(("0", "0.50"), freight=(("Kutaisi", Decimal("0.05")),)))
    after = bid(line(("0", "0.40"), freight=(("Kutaisi", Decimal("0.10")), ("Tbilisi", Decimal("0.10")))))
    assert complaints(before, after) == []


def test_freight_to_one_town_alone_is_enough_to_be_worse() -> None:
    before = bid(line(("0", "0.50")))
    after = bid(line(("0", "0.45"), freight=(("Tbilisi", Decimal("0.06")),)))
    [problem] = worsened(before, after, WANTED, ANY)
    assert "delivered to Tbilisi" in problem.sentence


@pytest.mark.parametrize(
    ("before", "after", "is_worse"),
    [
        (("1000", "0.05"), ("1000", "0.05"), False),
        (("1000", "0.05"), ("800", "0.06"), False),
        (("1000", "0.05"), ("1000", "0.04"), True),
        (("1000", "0.05"), ("1200", "0.10"), True),
    ],
)
def test_total_discount_holds_at_every_earlier_tier(
    before: tuple[str, str], after: tuple[str, str], is_worse: bool
) -> None:
    def with_tier(threshold: str, rate: str) -> Offer:
        tiers = (Tier(threshold=Decimal(threshold), rate=Decimal(rate)),)
        return replace(BEFORE, discount=Discount(tiers=tiers))

    assert bool(complaints(with_tier(*before), with_tier(*after))) == is_worse


def test_bundle_offered_before_stays_for_no_more() -> None:
    def with_bundle(price: str) -> Offer:
        one = BundleOffer(name="Both", price=Decimal(price), lines=((LINE, Decimal(100)),))
        return replace(BEFORE, bundles=(one,))

    assert complaints(with_bundle("40"), with_bundle("39")) == []
    assert complaints(with_bundle("40"), with_bundle("41")) == [("bundles", 0, "price")]
    assert complaints(with_bundle("40"), BEFORE) == [("bundles", 0, "price")]


def test_terms_of_payment_and_delivery_do_not_get_worse() -> None:
    before = replace(BEFORE, payment_days=30, lead_time_days=10)
    assert complaints(before, replace(BEFORE, payment_days=29, lead_time_days=11)) == [
        ("payment_days",),
        ("lead_time_days",),
    ]


def test_least_step_is_asked_of_the_whole() -> None:
    # 1000 at 0.42 are 420; 2 % less are 411.60.
    step = Step(least=Decimal("0.02"))
    assert complaints(BEFORE, bid(line(("0", "0.4116"))), step) == []
    assert complaints(BEFORE, bid(line(("0", "0.4117"))), step) == [()]


def test_in_an_auction_the_same_bid_is_not_enough() -> None:
    step = Step(must_fall=True)
    assert complaints(BEFORE, BEFORE, step) == [()]
    assert complaints(BEFORE, bid(line(("0", "0.4199"))), step) == []


def test_currencies_are_compared_at_their_rates() -> None:
    before = Offer(currency="USD", currency_rate=Decimal("2.7"), lines=(line(("0", "0.10")),))
    same = replace(before, currency="GEL", currency_rate=Decimal(1), lines=(line(("0", "0.27")),))
    dearer = replace(same, lines=(line(("0", "0.2701")),))
    assert complaints(before, same) == []
    assert complaints(before, dearer) == [price_cell(0)]


def test_total_takes_discount_freight_and_charges_as_worked_by_hand() -> None:
    # 1000 × 0.42 = 420, 10 % off is 378; 600 to Kutaisi at 0.05 are 30; a fixed charge of 12: 420.
    tiers = (Tier(threshold=Decimal(1000), rate=Decimal("0.1")),)
    offer = bid(
        line(("0", "0.50"), ("500", "0.42"), freight=(("Kutaisi", Decimal("0.05")),)),
        fixed_charge=Decimal(12),
        discount=Discount(tiers=tiers),
    )
    assert total_of(offer, WANTED) == Decimal(420)


@given(offers())
def test_every_bid_may_be_repeated(offer: Offer) -> None:
    assert worsened(offer, offer, WANTED, ANY) == []
