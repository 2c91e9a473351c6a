"""The plain model in CBC, through the linear solver of OR-Tools."""

import time

from ortools.linear_solver import pywraplp

from bench.award.contest import contest
from bench.award.linear import Answer, Linear


def solve(linear: Linear, limit: float, seed: int) -> Answer:
    """States the model coefficient by coefficient and solves it to a gap of nothing; it has no seed."""
    started = time.process_time()
    solver = pywraplp.Solver.CreateSolver("CBC")
    solver.SetNumThreads(1)
    columns = [
        solver.BoolVar("") if binary else solver.NumVar(0.0, float(upper), "")
        for upper, binary in zip(linear.upper, linear.binary, strict=True)
    ]
    objective = solver.Objective()
    for column, cost in zip(columns, linear.cost, strict=True):
        objective.SetCoefficient(column, float(cost))
    objective.SetMinimization()
    endless = solver.infinity()
    for row in linear.rows:
        low = -endless if row.low is None else float(row.low)
        high = endless if row.high is None else float(row.high)
        constraint = solver.Constraint(low, high)
        for column, factor in zip(row.columns, row.factors, strict=True):
            constraint.SetCoefficient(columns[column], float(factor))
    solver.SetTimeLimit(int(limit * 1000))
    exact = pywraplp.MPSolverParameters()
    exact.SetDoubleParam(pywraplp.MPSolverParameters.RELATIVE_MIP_GAP, 0.0)
    handed = time.process_time() - started
    status = solver.Solve(exact)
    found = status in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE)
    return Answer(
        optimal=status == pywraplp.Solver.OPTIMAL,
        cost=objective.Value() if found else None,
        bound=objective.BestBound() if found else None,
        handed=handed,
    )


if __name__ == "__main__":
    contest(solve)
