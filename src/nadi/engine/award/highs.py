"""Hands a matrix to HiGHS in bulk and reads the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from nadi.engine.award.matrix import Matrix

Vector = NDArray[np.float64]
Indices = NDArray[np.int32]

MIP_ABSOLUTE_GAP = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """A model as arrays, rows compressed; `integer` marks whole-number columns."""

    cost: Vector
    lower: Vector
    upper: Vector
    integer: NDArray[np.bool_]
    row_lower: Vector
    row_upper: Vector
    starts: Indices
    index: Indices
    value: Vector

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.cost)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The solver's answer: `feasible` False with `infeasible` True is a proof that there is none."""

    feasible: bool
    infeasible: bool
    optimal: bool
    values: Vector
    objective: float
    bound: float
    nodes: int = 0
    reduced: Vector | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A lower bound, and how much each column adds to it at least: chosen (`penalties`), or not (`keeping`).

    `relaxed`: it comes from the relaxation, with which branching goes on.
    """

    objective: float
    relaxed: bool
    penalties: Vector
    keeping: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how exactly to search; same seed, same answer."""

    seconds: float | None = None
    seed: int = 0
    tolerance: float | None = None
    cutoff: float | None = None
    nodes: int | None = None


def arrays(matrix: Matrix, links: Sequence[tuple[int, int, float]] = ()) -> Arrays:
    """The matrix as arrays, links written as rows column - factor * indicator <= 0."""
    starts, index, value = list(matrix.starts), list(matrix.index), list(matrix.value)
    for column, indicator, factor in links:
        index += (column, indicator)
        value += (1.0, -factor)
        starts.append(len(index))
    free = [-np.inf] * len(links)
    return Arrays(
        cost=np.array(matrix.cost, dtype=float),
        lower=np.array(matrix.lower, dtype=float),
        upper=np.array(matrix.upper, dtype=float),
        integer=np.array(matrix.integer, dtype=bool),
        row_lower=np.array(matrix.row_lower + free, dtype=float),
        row_upper=np.array(matrix.row_upper + [0.0] * len(links), dtype=float),
        starts=np.array(starts, dtype=np.int32),
        index=np.array(index, dtype=np.int32),
        value=np.array(value, dtype=float),
    )


def load(model: Arrays, limits: Limits, *, relaxed: bool = False) -> Any:
    """A solver holding the model, set to one thread so that the same input gives the same answer."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = model.columns, len(model.row_lower)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.cost, model.lower, model.upper
    lp.row_lower_, lp.row_upper_ = model.row_lower, model.row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = lp.num_col_, lp.num_row_
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = model.starts, model.index, model.value
    if not relaxed:
        kinds = [highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger]
        lp.integrality_ = [kinds[whole] for whole in model.integer.tolist()]
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # it ships no types
    options: dict[str, object] = {
        "output_flag": False,
        "threads": 1,
        "random_seed": limits.seed,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": MIP_ABSOLUTE_GAP,
    }
    if limits.seconds is not None:
        options["time_limit"] = max(limits.seconds, 0.01)
    if limits.tolerance is not None:
        options["mip_feasibility_tolerance"] = limits.tolerance
        options["primal_feasibility_tolerance"] = limits.tolerance
    if limits.cutoff is not None:
        options["objective_bound"] = limits.cutoff
    if limits.nodes is not None:
        options["mip_max_nodes"] = limits.nodes
    for name, option in options.items():
        solver.setOptionValue(name, option)
    solver.passModel(lp)
    return solver


def run(solver: Any, *, relaxed: bool = False) -> Solution:
    """Runs the solver and reads its answer."""
    solver.run()
    status = solver.getModelStatus()
    info = solver.getInfo()
    kinds = highspy.HighsModelStatus
    infeasible = status in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible)
    feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    feasible = feasible and not infeasible
    answer = solver.getSolution()
    if relaxed:
        bound = info.objective_function_value if status == kinds.kOptimal else -np.inf
    else:
        bound = info.mip_dual_bound
    return Solution(
        feasible=feasible,
        infeasible=infeasible,
        optimal=status == kinds.kOptimal,
        values=np.array(answer.col_value) if feasible else np.zeros(0),
        objective=info.objective_function_value if feasible else np.inf,
        bound=bound,
        nodes=0 if relaxed else max(int(info.mip_node_count), 0),
        reduced=np.array(answer.col_dual) if relaxed and feasible else None,
    )


def minimise(model: Arrays, limits: Limits) -> Solution:
    """The proven least cost of a mixed-integer model."""
    if not model.columns:
        return _without_columns(model)
    relaxed = not bool(model.integer.any())
    return run(load(model, limits, relaxed=relaxed), relaxed=relaxed)


def _without_columns(model: Arrays) -> Solution:
    """Nothing to decide: feasible when every row holds at zero."""
    holds = bool(np.all(model.row_lower <= 0.0) and np.all(model.row_upper >= 0.0))
    return Solution(
        feasible=holds, infeasible=not holds, optimal=holds, values=np.zeros(0), objective=0.0, bound=0.0
    )


def relax(model: Arrays, limits: Limits) -> Solution:
    """The relaxation's optimum with reduced costs."""
    return run(load(model, limits, relaxed=True), relaxed=True)
