"""From rows to the engine's question, and from its answer to rows and back."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast

from nadi.engine import award as engine
from nadi.together.pools.evaluation.answer_rows import award_from, in_thousandths
from nadi.together.pools.evaluation.problem import read
from nadi.together.pools.models import Bid, Demand, Line, Participation
from nadi.together.pools.tests.award_factory import evaluate, make_story
from nadi.together.pools.tests.bid_factory import bid_payload, line_payload, make_bid, opened
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool


def row(quantity: str, vendor: str = "v") -> engine.AwardRow:
    """Return a row of one site with a quantity."""
    price = Decimal(1)
    return engine.AwardRow(
        vendor=vendor,
        bid=vendor,
        line="l",
        member="m",
        site="s",
        quantity=Decimal(quantity),
        list_price=price,
        unit_price=price,
        amount=Decimal(quantity),
    )


def test_reading_pools_the_demand_of_every_site(cast: Cast) -> None:
    story = make_story(cast)
    found = read(story.pool).problem
    assert [line.quantity for line in found.lines] == [Decimal("2000"), Decimal("1000")]
    assert found.members == tuple(story.participation(member.organisation).uid for member in cast.members)


def payload_with_every_part(boxes: Line, film: Line) -> dict[str, Any]:
    """Return a bid that uses everything a bid can say."""
    offer = line_payload(
        boxes,
        ("0", "1.10"),
        ("200", "0.95"),
        incremental=True,
        set_up_charge="12.50",
        minimum_quantity="100",
        capacity="900",
        freight=[{"town": "Kutaisi", "per_unit": "0.07"}],
    )
    bundle = {
        "name": "Both",
        "price": "1500.00",
        "group": "a",
        "lines": [{"line": boxes.uid, "quantity": "500"}, {"line": film.uid, "quantity": "500"}],
    }
    discount = {"of": "amount", "incremental": True, "tiers": [{"threshold": "100", "rate": "0.05"}]}
    terms = {"fixed_charge": "40.00", "capacity": "1500", "minimum_order_value": "75.00"}
    return bid_payload(offer, bundles=[bundle], discount=discount, **terms)


def test_reading_takes_every_part_of_a_bid(cast: Cast) -> None:
    pool = make_pool(title="Every part")
    boxes, film = make_lines(pool)
    for line in (boxes, film):
        add_demand(line, cast.rioni.organisation, "500")
    make_bid(pool, cast.vendor_organisation, payload_with_every_part(boxes, film))
    bid = read(opened(pool)).problem.bids[0]
    site = cast.rioni.sites[0].uid
    assert bid == engine.Bid(
        id=Bid.objects.get(pool=pool).uid,
        vendor=cast.vendor_organisation.uid,
        submitted=0,
        offers=(
            engine.LineOffer(
                line=boxes.uid,
                kind="incremental",
                breaks=(
                    engine.PriceBreak(unit_price=Decimal("1.10")),
                    engine.PriceBreak(from_quantity=Decimal("200"), unit_price=Decimal("0.95")),
                ),
                set_up_charge=Decimal("12.50"),
                minimum_quantity=Decimal("100"),
                capacity=Decimal("900"),
                freight={site: Decimal("0.07")},
            ),
        ),
        total_discount=engine.TotalDiscount(
            tiers=(engine.DiscountTier(threshold=Decimal("100"), rate=Decimal("0.05")),),
            of="amount",
            kind="incremental",
        ),
        fixed_charge=Decimal("40.00"),
        capacity=Decimal("1500"),
        minimum_order_value=Decimal("75.00"),
        bundles=(
            engine.Bundle(
                id="Both",
                quantities={boxes.uid: Decimal("500"), film.uid: Decimal("500")},
                price=Decimal("1500.00"),
                xor_group="a",
            ),
        ),
    )


def test_reading_leaves_out_who_has_left_and_what_nobody_wants_any_more(cast: Cast) -> None:
    story = make_story(cast)
    Demand.objects.filter(line=story.film).exclude(
        participation__organisation=cast.kolkheti.organisation
    ).delete()
    Participation.objects.filter(organisation=cast.kolkheti.organisation).update(left="2026-01-01T00:00Z")
    problem = read(story.pool).problem
    assert [line.id for line in problem.lines] == [story.boxes.uid]
    assert [[offer.line for offer in bid.offers] for bid in problem.bids] == [[story.boxes.uid]] * 2


def test_a_disqualified_bid_is_not_read(cast: Cast) -> None:
    story = make_story(cast)
    Bid.objects.filter(vendor=cast.rival_organisation).update(state=Bid.State.DISQUALIFIED)
    assert read(story.pool).problem.vendors == (cast.vendor_organisation.uid,)


def test_whole_pieces_are_not_cut(cast: Cast) -> None:
    story = make_story(cast)
    assert [line.step for line in read(story.pool).problem.lines] == [Decimal(1), Decimal(1)]


def test_a_measured_line_may_be_cut(cast: Cast) -> None:
    story = make_story(cast)
    story.pool.lines.update(unit="KGM")
    assert [line.step for line in read(story.pool).problem.lines] == [None, None]


def test_the_fingerprint_follows_demand_and_bids_alone(cast: Cast) -> None:
    story = make_story(cast)
    first = read(story.pool)
    assert read(story.pool).fingerprint == first.fingerprint
    ruled = replace(first.problem, rules=(engine.VendorCount(at_most=1),))
    assert replace(first, problem=ruled).fingerprint == first.fingerprint
    Demand.objects.filter(line=story.film).update(quantity=Decimal("501"))
    assert read(story.pool).fingerprint != first.fingerprint


def test_an_award_comes_back_from_its_rows_as_it_was(cast: Cast) -> None:
    story = make_story(cast)
    evaluation = evaluate(story.pool, ("cheapest",))
    found = read(story.pool)
    award = engine.solve(found.problem)
    stored = award_from(evaluation.scenarios.get(), found)
    assert (stored.rows, stored.charges) == (award.rows, award.charges)
    assert (stored.total, stored.lines) == (award.total, award.lines)
    assert [(one.vendor, one.quantity, one.amount) for one in stored.vendors] == [
        (one.vendor, one.quantity, one.amount) for one in award.vendors
    ]


def test_rounding_to_thousandths_keeps_what_a_site_gets() -> None:
    rows = [row("333.333333", "a"), row("333.333333", "b"), row("333.333334", "c")]
    assert in_thousandths(rows) == [Decimal("333.333"), Decimal("333.333"), Decimal("333.334")]


def test_reading_asks_as_often_for_three_members_as_for_one(cast: Cast) -> None:
    pool = make_pool(title="One")
    line, *_others = make_lines(pool)
    add_demand(line, cast.rioni.organisation, "10")
    make_bid(pool, cast.vendor_organisation, bid_payload(line_payload(line, ("0", "1.00"))))
    opened(pool)
    story = make_story(cast)
    with CaptureQueriesContext(connection) as for_one:
        read(pool)
    with CaptureQueriesContext(connection) as for_three:
        read(story.pool)
    assert len(for_three) <= len(for_one) + 1, "the discount's tiers and nothing else"
