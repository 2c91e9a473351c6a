"""Awards beside the award: scenarios, the price of each rule, life without a winner, line-by-line picking."""

from dataclasses import replace
from decimal import Decimal

from nadi.engine.award.plan import price, tidy
from nadi.engine.award.problem import ZERO, Problem, Scenario
from nadi.engine.award.reasons import with_reasons
from nadi.engine.award.result import Award, Infeasible, RulePrice, RunnerUp, ScenarioResult
from nadi.engine.award.rules import Exclude
from nadi.engine.award.solving import award_of, least_cost, merged, solve, solve_parts


def compare(
    problem: Problem,
    scenarios: tuple[Scenario, ...],
    *,
    time_limit: float | None = None,
    seed: int = 0,
) -> tuple[ScenarioResult, ...]:
    """Each scenario's award, or why it has none, beside the first one's cost; the limit is per scenario."""
    results: list[ScenarioResult] = []
    first: Decimal | None = None
    for scenario in scenarios:
        options = scenario.options if scenario.options is not None else problem.options
        try:
            varied = replace(problem, rules=scenario.rules, options=options)
        except ValueError as refused:
            raise ValueError(f"scenario {scenario.name}: {refused}") from refused
        try:
            award = solve(varied, time_limit=time_limit, seed=seed)
        except Infeasible as conflict:
            results.append(ScenarioResult(name=scenario.name, award=None, infeasible=conflict))
            continue
        first = award.cost if first is None else first
        results.append(ScenarioResult(name=scenario.name, award=award, difference=tidy(award.cost - first)))
    return tuple(results)


def price_of_rules(
    problem: Problem, *, time_limit: float | None = None, seed: int = 0
) -> tuple[RulePrice, ...]:
    """What each rule costs: the optimum with all rules less the optimum without it. Raises Infeasible."""
    whole = least_cost(problem, time_limit=time_limit, seed=seed)
    prices = []
    for index, rule in enumerate(problem.rules):
        rest = problem.rules[:index] + problem.rules[index + 1 :]
        without = least_cost(replace(problem, rules=rest), time_limit=time_limit, seed=seed)
        prices.append(RulePrice(rule=rule.words, price=tidy(whole - without), cost_without=without))
    return tuple(prices)


def runner_up(
    problem: Problem, award: Award, *, time_limit: float | None = None, seed: int = 0
) -> tuple[RunnerUp, ...]:
    """For each winner the best award without it, and what losing it would cost."""
    found = []
    for vendor in award.winners:
        without = replace(problem, rules=(*problem.rules, Exclude(vendor=vendor)))
        try:
            other = solve(without, time_limit=time_limit, seed=seed)
        except Infeasible:
            found.append(RunnerUp(vendor=vendor, award=None, extra_cost=None))
            continue
        found.append(RunnerUp(vendor=vendor, award=other, extra_cost=tidy(other.cost - award.cost)))
    return tuple(found)


def cherry_pick(problem: Problem, *, time_limit: float | None = None, seed: int = 0) -> Award:
    """The best award line by line, blind to total discounts, fixed charges and bundles, at its real cost.

    Capacities, minimum order values and rules are kept, so that it can be ordered and never costs less than
    `solve`'s. Raises Infeasible when the lines cannot be bought without bundles.
    """
    plain = tuple(replace(bid, total_discount=None, fixed_charge=ZERO, bundles=()) for bid in problem.bids)
    answers = solve_parts(replace(problem, bids=plain), time_limit=time_limit, seed=seed)
    return with_reasons(problem, award_of(problem, price(problem, merged(answers))))
