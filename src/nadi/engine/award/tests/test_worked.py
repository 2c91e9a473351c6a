"""Every number of the award's page."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from bench.award.wdp import read_wdp

from nadi.engine.award import (
    AuctionBid,
    Demand,
    Line,
    LineOffer,
    Options,
    PriceBreak,
    Problem,
    auction,
    cherry_pick,
    compare,
    solve,
)
from nadi.engine.award import Bid as VendorBid
from nadi.engine.award.schedule import pieces
from nadi.engine.award.tests.worked import DATA, example, quantities, second_table, worked_table

GAMS = "Incremental with set-up: gams-bid-19"
TQD = "Total quantity discount: tqd-3x2"
AUCTION = "A forward auction of bundles"
ONE_LINE = "One line, all units: 0, 1 and n"
WDP = {"Decay2000_100": Decimal("86.3721"), "matching_40": Decimal("129.68875")}


@pytest.mark.parametrize(("vendor", "stretch", "intercept"), worked_table(GAMS))
def test_ripple_of_an_incremental_schedule(vendor: str, stretch: str, intercept: str) -> None:
    bid = next(bid for bid in example("award-gams-bid-19.json").problem.bids if bid.vendor == vendor)
    piece = pieces(bid.offers[0])[int(stretch) - 1]
    assert piece.ripple + piece.set_up == Decimal(intercept)


def test_gams_bid_is_awarded_as_worked_out() -> None:
    award = solve(example("award-gams-bid-19.json").problem)
    *winners, together = second_table(GAMS)
    assert award.cost == Decimal(together[2])
    assert award.gap == 0
    assert award.tie is False
    assert quantities(award) == {(vendor, "item"): Decimal(quantity) for vendor, quantity, _ in winners}
    amounts = {vendor.vendor: vendor.amount for vendor in award.vendors}
    assert amounts == {vendor: Decimal(cost) for vendor, _, cost in winners}


@pytest.mark.parametrize("row", worked_table(TQD), ids=lambda row: row[0])
def test_total_quantity_discount_is_awarded_as_worked_out(row: list[str]) -> None:
    file = example("award-tqd-3x2.json")
    results = {result.name: result.award for result in compare(file.problem, file.scenarios)}
    award = results[row[0]]
    assert award is not None
    places = [("v1", "A"), ("v1", "B"), ("v2", "A"), ("v2", "B")]
    worked = {place: Decimal(cell) for place, cell in zip(places, row[1:5], strict=True) if Decimal(cell)}
    assert quantities(award) == worked
    assert award.cost == Decimal(row[5])


def test_cherry_picking_the_total_quantity_discount_pays_what_is_really_charged() -> None:
    # v1's 60 of A and v2's 40 of B are cheapest at list price, and happen to reach a tier each.
    assert cherry_pick(example("award-tqd-3x2.json").problem).cost == Decimal(954)


def test_forward_auction_sells_the_best_set_of_bundles() -> None:
    bids = [
        AuctionBid(id=name, goods=frozenset(goods.split()), price=Decimal(price))
        for name, goods, price in worked_table(AUCTION)
    ]
    result = auction(bids)
    assert result.winners == ("q", "r")
    assert result.revenue == result.upper_bound == 11


@pytest.mark.parametrize(("quantity", "unit_price", "cost"), worked_table(ONE_LINE))
def test_one_line_costs_its_price_break(quantity: str, unit_price: str, cost: str) -> None:
    award = solve(_one_line(quantity))
    assert award.cost == Decimal(cost)
    assert [row.unit_price for row in award.rows] == ([] if unit_price == "-" else [Decimal(unit_price)])


@pytest.mark.parametrize(("quantity", "cost", "bought"), [("39", "360", "40"), ("79", "640", "80")])
def test_buying_more_than_wanted_can_cost_less(quantity: str, cost: str, bought: str) -> None:
    award = solve(_one_line(quantity, Options(allow_more=True)))
    assert award.cost == Decimal(cost)
    assert award.lines[0].bought == Decimal(bought)


def _one_line(quantity: str, options: Options | None = None) -> Problem:
    breaks = [("0", "10"), ("40", "9"), ("80", "8")]
    offer = LineOffer(
        line="item",
        breaks=tuple(PriceBreak(from_quantity=Decimal(q), unit_price=Decimal(p)) for q, p in breaks),
    )
    return Problem(
        lines=(Line(id="item", demands=(Demand(member="ana", quantity=Decimal(quantity)),)),),
        bids=(VendorBid(id="v", vendor="v", offers=(offer,)),),
        options=options or Options(),
    )


@pytest.mark.parametrize("path", sorted(DATA.glob("wdp/*_*.txt")), ids=lambda path: path.stem)
def test_open_auction_instances_reach_their_known_optimum(path: Path) -> None:
    _, bids = read_wdp(path)
    result = auction(bids)
    assert result.optimal
    assert result.revenue == WDP[path.stem]


@pytest.mark.parametrize("path", sorted(DATA.glob("benchmarks/procurement_benchmarks.json")))
def test_open_award_problems_are_those_of_the_examples(path: Path) -> None:
    known = {problem["id"]: problem for problem in json.loads(path.read_text())["award_problems"]}
    gams, tqd = known["gams-bid-19"], known["tqd-3x2"]
    assert float(solve(example("award-gams-bid-19.json").problem).cost) == gams["optimum"]
    assert float(solve(example("award-tqd-3x2.json").problem).cost) == tqd["expected"]["optimum"]
