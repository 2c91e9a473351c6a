"""Nadi's whole award: beside the proof the search for ties and their order, rows to the cent, reasons."""

from bench.award.contest import contest
from bench.award.linear import Answer
from bench.award.questions import question
from nadi.engine.award import Problem
from nadi.engine.award import solve as solve_award


def solve(problem: Problem, limit: float, seed: int) -> Answer:
    """What `./nadi award` does with a problem file once it is read."""
    try:
        award = solve_award(problem, time_limit=limit, seed=seed)
    except TimeoutError:
        return Answer(optimal=False, cost=None, bound=None)
    return Answer(optimal=award.status == "optimal", cost=float(award.cost), bound=float(award.lower_bound))


if __name__ == "__main__":
    contest(solve, question)
