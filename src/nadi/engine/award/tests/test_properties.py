"""Guarantees: equal to brute force, more bids never cost more, more rules never less, sums are exact."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from nadi.engine.award import Infeasible, Problem, least_cost
from nadi.engine.award.tests.brute import brute_cost
from nadi.engine.award.tests.small import problems

calm = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def cost_or_none(problem: Problem) -> Decimal | None:
    try:
        return least_cost(problem)
    except Infeasible:
        return None


@calm
@given(problems())
def test_award_equals_brute_force(problem: Problem) -> None:
    assert cost_or_none(problem) == brute_cost(problem)
