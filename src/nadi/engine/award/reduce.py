"""Large models: relaxation with links added when violated, then only the columns that an optimum can use.

A choice whose reduced cost, with that of the quantity it asks for, exceeds `room` is made in no answer that
costs less than relaxation + room (reduced cost fixing); so the best answer without it is the best of all as
soon as it lies within that room.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from nadi.engine.award.branch import LinkedRelaxation, branch
from nadi.engine.award.highs import Arrays, Indices, Limits, Solution, Vector, minimise

Links = Sequence[tuple[int, int, float]]

LARGE = 4_000
FIRST_ROOM = 0.004
NOTHING = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """The relaxation's optimum: a lower bound, the reduced costs that prove it."""

    objective: float
    values: Vector
    reduced: Vector


def relaxation(model: Arrays, links: Links, limits: Limits) -> Relaxation | None:
    """Solves the relaxation with all links in force, of which only the violated ones are ever written."""
    linked = LinkedRelaxation(model, links, limits)
    found = linked.solve()
    if not found.optimal or found.reduced is None:
        return None
    return Relaxation(objective=found.objective, values=found.values, reduced=found.reduced)


def minimise_large(model: Arrays, links: Links, limits: Limits) -> tuple[Solution, Relaxation | None]:
    """The proven least cost of a large model, and the relaxation behind it."""
    started = time.perf_counter()
    found = relaxation(model, links, limits)
    if found is None:
        return minimise(with_links(model, links), _left(limits, started)), None
    whole = found.values[model.integer]
    if np.all(np.abs(whole - np.round(whole)) < NOTHING):
        answer = Solution(
            feasible=True,
            infeasible=False,
            optimal=True,
            values=found.values,
            objective=found.objective,
            bound=found.objective,
        )
        return answer, found
    room = FIRST_ROOM * max(abs(found.objective), 1.0)
    nodes = 0
    while True:
        part = narrow(model, links, (found, room))
        answer = part.solve(_left(limits, started))
        nodes += answer.nodes
        full = room >= float(np.sum(np.abs(model.cost)))
        if answer.optimal and (answer.objective <= found.objective + room or full):
            return replace(answer, nodes=nodes), found
        if not answer.optimal and not answer.infeasible:
            bound = min(answer.bound, found.objective + room)
            return replace(answer, bound=max(bound, found.objective), nodes=nodes), found
        if full:
            return answer, found
        gap = answer.objective - found.objective if answer.optimal else np.inf
        room = min(gap, 8.0 * room) * 1.000001 + 1e-6
        if gap > 64.0 * room:
            room *= 4.0


def _left(limits: Limits, started: float) -> Limits:
    if limits.seconds is None:
        return limits
    return replace(limits, seconds=limits.seconds - (time.perf_counter() - started))


def with_links(model: Arrays, links: Links) -> Arrays:
    """The model with these links as rows."""
    if not links:
        return model
    count = len(links)
    index = np.array([end for column, indicator, _ in links for end in (column, indicator)], dtype=np.int32)
    value = np.array([end for _, _, factor in links for end in (1.0, -factor)], dtype=float)
    starts = len(model.index) + 2 * np.arange(1, count + 1)
    return replace(
        model,
        row_lower=np.concatenate([model.row_lower, np.full(count, -np.inf)]),
        row_upper=np.concatenate([model.row_upper, np.zeros(count)]),
        starts=np.concatenate([model.starts, starts]).astype(np.int32),
        index=np.concatenate([model.index, index]).astype(np.int32),
        value=np.concatenate([model.value, value]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The columns kept, the model on them, and what the others are fixed at."""

    kept: Indices
    fixed: Vector
    offset: float
    model: Arrays
    links: Links

    def written(self) -> Arrays:
        """The model with its links as rows."""
        return with_links(self.model, self.links)

    def whole(self, values: Vector) -> Vector:
        """The part's values in the columns of the whole."""
        full = self.fixed.copy()
        full[self.kept] = values
        return full

    def solve(self, limits: Limits) -> Solution:
        """The part's optimum in the columns of the whole."""
        found = branch(self.model, self.links, limits)
        if found is None:
            found = minimise(self.written(), limits)
        if not found.feasible:
            return found
        values = self.whole(found.values)
        return replace(
            found, values=values, objective=found.objective + self.offset, bound=found.bound + self.offset
        )


def all_columns(model: Arrays) -> Part:
    """The whole model as a part of itself."""
    kept = np.arange(model.columns, dtype=np.int32)
    return Part(kept=kept, fixed=np.zeros(model.columns), offset=0.0, model=model, links=())


def _penalties(model: Arrays, relaxed: Relaxation) -> Vector:
    """What choosing each column at least adds to the relaxation: its reduced cost, and that of its minimum.

    A row sum(a z) - low * w >= 0 asks for quantity when w is chosen: the cheapest by reduced cost is counted.
    """
    dual = relaxed.reduced
    extra = np.zeros(model.columns)
    for row in np.flatnonzero((model.row_lower == 0.0) & np.isinf(model.row_upper)).tolist():
        span = slice(model.starts[row], model.starts[row + 1])
        index, value = model.index[span], model.value[span]
        asking = np.flatnonzero((value < 0.0) & model.integer[index])
        if len(asking) != 1 or np.count_nonzero(value < 0.0) != 1:
            continue
        giving = value > 0.0
        prices = np.maximum(dual[index[giving]], 0.0) / value[giving]
        amounts = value[giving] * model.upper[index[giving]]
        order = np.argsort(prices, kind="stable")
        before = np.concatenate([[0.0], np.cumsum(amounts[order])[:-1]])
        taken = np.clip(-value[asking[0]] - before, 0.0, amounts[order])
        chosen = int(index[asking[0]])
        extra[chosen] = max(extra[chosen], float(np.sum(taken * prices[order])))
    return np.maximum(dual, 0.0) + extra


def narrow(model: Arrays, links: Links, proof: tuple[Relaxation, float]) -> Part:
    """The model without the columns that no answer within `room` of the relaxation can use."""
    relaxed, room = proof
    out = model.integer & (model.lower == 0.0) & (_penalties(model, relaxed) > room)
    sure = model.integer & (model.upper == 1.0) & (-relaxed.reduced > room)
    upper = np.where(out, 0.0, model.upper)
    lower = np.where(sure, 1.0, model.lower)
    for column, indicator, _ in links:
        if upper[indicator] <= 0.0:
            upper[column] = 0.0
    kept = np.flatnonzero(upper > lower).astype(np.int32)
    fixed = np.where(upper > lower, 0.0, lower)
    matrix = sparse.csr_matrix(
        (model.value, model.index, model.starts), shape=(len(model.row_lower), model.columns)
    )
    shift = matrix @ fixed
    small = matrix[:, kept].tocsr()
    used = np.diff(small.indptr) > 0
    empty_holds = (model.row_lower - shift <= 1e-7) & (model.row_upper - shift >= -1e-7)
    rows = np.flatnonzero(used | ~empty_holds)
    small = small[rows]
    place = {int(column): number for number, column in enumerate(kept)}
    cut = Arrays(
        cost=model.cost[kept],
        lower=lower[kept],
        upper=upper[kept],
        integer=model.integer[kept],
        row_lower=(model.row_lower - shift)[rows],
        row_upper=(model.row_upper - shift)[rows],
        starts=small.indptr.astype(np.int32),
        index=small.indices.astype(np.int32),
        value=small.data,
    )
    inner = [
        (place[column], place[indicator], factor)
        for column, indicator, factor in links
        if column in place and indicator in place
    ]
    return Part(kept=kept, fixed=fixed, offset=float(model.cost @ fixed), model=cut, links=inner)
