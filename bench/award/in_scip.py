"""The plain model in SCIP, on one thread as it always is."""

import time

from pyscipopt import Model, quicksum

from bench.award.contest import contest
from bench.award.linear import Answer, Linear

INFINITE = 1e20


def solve(linear: Linear, limit: float, seed: int) -> Answer:
    """States the model expression by expression and solves it to a gap of nothing."""
    started = time.process_time()
    model = Model()
    model.hideOutput()
    columns = [
        model.addVar(vtype="B" if binary else "C", lb=0.0, ub=float(upper), obj=float(cost))
        for cost, upper, binary in zip(linear.cost, linear.upper, linear.binary, strict=True)
    ]
    for row in linear.rows:
        total = quicksum(float(f) * columns[c] for c, f in zip(row.columns, row.factors, strict=True))
        if row.low is not None and row.high is not None:
            model.addCons((row.low <= total) <= row.high)
        elif row.low is not None:
            model.addCons(total >= row.low)
        else:
            model.addCons(total <= row.high)
    model.setParam("limits/time", limit)
    model.setParam("limits/gap", 0.0)
    model.setParam("randomization/randomseedshift", seed)
    handed = time.process_time() - started
    model.optimize()
    found = model.getNSols() > 0
    bound = model.getDualbound()
    return Answer(
        optimal=model.getStatus() == "optimal",
        cost=model.getObjVal() if found else None,
        bound=bound if abs(bound) < INFINITE else None,
        handed=handed,
    )


if __name__ == "__main__":
    contest(solve)
