"""Other awards of the same cost: whether there are any, and which one is taken.

Order: fewer vendors, then the vendors whose bids came earlier, then more quantity with the earlier ones.
Columns whose reduced cost exceeds the distance between relaxation and optimum are zero in every best award,
which leaves small models to search; where a model stays large, whether there are ties is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nadi.engine.award.components import narrowed
from nadi.engine.award.highs import Arrays, Limits, Vector, arrays, minimise, relax
from nadi.engine.award.model import Model
from nadi.engine.award.optimise import PartAnswer, build, read_plan
from nadi.engine.award.plan import Plan, price
from nadi.engine.award.problem import ZERO, Problem
from nadi.engine.award.reduce import Part, all_columns, narrow

NODES = 5_000
MOST_COLUMNS = 8_000
BATCH = 12
SHIFT = 1e-3
NOTHING = 1e-5


@dataclass(frozen=True, slots=True)
class TieBreak:
    """Whether another award costs the same (None: not known), and the plan to take when it is another one."""

    tie: bool | None
    plan: Plan | None = None


def break_ties(problem: Problem, answers: Sequence[PartAnswer], *, seed: int = 0) -> TieBreak:
    """Looks for ties part by part, and breaks them over all parts that have one."""
    if not all(answer.optimal for answer in answers):
        return TieBreak(None)
    verdicts = [_has_tie(answer, seed) for answer in answers]
    tied = [answer for answer, verdict in zip(answers, verdicts, strict=True) if verdict]
    if not tied:
        return TieBreak(None if None in verdicts else False)
    settled = [answer for answer, verdict in zip(answers, verdicts, strict=True) if not verdict]
    plan = _first_in_order(problem, tied, settled, seed)
    if plan is None:
        return TieBreak(True)
    parts = [part for answer in settled for part in answer.priced.plan.parts]
    bundles = frozenset(taken for answer in settled for taken in answer.priced.plan.bundles)
    return TieBreak(True, Plan(parts=(*parts, *plan.parts), bundles=bundles | plan.bundles))


def cost_slack(cost: float) -> float:
    """How far two costs may differ and still be the same to the solver, far below a cent."""
    return max(1e-6, 1e-10 * abs(cost))


def fixed_by_reduced_cost(matrix: Arrays, cost: float, seed: int) -> Arrays:
    """The model with every column fixed that no award of this cost can use otherwise."""
    relaxed = relax(matrix, Limits(seed=seed))
    if not relaxed.feasible or relaxed.reduced is None:
        return matrix
    room = cost - relaxed.objective + 2 * cost_slack(cost)
    dual = relaxed.reduced
    steps = np.full_like(dual, np.inf)
    np.divide(room, np.abs(dual), out=steps, where=np.abs(dual) > 1e-12)
    steps = np.where(matrix.integer, np.floor(steps + 1e-9), np.where(steps < NOTHING, 0.0, steps + NOTHING))
    at_lower, at_upper = dual > 0, dual < 0
    return replace(
        matrix,
        upper=np.where(at_lower, np.minimum(matrix.upper, matrix.lower + steps), matrix.upper),
        lower=np.where(at_upper, np.maximum(matrix.lower, matrix.upper - steps), matrix.lower),
    )


def _bounded(matrix: Arrays, row: Vector, upper: float) -> Arrays:
    """The model with one more row: row * x <= upper."""
    used = np.flatnonzero(row).astype(np.int32)
    return replace(
        matrix,
        row_lower=np.append(matrix.row_lower, -np.inf),
        row_upper=np.append(matrix.row_upper, upper),
        starts=np.append(matrix.starts, len(matrix.index) + len(used)).astype(np.int32),
        index=np.concatenate([matrix.index, used]).astype(np.int32),
        value=np.concatenate([matrix.value, row[used]]),
    )


def _same_cost(matrix: Arrays, cost: float, seed: int) -> Arrays:
    return _bounded(fixed_by_reduced_cost(matrix, cost, seed), matrix.cost, cost + cost_slack(cost))


def _has_tie(answer: PartAnswer, seed: int) -> bool | None:
    """Maximises and minimises a generic weighting of who supplies what over all awards of the same cost."""
    model = answer.model
    if not model.supplies:
        return False
    part = _candidates(answer)
    if len(part.kept) > MOST_COLUMNS:
        return None
    cost = float(np.array(model.matrix.cost) @ answer.values)
    same = _same_cost(part.written(), cost - part.offset, seed)
    weights = _generic(model, len(answer.values))
    present = float(weights @ answer.values)
    for sign in (1.0, -1.0):
        found = minimise(replace(same, cost=sign * weights[part.kept]), Limits(seed=seed, nodes=NODES))
        if not found.feasible:
            return None
        values = part.whole(found.values)
        if abs(float(weights @ values) - present) > SHIFT and _costs_the_same(answer, values):
            return True
        if not found.optimal:
            return None
    return False


def _candidates(answer: PartAnswer) -> Part:
    """The columns that an award of this cost can use."""
    model = answer.model
    if answer.relaxed is None:
        return all_columns(arrays(model.matrix, model.links))
    matrix = arrays(model.matrix)
    cost = float(matrix.cost @ answer.values)
    room = cost - answer.relaxed.objective + 2 * cost_slack(cost)
    return narrow(matrix, model.links, (answer.relaxed, room))


def _generic(model: Model, columns: int) -> Vector:
    """A weight per (bid, line, place): unlike enough that two awards hardly ever weigh the same."""
    weights = np.zeros(columns)
    spots = {(s.bid, s.line, s.node, s.bundle): None for s in model.supplies}
    drawn = np.random.default_rng(20071).uniform(1.0, 2.0, len(spots))
    number = dict(zip(spots, drawn, strict=True))
    for supply in model.supplies:
        weight = number[supply.bid, supply.line, supply.node, supply.bundle]
        weights[supply.column] = weight * supply.scale / model.most[supply.node]
    return weights


def _costs_the_same(answer: PartAnswer, values: Vector) -> bool:
    try:
        other = price(answer.problem, read_plan(answer.model, values))
    except ValueError:
        return False
    return float(abs(other.cost - answer.priced.cost)) <= cost_slack(float(answer.priced.cost))


def _first_in_order(
    problem: Problem, tied: Sequence[PartAnswer], settled: Sequence[PartAnswer], seed: int
) -> Plan | None:
    """The first of all awards of least cost in the order of the tie-break."""
    joint = _joint(problem, tied)
    model = build(joint, count_vendors=True)
    matrix = arrays(model.matrix, model.links)
    cost = sum((answer.priced.cost for answer in tied), ZERO)
    same = _same_cost(matrix, float(cost), seed)
    bids = {bid.id: bid.vendor for bid in problem.bids}
    free = {bids[part.bid] for answer in settled for part in answer.priced.plan.parts}
    limits = Limits(seed=seed, nodes=NODES)
    uses = [(vendor, model.vendor_uses[vendor]) for vendor in joint.vendors if vendor in model.vendor_uses]
    counted = np.zeros(matrix.columns)
    counted[[column for vendor, column in uses if vendor not in free]] = 1.0
    found = minimise(replace(same, cost=counted), limits)
    if not found.optimal:
        return None
    same = _bounded(same, counted, round(float(counted @ found.values)) + 0.5)
    for start in range(0, len(uses), BATCH):
        columns = [column for _, column in uses[start : start + BATCH]]
        row = np.zeros(matrix.columns)
        row[columns] = [2.0 ** (len(columns) - place) for place in range(len(columns))]
        found = minimise(replace(same, cost=-row), limits)
        if not found.optimal:
            return None
        same = _bounded(same, -row, -round(float(row @ found.values)) + 0.5)
    found = minimise(replace(same, cost=_early(model, matrix.columns)), limits)
    if not found.feasible:
        return None
    try:
        plan = read_plan(model, found.values)
        return plan if price(joint, plan).cost <= cost else None
    except ValueError:
        return None


def _early(model: Model, columns: int) -> Vector:
    """Later bids weigh more, so that minimising gives the earlier ones more."""
    rank = {vendor: place for place, vendor in enumerate(model.problem.vendors)}
    weights = np.zeros(columns)
    for supply in model.supplies:
        place = rank[model.problem.bids[supply.bid].vendor] + 1
        weights[supply.column] = place * supply.scale / model.most[supply.node]
    return weights


def _joint(problem: Problem, tied: Sequence[PartAnswer]) -> Problem:
    """The tied parts as one problem."""
    names = {line.id for answer in tied for line in answer.problem.lines}
    if len(names) == len(problem.lines):
        return problem
    lines = tuple(line for line in problem.lines if line.id in names)
    bids = tuple(
        replace(
            bid,
            offers=tuple(offer for offer in bid.offers if offer.line in names),
            bundles=tuple(bundle for bundle in bid.bundles if names >= set(bundle.quantities)),
        )
        for bid in problem.bids
    )
    kept = tuple(bid for bid in bids if bid.offers or bid.bundles)
    rules = tuple(rule for rule in problem.rules if rule.line is None or rule.line in names)
    penalties = {n: p for n, p in problem.options.unmet_penalty.items() if n in names}
    return narrowed(problem, lines, kept, (rules, penalties))
