"""The plain model in OR-Tools' CP-SAT: whole quantities, costs in whole hundredths of a thousandth.

Exact for these instances: with the choices made, what is left is a flow with whole capacities, so some
optimum is whole, and no price after discount has more than five decimals.
"""

import time
from decimal import Decimal

from ortools.sat.python import cp_model

from bench.award.contest import contest
from bench.award.linear import Answer, Linear

SCALE = Decimal(100_000)


def solve(linear: Linear, limit: float, seed: int) -> Answer:
    """States the model with one worker, as every other contestant has one thread."""
    started = time.process_time()
    model = cp_model.CpModel()
    columns = [
        model.new_bool_var("") if binary else model.new_int_var(0, upper, "")
        for upper, binary in zip(linear.upper, linear.binary, strict=True)
    ]
    for row in linear.rows:
        total = cp_model.LinearExpr.weighted_sum([columns[c] for c in row.columns], row.factors)
        low = row.low if row.low is not None else cp_model.INT32_MIN * 2**20
        high = row.high if row.high is not None else cp_model.INT32_MAX * 2**20
        model.add_linear_constraint(total, low, high)
    model.minimize(cp_model.LinearExpr.weighted_sum(columns, [whole(cost) for cost in linear.cost]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.random_seed = seed
    handed = time.process_time() - started
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        optimal=status == cp_model.OPTIMAL,
        cost=solver.objective_value / float(SCALE) if found else None,
        bound=solver.best_objective_bound / float(SCALE) if found else None,
        handed=handed,
    )


def whole(cost: Decimal) -> int:
    """A cost in the model's unit; raises ValueError when it does not fit."""
    scaled = cost * SCALE
    if scaled != int(scaled):
        raise ValueError(f"The cost {cost} has more than five decimals.")
    return int(scaled)


if __name__ == "__main__":
    contest(solve)
