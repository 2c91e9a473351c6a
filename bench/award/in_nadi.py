"""Nadi's answer to the same question as the plain models: the least cost, priced exactly, and its proof."""

from bench.award.contest import contest
from bench.award.linear import Answer
from bench.award.questions import Question, question
from nadi.engine.award import Problem, auction
from nadi.engine.award.solving import solve_parts


def solve(asked: Question, limit: float, seed: int) -> Answer:
    """The proven best plan of every part of a problem, or the best bids of an auction."""
    if not isinstance(asked, Problem):
        sold = auction(asked, time_limit=limit, seed=seed)
        return Answer(optimal=sold.optimal, cost=-float(sold.revenue), bound=-float(sold.upper_bound))
    try:
        parts = solve_parts(asked, time_limit=limit, seed=seed, explain=False)
    except TimeoutError:
        return Answer(optimal=False, cost=None, bound=None)
    return Answer(
        optimal=all(part.optimal for part in parts),
        cost=float(sum(part.priced.cost for part in parts)),
        bound=float(sum(part.bound for part in parts)),
    )


if __name__ == "__main__":
    contest(solve, question)
