"""Why no award is possible: a smallest set of rules, reserve prices and demands that cannot hold together."""

import time
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from nadi.engine.award.components import components
from nadi.engine.award.highs import Limits, arrays, minimise
from nadi.engine.award.optimise import build
from nadi.engine.award.problem import ZERO, Bid, Line, Problem
from nadi.engine.award.result import Reason
from nadi.engine.award.rules import Rule
from nadi.engine.award.schedule import pieces


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that must hold: a rule, a line's reserve price, or that a line's demand is met."""

    rule: Rule | None = None
    reserve: str | None = None
    demand: str | None = None


def explain_infeasible(problem: Problem, *, time_limit: float | None = None) -> tuple[Reason, ...]:
    """A minimal set that conflicts, in words; empty when an award is possible.

    Minimal: without any one of them the others can hold together (deletion filter: Chinneck and Dravnieks,
    1991). When the `time_limit` (seconds) passes, the set found so far is answered: it conflicts, but may
    not be minimal; it is empty when no conflict was proven in time.
    """
    until = None if time_limit is None else time.perf_counter() + time_limit
    for part in components(problem):
        if not _possible(part, _claims(part), until):
            core = _smallest(part, _claims(part), until)
            return tuple(_words(part, claim) for claim in core)
    return ()


def _claims(problem: Problem) -> list[Claim]:
    penalties = problem.options.unmet_penalty
    claims = [Claim(rule=rule) for rule in problem.rules]
    claims += [Claim(reserve=line.id) for line in problem.lines if line.reserve_price is not None]
    claims += [
        Claim(demand=line.id) for line in problem.lines if line.id not in penalties and line.quantity > 0
    ]
    return claims


def _smallest(problem: Problem, claims: list[Claim], until: float | None) -> list[Claim]:
    """Drops blocks, then single claims, as long as the rest provably still conflicts."""
    size = max(len(claims) // 2, 1)
    while True:
        start = 0
        while start < len(claims):
            rest = claims[:start] + claims[start + size :]
            if until is not None and time.perf_counter() >= until:
                return claims
            if not _possible(problem, rest, until):
                claims = rest
            else:
                start += size
        if size == 1:
            return claims
        size = max(size // 2, 1)


def _possible(problem: Problem, claims: list[Claim], until: float | None) -> bool:
    """Whether some award may keep these claims, all others given up; what is not settled in time may."""
    reserved = {claim.reserve for claim in claims}
    met = {claim.demand for claim in claims}
    lines = tuple(
        line if line.id in reserved else replace(line, reserve_price=None) for line in problem.lines
    )
    unmet = {line.id: ZERO for line in problem.lines if line.id not in met}
    kept = tuple(claim.rule for claim in claims if claim.rule is not None)
    relaxed = replace(problem, lines=lines, rules=kept, options=replace(problem.options, unmet_penalty=unmet))
    model = build(relaxed)
    matrix = arrays(model.matrix, model.links)
    matrix = replace(matrix, cost=np.zeros_like(matrix.cost))
    seconds = None if until is None else max(until - time.perf_counter(), 0.0)
    return not minimise(matrix, Limits(seconds=seconds)).infeasible


def _words(problem: Problem, claim: Claim) -> Reason:
    if claim.rule is not None:
        return Reason(
            key="rule", parameters={"rule": claim.rule.words}, text=f"the rule “{claim.rule.words}”"
        )
    line = next(line for line in problem.lines if line.id in (claim.reserve, claim.demand))
    if claim.reserve is not None:
        parameters = {"line": line.id, "price": f"{line.reserve_price}"}
        return Reason(
            key="reserve_price",
            parameters=parameters,
            text=f"the reserve price {line.reserve_price} of line {line.id}",
        )
    return _demand_words(problem, line)


def _demand_words(problem: Problem, line: Line) -> Reason:
    parameters = {"line": line.id, "quantity": f"{line.quantity:f}"}
    text = f"the {line.quantity:f} wanted of line {line.id} are to be met in full"
    most = [_most(bid, line) for bid in problem.bids]
    if all(amount == 0 for amount in most):
        return Reason(key="no_bid", parameters=parameters, text=f"nobody offers line {line.id}")
    supply = sum((amount for amount in most if amount is not None), ZERO)
    if None not in most and supply < line.quantity:
        parameters["supply"] = f"{supply:f}"
        text = f"the bids can supply at most {supply:f} of the {line.quantity:f} wanted of line {line.id}"
        return Reason(key="too_little_supply", parameters=parameters, text=text)
    return Reason(key="demand", parameters=parameters, text=text)


def _most(bid: Bid, line: Line) -> Decimal | None:
    """The most a bid can supply of a line; None without a limit."""
    most: Decimal = sum((bundle.quantities.get(line.id, ZERO) for bundle in bid.bundles), ZERO)
    for offer in bid.offers:
        if offer.line == line.id:
            highs = [piece.high for piece in pieces(offer)]
            bounded = [high for high in highs if high is not None]
            if len(bounded) < len(highs):
                return bid.capacity
            most += max(bounded, default=ZERO)
    return most if bid.capacity is None else min(most, bid.capacity)
