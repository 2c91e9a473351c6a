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
from nadi.engine.award.highs import Arrays, Indices, Limits, Proof, Solution, Vector, minimise, relax
from nadi.engine.award.lagrange import lagrange

Links = Sequence[tuple[int, int, float]]

LARGE = 4_000
FIRST_CHOICES = 40
LEAST_ROOM = 1e-5
NOTHING = 1e-7


def relaxation(model: Arrays, links: Links, limits: Limits) -> tuple[Proof, Vector] | None:
    """The relaxation with all links in force, as a proof with its values; only violated links are written."""
    found = LinkedRelaxation(model, links, limits).solve()
    if not found.optimal or found.reduced is None:
        return None
    proof = Proof(
        objective=found.objective,
        relaxed=True,
        penalties=_penalties(model, found.reduced),
        keeping=np.maximum(-found.reduced, 0.0),
    )
    return proof, found.values


def minimise_large(model: Arrays, links: Links, limits: Limits) -> tuple[Solution, Proof | None]:
    """The proven least cost of a large model, and the lower bound behind it."""
    started = time.perf_counter()
    priced = lagrange(model, links, limits) if len(links) > LARGE else None
    if priced is not None:
        return _within_room(model, links, priced, (limits, started))
    return _relaxed_first(model, links, limits)


def _relaxed_first(model: Arrays, links: Links, limits: Limits) -> tuple[Solution, Proof | None]:
    started = time.perf_counter()
    relaxed = relaxation(model, links, limits)
    if relaxed is None:
        return minimise(with_links(model, links), _left(limits, started)), None
    proof, values = relaxed
    whole = values[model.integer]
    if np.all(np.abs(whole - np.round(whole)) < NOTHING):
        answer = Solution(
            feasible=True,
            infeasible=False,
            optimal=True,
            values=values,
            objective=proof.objective,
            bound=proof.objective,
        )
        return answer, proof
    return _within_room(model, links, proof, (limits, started))


def _within_room(
    model: Arrays, links: Links, proof: Proof, clock: tuple[Limits, float]
) -> tuple[Solution, Proof]:
    """Solves with the likeliest choices, then with all that the best answer so far leaves possible."""
    binaries = np.sort(proof.penalties[model.integer])
    room = float(binaries[min(FIRST_CHOICES, len(binaries) - 1)]) if len(binaries) else 0.0
    room = max(room, LEAST_ROOM * max(abs(proof.objective), 1.0))
    known = np.concatenate([proof.penalties, proof.keeping])
    most = float(np.max(known[np.isfinite(known)], initial=0.0))
    nodes = 0
    best: Solution | None = None
    while True:
        part = narrow(model, links, (proof, room))
        answer = part.solve(_left(*clock))
        nodes += answer.nodes
        everything = room >= most
        if answer.optimal and (answer.objective <= proof.objective + room or everything):
            return replace(answer, nodes=nodes), proof
        if not answer.optimal and not answer.infeasible:
            kept = answer if best is None or answer.objective < best.objective else best
            return replace(kept, optimal=False, bound=proof.objective, nodes=nodes), proof
        if everything:
            return answer, proof
        if answer.infeasible and relax(model, _left(*clock)).infeasible:
            return answer, proof
        best = answer if answer.optimal else best
        gap = answer.objective - proof.objective if answer.optimal else np.inf
        room = min(gap * 1.000001 + 1e-6, 8.0 * room)


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
    relaxed: bool = False

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
        started = time.perf_counter()
        found: Solution | None
        if len(self.links) > LARGE and not self.relaxed:
            found, _ = _relaxed_first(self.model, self.links, limits)
        else:
            found = branch(self.model, self.links, limits)
        if found is None:
            found = minimise(self.written(), _left(limits, started))
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


def _penalties(model: Arrays, dual: Vector) -> Vector:
    """What choosing each column at least adds to the relaxation: its reduced cost, and that of its minimum.

    A row sum(a z) - low * w >= 0 asks for quantity when w is chosen: the cheapest by reduced cost is counted.
    """
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


def narrow(model: Arrays, links: Links, proof_and_room: tuple[Proof, float]) -> Part:
    """The model without the choices that no answer within `room` of the bound can make."""
    proof, room = proof_and_room
    out = model.integer & (model.lower == 0.0) & (proof.penalties > room)
    sure = model.integer & (model.upper == 1.0) & (proof.keeping > room)
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
    return Part(
        kept=kept,
        fixed=fixed,
        offset=float(model.cost @ fixed),
        model=cut,
        links=inner,
        relaxed=proof.relaxed,
    )
