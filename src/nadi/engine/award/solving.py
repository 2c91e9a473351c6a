"""The award itself: parts solved, ties broken, amounts made exact, reasons given."""

import time
from dataclasses import replace
from decimal import Decimal

from nadi.engine.award.assemble import bid_quantities, line_awards, sheet, vendor_awards
from nadi.engine.award.components import components
from nadi.engine.award.conflict import explain_infeasible
from nadi.engine.award.highs import Limits
from nadi.engine.award.optimise import NoAward, PartAnswer, optimise
from nadi.engine.award.plan import Plan, Priced, price
from nadi.engine.award.problem import ZERO, Problem
from nadi.engine.award.reasons import with_reasons
from nadi.engine.award.result import Award, Infeasible, Stats
from nadi.engine.award.ties import TieBreak, break_ties


def solve(problem: Problem, *, time_limit: float | None = None, seed: int = 0) -> Award:
    """The award of least cost, proven, with ties broken and reasons given.

    `time_limit` is in seconds of the whole solve; when it passes, the best award found is answered with
    its gap. Raises Infeasible with a minimal set of rules that conflict (searched for as long again),
    TimeoutError when the limit passed before any award was found, ArithmeticError when exact and floating
    price cannot be brought together.
    Method: Goossens, Maas, Spieksma, van de Klundert (2007), EJOR 178(2), tightened as
    docs/algorithms/award.md says.
    """
    started = time.perf_counter()
    answers = solve_parts(problem, time_limit=time_limit, seed=seed)
    broken = break_ties(problem, answers, seed=seed)
    return _award(problem, answers, broken, time.perf_counter() - started)


def solve_parts(
    problem: Problem, *, time_limit: float | None = None, seed: int = 0, explain: bool = True
) -> tuple[PartAnswer, ...]:
    """The best plan of each independent part; raises Infeasible, with the conflict when asked to explain."""
    started = time.perf_counter()
    answers = []
    for part in components(problem):
        seconds = None if time_limit is None else time_limit - (time.perf_counter() - started)
        try:
            answers.append(optimise(part, Limits(seconds=seconds, seed=seed)))
        except NoAward as proof:
            conflict = explain_infeasible(problem, time_limit=time_limit) if explain else ()
            raise Infeasible(conflict) from proof
    return tuple(answers)


def least_cost(problem: Problem, *, time_limit: float | None = None, seed: int = 0) -> Decimal:
    """The least cost alone, without tie-break and reasons; Infeasible comes without its conflict."""
    answers = solve_parts(problem, time_limit=time_limit, seed=seed, explain=False)
    return sum((answer.priced.cost for answer in answers), ZERO)


def merged(answers: tuple[PartAnswer, ...]) -> Plan:
    """The parts' plans as one."""
    return Plan(
        parts=tuple(part for answer in answers for part in answer.priced.plan.parts),
        bundles=frozenset(taken for answer in answers for taken in answer.priced.plan.bundles),
    )


def award_of(problem: Problem, priced: Priced) -> Award:
    """A priced plan as an award whose bound is its own cost; reasons and proof are added by the caller."""
    found = sheet(problem, priced)
    quantities, bundles = bid_quantities(priced)
    return Award(
        currency=problem.currency,
        rows=found.rows,
        charges=found.charges,
        vendors=vendor_awards(problem, found),
        lines=line_awards(problem, found),
        total=found.total,
        paid=priced.paid,
        cost=priced.cost,
        mark_up=priced.mark_up,
        penalty=priced.penalty,
        vat=found.vat,
        lower_bound=priced.cost,
        gap=ZERO,
        status="optimal",
        tie=None,
        quantities=quantities,
        bundles=bundles,
    )


def _award(problem: Problem, answers: tuple[PartAnswer, ...], broken: TieBreak, seconds: float) -> Award:
    plan = broken.plan if broken.plan is not None else merged(answers)
    award = award_of(problem, price(problem, plan))
    bound = min(sum((answer.bound for answer in answers), ZERO), award.cost)
    optimal = all(answer.optimal for answer in answers)
    stats = Stats(
        components=len(answers),
        columns=sum(len(answer.model.matrix.cost) for answer in answers),
        rows=sum(len(answer.model.matrix.row_lower) + len(answer.model.links) for answer in answers),
        binaries=sum(sum(answer.model.matrix.integer) for answer in answers),
        nodes=sum(answer.nodes for answer in answers),
        seconds=seconds,
    )
    gap = (award.cost - bound) / award.cost if award.cost else ZERO
    award = replace(
        award,
        lower_bound=bound,
        gap=gap,
        status="optimal" if optimal else "time_limit",
        tie=broken.tie,
        stats=stats,
    )
    return with_reasons(problem, award)
