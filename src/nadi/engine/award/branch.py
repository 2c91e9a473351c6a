"""Branch and bound on yes-or-no columns over one warm-started relaxation, links written when violated.

Made for relaxations so tight that a handful of nodes prove the optimum; gives up after `NODES` nodes, and at
once when more than `MOST_APART` choices are undecided at the root.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from nadi.engine.award.highs import Arrays, Indices, Limits, Solution, Vector, load, run

Links = Sequence[tuple[int, int, float]]

NODES = 400
MOST_APART = 30
NOTHING = 1e-7
WHOLE = 1e-6
GAP = 1e-6
ROUNDS = 200


@dataclass(slots=True)
class LinkedRelaxation:
    """A relaxation in which every link holds although only those ever violated are written."""

    model: Arrays
    links: Links
    limits: Limits
    solver: Any = field(init=False)
    columns: Indices = field(init=False)
    indicators: Indices = field(init=False)
    factors: Vector = field(init=False)
    written: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.solver = load(self.model, self.limits, relaxed=True)
        self.columns = np.array([link[0] for link in self.links], dtype=np.int32)
        self.indicators = np.array([link[1] for link in self.links], dtype=np.int32)
        self.factors = np.array([link[2] for link in self.links], dtype=float)
        self.written = np.zeros(len(self.links), dtype=bool)

    def solve(self, cutoff: float = np.inf) -> Solution:
        """The relaxation's optimum, or any point of it that already costs as much as `cutoff`."""
        found = run(self.solver, relaxed=True)
        for _ in range(ROUNDS):
            if not found.feasible or not found.optimal or found.objective >= cutoff:
                return found
            excess = found.values[self.columns] - self.factors * found.values[self.indicators]
            violated = (excess > NOTHING * np.maximum(self.factors, 1.0)) & ~self.written
            if not violated.any():
                return found
            self.write(violated)
            found = run(self.solver, relaxed=True)
        return found

    def write(self, chosen: NDArray[np.bool_]) -> None:
        """Adds these links as rows."""
        count = int(chosen.sum())
        index = np.empty(2 * count, dtype=np.int32)
        value = np.empty(2 * count, dtype=float)
        index[0::2], index[1::2] = self.columns[chosen], self.indicators[chosen]
        value[0::2], value[1::2] = 1.0, -self.factors[chosen]
        starts = np.arange(0, 2 * count, 2, dtype=np.int32)
        infinite = np.full(count, -highspy.kHighsInf)
        self.solver.addRows(count, infinite, np.zeros(count), 2 * count, starts, index, value)
        self.written |= chosen


@dataclass(slots=True)
class _Node:
    bound: float
    lower: Vector
    upper: Vector


def branch(model: Arrays, links: Links, limits: Limits) -> Solution | None:
    """The proven optimum by best-first search; None when it gives up, or when columns are not binary."""
    whole = np.flatnonzero(model.integer).astype(np.int32)
    if np.any(model.upper[whole] > 1.0):
        return None
    started = time.perf_counter()
    relaxed = LinkedRelaxation(model, links, limits)
    relaxed.written[:] = False
    best: Solution | None = None
    cutoff = np.inf
    open_nodes = [_Node(-np.inf, model.lower[whole], model.upper[whole])]
    count = 0
    while open_nodes:
        open_nodes.sort(key=lambda node: -node.bound)
        node = open_nodes.pop()
        if node.bound >= cutoff - GAP:
            continue
        count += 1
        late = limits.seconds is not None and time.perf_counter() - started > limits.seconds
        if count > NODES or late:
            return None
        relaxed.solver.changeColsBounds(len(whole), whole, node.lower, node.upper)
        found = relaxed.solve(cutoff - GAP)
        if found.infeasible or (found.feasible and found.objective >= cutoff - GAP):
            continue
        if not found.optimal:
            return None
        apart = np.abs(found.values[whole] - np.round(found.values[whole]))
        place = int(np.argmax(apart)) if len(whole) else 0
        if not len(whole) or apart[place] < WHOLE:
            best, cutoff = found, found.objective
            continue
        if count == 1 and int(np.sum(apart > WHOLE)) > MOST_APART:
            return None
        open_nodes += _children(node, place, found.objective)
    return _answer(best, count)


def _children(node: _Node, place: int, bound: float) -> list[_Node]:
    children = []
    for value in (0.0, 1.0):
        lower, upper = node.lower.copy(), node.upper.copy()
        lower[place] = upper[place] = value
        children.append(_Node(bound, lower, upper))
    return children


def _answer(best: Solution | None, nodes: int) -> Solution:
    nothing = best is None
    return Solution(
        feasible=not nothing,
        infeasible=nothing,
        optimal=not nothing,
        values=np.zeros(0) if best is None else best.values,
        objective=np.inf if best is None else best.objective,
        bound=np.inf if best is None else best.objective,
        nodes=nodes,
    )
