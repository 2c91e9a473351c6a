"""The plain model in HiGHS, the solver Nadi itself uses: what the formulation alone is worth."""

import time
from typing import Any

import highspy
import numpy as np

from bench.award.contest import contest
from bench.award.linear import Answer, Linear


def solve(linear: Linear, limit: float, seed: int) -> Answer:
    """Hands the model over in one piece and solves it to the gap that Nadi asks for."""
    started = time.process_time()
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # it ships no types
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", seed)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("time_limit", limit)
    solver.passModel(handed_over(linear))
    handed = time.process_time() - started
    solver.run()
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    bound = info.mip_dual_bound if any(linear.binary) else info.objective_function_value
    return Answer(
        optimal=solver.getModelStatus() == highspy.HighsModelStatus.kOptimal,
        cost=info.objective_function_value if found else None,
        bound=bound if np.isfinite(bound) else None,
        handed=handed,
    )


def handed_over(linear: Linear) -> highspy.HighsLp:
    """The model in the solver's own form."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(linear.cost), len(linear.rows)
    lp.col_cost_ = np.array([float(cost) for cost in linear.cost])
    lp.col_lower_ = np.zeros(lp.num_col_)
    lp.col_upper_ = np.array(linear.upper, dtype=float)
    lp.row_lower_ = np.array([-np.inf if row.low is None else row.low for row in linear.rows], dtype=float)
    lp.row_upper_ = np.array([np.inf if row.high is None else row.high for row in linear.rows], dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = lp.num_col_, lp.num_row_
    ends = np.cumsum([len(row.columns) for row in linear.rows])
    lp.a_matrix_.start_ = np.concatenate([[0], ends]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([c for row in linear.rows for c in row.columns], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([f for row in linear.rows for f in row.factors], dtype=float)
    kinds = [highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger]
    lp.integrality_ = [kinds[binary] for binary in linear.binary]
    return lp


if __name__ == "__main__":
    contest(solve)
