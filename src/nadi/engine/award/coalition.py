"""What a group of members would pay by itself, and which group a division of cost treats worst."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from nadi.engine.award.components import narrowed
from nadi.engine.award.highs import Limits, Solution, arrays, minimise
from nadi.engine.award.model import Model
from nadi.engine.award.optimise import build
from nadi.engine.award.problem import ZERO, Problem
from nadi.engine.award.result import Infeasible, ViolatedCoalition
from nadi.engine.award.solving import least_cost


def coalition_problem(problem: Problem, members: Iterable[str]) -> Problem:
    """The same bids and rules with only these members' demand; raises ValueError for an unknown member."""
    group = set(members)
    unknown = sorted(group - set(problem.members))
    if unknown:
        raise ValueError(f"members: there is no member {unknown[0]!r}.")
    lines = tuple(
        replace(line, demands=tuple(demand for demand in line.demands if demand.member in group))
        for line in problem.lines
    )
    return narrowed(problem, lines, problem.bids, (problem.rules, problem.options.unmet_penalty))


def coalition_cost(
    problem: Problem, members: Iterable[str], *, time_limit: float | None = None, seed: int = 0
) -> Decimal:
    """The least cost of these members' demand; zero for nobody. Raises Infeasible."""
    group = frozenset(members)
    if not group:
        return ZERO
    return least_cost(coalition_problem(problem, group), time_limit=time_limit, seed=seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """Shares and stand-alone costs by member, and whether the whole pool is left out."""

    shares: Mapping[str, Decimal]
    standalone: Mapping[str, Decimal] | None
    proper: bool


def most_violated_coalition(
    problem: Problem,
    shares: Mapping[str, Decimal],
    *,
    standalone: Mapping[str, Decimal] | None = None,
    proper: bool = True,
    time_limit: float | None = None,
) -> ViolatedCoalition:
    """The group whose shares exceed its own cost most, proven by the award with membership binaries.

    A group's cost is its best award, or the sum of its stand-alone costs when that is less. `proper` leaves
    out the pool of all. `excess` may be negative: then no group has reason to leave.
    """
    if set(shares) != set(problem.members):
        raise ValueError("shares: must name every member of the problem, and nobody else.")
    if proper and len(shares) < 2:
        raise ValueError("shares: a pool of one has no smaller group.")
    search = _Search(shares=shares, standalone=standalone, proper=proper)
    found, model = _search(problem, search, time_limit)
    candidates = [_alone(problem, search)] if standalone is not None else []
    if found.feasible:
        group = frozenset(m for m, column in model.members.items() if found.values[column] > 0.5)
        candidates.append(_measured(problem, search, group))
    if not candidates:
        raise TimeoutError("The time limit passed before any group was found.")
    best = max(candidates, key=lambda item: item.excess)
    if found.infeasible:
        return best
    bound = best.excess if found.optimal else max(best.excess, Decimal(repr(-found.bound)))
    return replace(best, bound=bound, proven=found.optimal)


def _search(problem: Problem, search: _Search, time_limit: float | None) -> tuple[Solution, Model]:
    model = build(problem, membership=True)
    columns = list(model.members.items())
    for member, column in columns:
        model.matrix.cost[column] -= float(search.shares[member])
    most = float(len(columns) - 1 if search.proper else len(columns))
    model.matrix.row([(column, 1.0) for _, column in columns], 1.0, most)
    return minimise(arrays(model.matrix, model.links), Limits(seconds=time_limit)), model


def _measured(problem: Problem, search: _Search, group: frozenset[str]) -> ViolatedCoalition:
    """The exact excess of a group."""
    alone = None if search.standalone is None else sum((search.standalone[m] for m in group), ZERO)
    try:
        cost = coalition_cost(problem, group)
    except Infeasible:
        if alone is None:
            raise
        cost = alone
    cost = cost if alone is None else min(cost, alone)
    excess = sum((search.shares[m] for m in group), ZERO) - cost
    return ViolatedCoalition(members=group, excess=excess, cost=cost, bound=excess, proven=True)


def _alone(problem: Problem, search: _Search) -> ViolatedCoalition:
    """The group with the largest excess over its stand-alone costs: everyone who pays more than alone."""
    standalone = search.standalone or {}
    excess = {m: search.shares[m] - standalone[m] for m in problem.members}
    ranked = sorted(excess, key=lambda m: -excess[m])
    group = [m for m in ranked if excess[m] > 0] or ranked[:1]
    if search.proper and len(group) == len(ranked):
        group = group[:-1]
    return _measured(problem, search, frozenset(group))
