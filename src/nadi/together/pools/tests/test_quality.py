"""Quality: two envelopes, points between the two openings, and mark-ups that compare and are never paid."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.cast import Cast

from nadi.journal.models import Entry
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.actions.opening import open_bids, sign_opening
from nadi.together.pools.actions.quality import Scored, admit_variant, score_bid, set_landed
from nadi.together.pools.evaluation.landed import mark_ups_of
from nadi.together.pools.evaluation.problem import read
from nadi.together.pools.models import Bid, BidLine, Criterion, Pool
from nadi.together.pools.offers.sealing import opening_key, receipt_of, unseal
from nadi.together.pools.tests.bid_factory import (
    OFFICE,
    bid_payload,
    line_payload,
    make_request,
    make_tender,
    pass_deadline,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Refused

PECULIAR = "7391.48"
SAID = "Samples stand in a heated hall."


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, _film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    pool = make_tender(pool)
    Pool.objects.filter(pk=pool.pk).update(
        has_quality=True, quality_mark_up=Decimal("0.2"), interest_rate=Decimal("0.073")
    )
    pool.refresh_from_db()
    for position, (name, weight, most, least) in enumerate([("Samples", 60, 10, 4), ("Service", 40, 5, 0)]):
        Criterion.objects.create(
            pool=pool, position=position, name=name, weight=weight, most_points=most, least_points=least
        )
    return pool


def first_line_bid(pool: Pool, price: str, **terms: Any) -> dict[str, Any]:
    said = {pool.criteria.get(name="Samples").uid: SAID} if pool.has_quality else {}
    return {**bid_payload(line_payload(pool.lines.get(position=1), ("", price))), "technical": said, **terms}


@pytest.fixture
def bids(cast: Cast, pool: Pool) -> list[Bid]:
    """Two sealed bids: the first dearer and paid at once, the second cheaper and paid after 60 days."""
    made = []
    for vendor, price, days in (
        (cast.vendor_organisation, PECULIAR, "0"),
        (cast.rival_organisation, "6", "50"),
    ):
        request, token = make_request(pool, vendor)
        payload = first_line_bid(pool, price, payment_days=days)
        made.append(submit_bid(request=request, token=token, payload=payload))
    return made


def opened_envelopes(pool: Pool) -> Pool:
    pass_deadline(pool)
    return open_bids(by=OFFICE, pool=pool)


def scored(pool: Pool, bid: Bid, samples: str, service: str, reason: str = "") -> None:
    points = {"Samples": samples, "Service": service}
    scores = {one.uid: Scored(points=Decimal(points[one.name]), reason=reason) for one in pool.criteria.all()}
    score_bid(by=OFFICE, bid=bid, scores=scores)


def test_no_envelope_holds_what_belongs_in_the_other(pool: Pool, bids: list[Bid]) -> None:
    key = opening_key(pool.opening_key, pool.uid)
    prices, technical = (str(unseal(box, key)) for box in (bids[0].sealed, bids[0].sealed_technical))
    assert [PECULIAR in prices, SAID in prices, PECULIAR in technical, SAID in technical] == [
        True,
        False,
        False,
        True,
    ]


def test_receipt_covers_both_envelopes(bids: list[Bid]) -> None:
    one, other = bids
    assert one.receipt == receipt_of(one.sealed, one.sealed_technical)
    assert one.receipt != receipt_of(one.sealed, other.sealed_technical)


def test_first_opening_reads_quality_and_no_price(pool: Pool, bids: list[Bid]) -> None:
    opened_envelopes(pool)
    pool.refresh_from_db()
    bid = Bid.objects.get(pk=bids[0].pk)
    assert (pool.state, bid.state, list(bid.technical.values())) == ("assessing", "sealed", [SAID])
    assert (bid.currency, BidLine.objects.count()) == ("", 0)


def test_exchanged_envelope_puts_the_bid_out(pool: Pool, bids: list[Bid]) -> None:
    Bid.objects.filter(pk=bids[0].pk).update(sealed_technical=bids[1].sealed_technical)
    opened_envelopes(pool)
    bid = Bid.objects.get(pk=bids[0].pk)
    assert bid.state == "disqualified"
    assert "does not match the vendor's receipt" in bid.disqualified_because


def test_prices_wait_for_the_points_of_every_bid(pool: Pool, bids: list[Bid]) -> None:
    opened_envelopes(pool)
    scored(pool, bids[0], "10", "5")
    with pytest.raises(Refused, match="points are missing for 1 bid"):
        open_bids(by=OFFICE, pool=pool)


def test_points_before_the_envelopes_are_open_are_refused(pool: Pool, bids: list[Bid]) -> None:
    with pytest.raises(Refused, match="after the technical envelopes are opened"):
        scored(pool, bids[0], "10", "5")


def test_points_stay_once_somebody_signed_the_opening_of_prices(pool: Pool, bids: list[Bid]) -> None:
    opened_envelopes(pool)
    for bid in bids:
        scored(pool, bid, "10", "5")
    sign_opening(by=OFFICE, pool=pool)
    with pytest.raises(Refused, match="the points stay as they are"):
        scored(pool, bids[0], "1", "1", "Second thoughts")


@pytest.mark.parametrize(
    ("samples", "sentence"),
    [
        ("11", "Samples: points are between 0 and 10."),
        ("-1", "Samples: points are between 0 and 10."),
        ("3", "Samples: below 4 points the bid is out. Write the reason for its vendor."),
    ],
)
def test_points_that_cannot_be_are_refused(pool: Pool, bids: list[Bid], samples: str, sentence: str) -> None:
    opened_envelopes(pool)
    with pytest.raises(Refused) as refusal:
        scored(pool, bids[0], samples, "5")
    assert str(refusal.value.sentence) == sentence


def test_criterion_left_out_is_refused(pool: Pool, bids: list[Bid]) -> None:
    opened_envelopes(pool)
    with pytest.raises(Refused, match="points for every criterion"):
        score_bid(by=OFFICE, bid=bids[0], scores={})


def test_bid_below_the_least_points_is_put_out_and_its_prices_are_never_read(
    pool: Pool, bids: list[Bid]
) -> None:
    opened_envelopes(pool)
    scored(pool, bids[0], "3", "5", "The samples broke.")
    scored(pool, bids[1], "10", "5")
    open_bids(by=OFFICE, pool=pool)
    out, stays = (Bid.objects.get(pk=bid.pk) for bid in bids)
    assert (out.state, stays.state) == ("disqualified", "valid")
    assert out.disqualified_because == "Samples: 3 points, at least 4 are needed. The samples broke."
    assert (out.currency, out.lines.count()) == ("", 0)


def opened_prices(pool: Pool, bids: list[Bid]) -> list[Bid]:
    """Score 8 of 10 and 3 of 5 for the first bid, all points for the second, and open the prices."""
    opened_envelopes(pool)
    scored(pool, bids[0], "8", "3")
    scored(pool, bids[1], "10", "5")
    open_bids(by=OFFICE, pool=pool)
    pool.refresh_from_db()
    return [Bid.objects.get(pk=bid.pk) for bid in bids]


def test_mark_up_is_missing_points_and_earlier_payment(pool: Pool, bids: list[Bid]) -> None:
    opened = opened_prices(pool, bids)
    first, second = (mark_ups_of(pool, opened)[bid.uid] for bid in opened)
    # 0.6 × 8/10 + 0.4 × 3/5 = 0.72; 0.2 × 0.28 = 0.056; 0.073 × 50/365 = 0.01.
    assert (first.points, first.quality, first.payment, first.total) == (
        Decimal("0.72"),
        Decimal("0.056"),
        Decimal("0.01"),
        Decimal("0.066"),
    )
    assert (second.points, second.total) == (Decimal(1), Decimal(0))


def test_problem_carries_the_mark_up_and_no_vat(pool: Pool, bids: list[Bid]) -> None:
    opened = opened_prices(pool, bids)
    Bid.objects.filter(pk=opened[0].pk).update(vat_rate=Decimal("0.18"))
    offers = [bid.offers[0] for bid in read(pool).problem.bids]
    assert [offer.mark_up for offer in offers] == [Decimal("0.066"), Decimal(0)]
    assert [offer.vat for offer in offers] == [Decimal(0), Decimal(0)]


def test_vat_changes_nothing_that_is_compared(pool: Pool, bids: list[Bid]) -> None:
    opened = opened_prices(pool, bids)
    before = read(pool).fingerprint
    Bid.objects.filter(pk=opened[0].pk).update(vat_rate=Decimal("0.18"))
    assert read(pool).fingerprint == before


def test_costs_left_to_the_buyers_are_compared_and_journalled_with_the_reason(
    pool: Pool, bids: list[Bid]
) -> None:
    bid = opened_prices(pool, bids)[1]
    before = read(pool).fingerprint
    set_landed(by=OFFICE, bid=bid, rate=Decimal("0.05"), reason="Customs 5 % on paper.")
    assert mark_ups_of(pool, [Bid.objects.get(pk=bid.pk)])[bid.uid].landed == Decimal("0.05")
    assert read(pool).fingerprint != before
    assert Entry.objects.filter(verb="pools.set_landed").count() == 1


@pytest.mark.parametrize(("rate", "reason"), [("0.05", " "), ("1", "Why not"), ("-0.1", "Why not")])
def test_addition_without_reason_or_bounds_is_refused(
    pool: Pool, bids: list[Bid], rate: str, reason: str
) -> None:
    bid = opened_prices(pool, bids)[1]
    with pytest.raises(Refused):
        set_landed(by=OFFICE, bid=bid, rate=Decimal(rate), reason=reason)


def test_addition_before_the_prices_are_open_is_refused(pool: Pool, bids: list[Bid]) -> None:
    opened_envelopes(pool)
    with pytest.raises(Refused, match="between the opening of the prices and the award"):
        set_landed(by=OFFICE, bid=bids[0], rate=Decimal("0.05"), reason="Customs.")


@pytest.fixture
def with_alternative(cast: Cast, pool: Pool) -> Pool:
    """An opened pool, compared by price, with one bid that offers an alternative to its line."""
    Pool.objects.filter(pk=pool.pk).update(has_quality=False)
    pool.refresh_from_db()
    request, token = make_request(pool, cast.vendor_organisation)
    line = pool.lines.get(position=1)
    other = line_payload(line, ("", "4"), variant=1, description="Recycled board")
    payload = bid_payload(line_payload(line, ("", "5")), other)
    submit_bid(request=request, token=token, payload=payload)
    pass_deadline(pool)
    return open_bids(by=OFFICE, pool=pool)


def prices_compared(pool: Pool) -> list[Decimal]:
    return [
        step.unit_price for bid in read(pool).problem.bids for offer in bid.offers for step in offer.breaks
    ]


def test_alternative_is_compared_only_once_it_is_admitted(with_alternative: Pool) -> None:
    assert prices_compared(with_alternative) == [5]
    admit_variant(by=OFFICE, offer=BidLine.objects.get(variant=1), reason="Same strength, tested.")
    assert prices_compared(with_alternative) == [4]
    assert BidLine.objects.get(variant=1).admitted_because == "Same strength, tested."


def test_alternative_gives_its_place_back(with_alternative: Pool) -> None:
    admit_variant(by=OFFICE, offer=BidLine.objects.get(variant=1), reason="Same strength.")
    admit_variant(by=OFFICE, offer=BidLine.objects.get(variant=0), reason="It broke after all.")
    assert prices_compared(with_alternative) == [5]


def test_alternative_is_admitted_with_a_reason_and_once(with_alternative: Pool) -> None:
    offer = BidLine.objects.get(variant=1)
    with pytest.raises(Refused, match="as good as what was asked for"):
        admit_variant(by=OFFICE, offer=offer, reason=" ")
    admit_variant(by=OFFICE, offer=offer, reason="Same strength.")
    with pytest.raises(Refused, match="compared already"):
        admit_variant(by=replace(OFFICE, person="another"), offer=offer, reason="Same strength.")


def test_line_offered_as_an_alternative_alone_is_not_compared(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(has_quality=False)
    pool.refresh_from_db()
    request, token = make_request(pool, cast.vendor_organisation)
    line = line_payload(pool.lines.get(position=1), ("", "4"), variant=2, description="Recycled board")
    submit_bid(request=request, token=token, payload=bid_payload(line))
    pass_deadline(pool)
    open_bids(by=OFFICE, pool=pool)
    assert BidLine.objects.get().is_compared is False
