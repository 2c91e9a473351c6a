"""Each term and rule by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nadi.engine.award import (
    Award,
    Bid,
    Bundle,
    Demand,
    DiscountTier,
    Exclude,
    Infeasible,
    KeepIncumbent,
    Line,
    LineOffer,
    Options,
    PriceBreak,
    Problem,
    Rule,
    TotalDiscount,
    VendorCount,
    VendorShare,
    coalition_cost,
    cost_of,
    explain_infeasible,
    most_violated_coalition,
    price_of_rules,
    runner_up,
    solve,
)


def offer(line: str, price: str, **terms: object) -> LineOffer:
    return replace(
        LineOffer(line=line, breaks=(PriceBreak(unit_price=Decimal(price)),)),
        **terms,  # type: ignore[arg-type]
    )


def bid(vendor: str, *offers: LineOffer, **terms: object) -> Bid:
    return replace(Bid(id=vendor, vendor=vendor, offers=offers), **terms)  # type: ignore[arg-type]


def wanted(line: str, quantity: str, *, member: str = "ana") -> Line:
    return Line(id=line, demands=(Demand(member=member, site=f"{member}'s", quantity=Decimal(quantity)),))


def pool(*bids: Bid, rules: tuple[Rule, ...] = (), lines: tuple[Line, ...] = ()) -> Problem:
    numbered = tuple(replace(item, submitted=place) for place, item in enumerate(bids))
    return Problem(lines=lines or (wanted("A", "10"),), bids=numbered, rules=rules)


def split(award: Award) -> dict[str, Decimal]:
    return {row.vendor: row.quantity for row in award.rows}


def test_nothing_wanted_costs_nothing() -> None:
    award = solve(pool(bid("v", offer("A", "5")), lines=(wanted("A", "0"),)))
    assert award.total == 0
    assert award.rows == ()
    assert award.winners == ()


def test_capacity_passes_the_rest_to_the_next_vendor() -> None:
    award = solve(pool(bid("v1", offer("A", "5", capacity=Decimal(6))), bid("v2", offer("A", "7"))))
    assert split(award) == {"v1": 6, "v2": 4}
    assert award.total == 58


def test_whole_lot_is_all_or_nothing() -> None:
    lot = bid("v1", offer("A", "5", whole_lot=True, capacity=Decimal(6)))
    assert split(solve(pool(lot, bid("v2", offer("A", "7"))))) == {"v2": 10}


def test_freight_is_paid_by_site() -> None:
    line = Line(
        id="A",
        demands=(
            Demand(member="ana", site="north", quantity=Decimal(4)),
            Demand(member="beso", site="south", quantity=Decimal(6)),
        ),
    )
    near_north = bid("v1", offer("A", "5", freight={"north": Decimal(0), "south": Decimal(3)}))
    near_south = bid("v2", offer("A", "5", freight={"north": Decimal(3), "south": Decimal(1)}))
    award = solve(pool(near_north, near_south, lines=(line,)))
    assert {(row.vendor, row.site): row.quantity for row in award.rows} == {
        ("v1", "north"): 4,
        ("v2", "south"): 6,
    }
    assert award.total == 56


def test_currency_is_converted() -> None:
    award = solve(pool(bid("v1", offer("A", "2"), currency_rate=Decimal("2.7")), bid("v2", offer("A", "6"))))
    assert award.winners == ("v1",)
    assert award.total == 54


def test_mark_up_decides_and_is_not_paid() -> None:
    award = solve(pool(bid("v1", offer("A", "5", mark_up=Decimal("0.3"))), bid("v2", offer("A", "6"))))
    assert award.winners == ("v2",)
    assert award.total == 60
    assert award.mark_up == 0
    award = solve(pool(bid("v1", offer("A", "5", mark_up=Decimal("0.1"))), bid("v2", offer("A", "6"))))
    assert award.winners == ("v1",)
    assert award.total == 50
    assert award.cost == 55


def test_mark_up_is_in_no_price_that_a_reason_names() -> None:
    award = solve(pool(bid("v1", offer("A", "5", mark_up=Decimal("0.1"))), bid("v2", offer("A", "6"))))
    (reason,) = award.vendors[0].reasons
    assert [reason.key, reason.parameters["price"], reason.parameters["rival_price"]] == [
        "lowest_price",
        "5",
        "6",
    ]


def test_mark_up_on_a_bundle_decides_and_is_not_paid() -> None:
    whole = Bundle(id="all", quantities={"A": Decimal(10)}, price=Decimal(50), mark_up=Decimal("0.3"))
    award = solve(pool(bid("v1", bundles=(whole,)), bid("v2", offer("A", "6"))))
    assert [award.winners, award.total] == [("v2",), 60]
    award = solve(
        pool(bid("v1", bundles=(replace(whole, mark_up=Decimal("0.1")),)), bid("v2", offer("A", "6")))
    )
    assert [award.winners, award.total, award.cost] == [("v1",), 50, 55]


def test_vat_stands_apart() -> None:
    award = solve(pool(bid("v", offer("A", "5", vat=Decimal("0.18")))))
    assert award.total == 50
    assert award.vat == 9


def test_fixed_charge_is_listed_as_a_charge() -> None:
    award = solve(pool(bid("v", offer("A", "5"), fixed_charge=Decimal(7))))
    (charge,) = award.charges
    assert charge.kind == "fixed"
    assert charge.amount == 7
    assert award.total == 57


def test_minimum_order_value_excludes_a_small_order() -> None:
    small = bid("v1", offer("A", "5"), minimum_order_value=Decimal(60))
    assert solve(pool(small, bid("v2", offer("A", "7")))).winners == ("v2",)


def test_incremental_discount_on_the_amount_takes_off_what_lies_above() -> None:
    tiers = (DiscountTier(threshold=Decimal(20), rate=Decimal("0.1")),)
    discount = TotalDiscount(tiers=tiers, of="amount", kind="incremental")
    assert solve(pool(bid("v", offer("A", "5"), total_discount=discount))).total == 47


def test_bundles_of_one_xor_group_exclude_one_another() -> None:
    lines = (wanted("A", "10"), wanted("B", "10"))
    half = {"A": Decimal(5), "B": Decimal(5)}
    bundles = tuple(Bundle(id=n, quantities=half, price=Decimal(40), xor_group="g") for n in ("x", "y"))
    vendor = bid("v", offer("A", "5"), offer("B", "5"), bundles=bundles)
    award = solve(pool(vendor, lines=lines))
    assert [taken.bundle for taken in award.bundles] in (["x"], ["y"])
    assert award.total == 90


def test_reserve_price_refuses_a_dear_vendor() -> None:
    line = replace(wanted("A", "10"), reserve_price=Decimal(6))
    with pytest.raises(Infeasible) as refusal:
        solve(pool(bid("v", offer("A", "7")), lines=(line,)))
    assert [reason.key for reason in refusal.value.conflict] == ["reserve_price", "demand"]


def test_unmet_demand_is_penalised_when_allowed() -> None:
    problem = pool(bid("v", offer("A", "7", capacity=Decimal(4))))
    award = solve(replace(problem, options=Options(unmet_penalty={"A": Decimal(9)})))
    assert award.lines[0].unmet == 6
    assert award.penalty == 54
    assert award.total == 28
    assert award.cost == 82


def test_tolerance_is_used_to_reach_a_break() -> None:
    line = Line(id="A", demands=(Demand(member="ana", quantity=Decimal(9), tolerance=Decimal(1)),))
    breaks = (
        PriceBreak(unit_price=Decimal(10)),
        PriceBreak(from_quantity=Decimal(10), unit_price=Decimal(8)),
    )
    problem = pool(bid("v", LineOffer(line="A", breaks=breaks)), lines=(line,))
    assert solve(problem).total == 90
    assert solve(replace(problem, options=Options(use_tolerance=True))).total == 80


def test_conflict_is_minimal_and_in_words() -> None:
    rules: tuple[Rule, ...] = (Exclude(vendor="v1"), KeepIncumbent(vendor="v1"), VendorCount(at_most=2))
    conflict = explain_infeasible(pool(bid("v1", offer("A", "5")), bid("v2", offer("A", "6")), rules=rules))
    assert [reason.text for reason in conflict] == [
        "the rule “v1 is excluded”",
        "the rule “the incumbent v1 is kept”",
    ]


def test_too_little_supply_is_said_with_the_quantity() -> None:
    (reason,) = explain_infeasible(pool(bid("v", offer("A", "5", capacity=Decimal(4)))))
    assert reason.text == "the bids can supply at most 4 of the 10 wanted of line A"


def test_price_of_a_rule_is_what_it_adds() -> None:
    rules: tuple[Rule, ...] = (VendorShare(at_most=Decimal("0.6")), VendorCount(at_most=2))
    problem = pool(bid("v1", offer("A", "5")), bid("v2", offer("A", "7")), rules=rules)
    assert [price.price for price in price_of_rules(problem)] == [8, 0]


def test_losing_a_winner_costs_the_difference_to_the_next() -> None:
    problem = pool(bid("v1", offer("A", "5")), bid("v2", offer("A", "7")))
    (loss,) = runner_up(problem, solve(problem))
    assert loss.vendor == "v1"
    assert loss.extra_cost == 20


def test_losing_the_only_vendor_leaves_no_award() -> None:
    problem = pool(bid("v1", offer("A", "5")))
    (loss,) = runner_up(problem, solve(problem))
    assert loss.award is None
    assert loss.extra_cost is None


def test_tie_goes_to_the_earlier_bid() -> None:
    award = solve(pool(bid("late", offer("A", "5")), bid("early", offer("A", "5"))))
    assert award.winners == ("late",)
    assert award.tie is True


def test_tie_goes_to_fewer_vendors_before_earlier_bids() -> None:
    lines = (wanted("A", "10"), wanted("B", "10"))
    first, second = bid("v1", offer("A", "5")), bid("v2", offer("A", "5"), offer("B", "5"))
    award = solve(pool(first, second, lines=lines))
    assert award.winners == ("v2",)
    assert award.tie is True


def test_members_sites_share_in_proportion_to_the_last_unit() -> None:
    demands = tuple(Demand(member=m, site=m, quantity=Decimal(1)) for m in ("ana", "beso", "gia"))
    problem = pool(
        bid("v1", offer("A", "5", capacity=Decimal(1))),
        bid("v2", offer("A", "6")),
        lines=(Line(id="A", demands=demands),),
    )
    award = solve(problem)
    firsts = [row.quantity for row in award.rows if row.vendor == "v1"]
    assert firsts == [Decimal("0.334"), Decimal("0.333"), Decimal("0.333")]
    assert {m: sum(r.quantity for r in award.rows if r.member == m) for m in ("ana", "beso", "gia")} == {
        "ana": 1,
        "beso": 1,
        "gia": 1,
    }


def test_amounts_are_rounded_once_and_add_up() -> None:
    demands = tuple(Demand(member=m, site=m, quantity=Decimal(1)) for m in ("ana", "beso", "gia"))
    award = solve(pool(bid("v", offer("A", "0.335")), lines=(Line(id="A", demands=demands),)))
    assert [row.amount for row in award.rows] == [Decimal("0.34"), Decimal("0.34"), Decimal("0.33")]
    assert award.total == Decimal("1.01")


def test_cost_of_refuses_a_quantity_not_offered() -> None:
    problem = pool(bid("v", offer("A", "5", minimum_quantity=Decimal(3))))
    with pytest.raises(ValueError, match="bid v, line A: the quantity 2 is not offered"):
        cost_of(problem, {("v", "A"): Decimal(2)})


def pooled() -> Problem:
    breaks = [("0", "10"), ("40", "9"), ("80", "8")]
    schedule = LineOffer(
        line="A",
        breaks=tuple(PriceBreak(from_quantity=Decimal(q), unit_price=Decimal(p)) for q, p in breaks),
    )
    volumes = {"1": 20, "2": 30, "3": 50}
    demands = tuple(Demand(member=m, site=m, quantity=Decimal(q)) for m, q in volumes.items())
    return pool(bid("v", schedule), lines=(Line(id="A", demands=demands),))


@pytest.mark.parametrize(
    ("members", "cost"),
    [("", 0), ("1", 200), ("2", 300), ("3", 450), ("12", 450), ("13", 630), ("23", 640), ("123", 800)],
)
def test_group_costs_its_own_best_award(members: str, cost: int) -> None:
    assert coalition_cost(pooled(), members) == cost


def test_no_group_leaves_the_equal_price() -> None:
    shares = {"1": Decimal(160), "2": Decimal(240), "3": Decimal(400)}
    worst = most_violated_coalition(pooled(), shares)
    assert worst.excess == 0
    assert worst.proven is True


def test_group_that_pays_too_much_is_found() -> None:
    shares = {"1": Decimal(100), "2": Decimal(200), "3": Decimal(500)}
    worst = most_violated_coalition(pooled(), shares)
    assert worst.members == frozenset({"2", "3"})
    assert worst.excess == 60
    assert worst.cost == 640


def test_a_conflict_found_in_time_is_the_same_as_without_a_limit() -> None:
    rules = (VendorCount(at_most=1), VendorCount(at_least=2))
    problem = pool(bid("v1", offer("A", "5")), bid("v2", offer("A", "6")), rules=rules)
    assert explain_infeasible(problem, time_limit=600.0) == explain_infeasible(problem)
