"""Guarantees: equal to brute force, more bids never cost more, more rules never less, sums are exact."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from nadi.engine.award import (
    Award,
    Bid,
    Infeasible,
    Problem,
    Rule,
    cost_of,
    explain_infeasible,
    least_cost,
    solve,
)
from nadi.engine.award.tests.brute import brute_cost
from nadi.engine.award.tests.small import bids, problems, rules

calm = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
CENT = Decimal("0.01")


def cost_or_none(problem: Problem) -> Decimal | None:
    try:
        return least_cost(problem)
    except Infeasible:
        return None


def award_or_none(problem: Problem) -> Award | None:
    try:
        return solve(problem)
    except Infeasible:
        return None


@settings(calm, max_examples=100)
@given(problems())
def test_award_equals_brute_force(problem: Problem) -> None:
    assert cost_or_none(problem) == brute_cost(problem)


@calm
@given(problems())
def test_award_with_tie_break_costs_the_least(problem: Problem) -> None:
    award = award_or_none(problem)
    assert (None if award is None else award.cost) == cost_or_none(problem)


@calm
@given(problems(with_rules=False), bids("v4"))
def test_another_bid_never_raises_the_cost(problem: Problem, bid: Bid) -> None:
    before = cost_or_none(problem)
    assume(before is not None)
    after = cost_or_none(replace(problem, bids=(*problem.bids, bid)))
    assert before is not None
    assert after is not None
    assert after <= before


@calm
@given(problems(), rules())
def test_another_rule_never_lowers_the_cost(problem: Problem, rule: Rule) -> None:
    before = cost_or_none(problem)
    after = cost_or_none(replace(problem, rules=(*problem.rules, rule)))
    assert after is None or (before is not None and after >= before)


@calm
@given(problems())
def test_rows_and_charges_add_up_to_the_cent(problem: Problem) -> None:
    award = award_or_none(problem)
    assume(award is not None)
    assert award is not None
    amounts = [row.amount for row in award.rows] + [charge.amount for charge in award.charges]
    assert sum(amounts, Decimal(0)) == award.total == award.paid.quantize(CENT, ROUND_HALF_UP)
    assert award.cost == award.paid + award.mark_up + award.penalty
    assert sum((vendor.amount for vendor in award.vendors), Decimal(0)) == award.total


@calm
@given(problems())
def test_every_site_gets_what_it_wants(problem: Problem) -> None:
    award = award_or_none(problem)
    assume(award is not None)
    assert award is not None
    for line in problem.lines:
        for demand in line.demands:
            rows = [
                r for r in award.rows if (r.line, r.member, r.site) == (line.id, demand.member, demand.site)
            ]
            got = sum((row.quantity for row in rows), Decimal(0))
            most = demand.tolerance if problem.options.use_tolerance else Decimal(0)
            assert got <= demand.quantity + most
            assert got >= demand.quantity or line.id in problem.options.unmet_penalty


@calm
@given(problems(with_freight=False))
def test_cost_of_the_awards_quantities_is_what_is_paid(problem: Problem) -> None:
    award = award_or_none(problem)
    assume(award is not None)
    assert award is not None
    quantities = {(item.bid, item.line): item.quantity for item in award.quantities}
    bundles = [(taken.bid, taken.bundle) for taken in award.bundles]
    assert cost_of(problem, quantities, bundles).paid == award.paid


@settings(calm, max_examples=25)
@given(problems())
def test_a_conflict_is_given_exactly_when_there_is_no_award(problem: Problem) -> None:
    assert bool(explain_infeasible(problem)) == (cost_or_none(problem) is None)


@settings(calm, max_examples=25)
@given(problems(), st.integers(0, 3))
def test_the_seed_never_changes_the_award(problem: Problem, seed: int) -> None:
    award = award_or_none(problem)
    assume(award is not None)
    assert award is not None
    assert solve(problem, seed=seed).rows == award.rows
