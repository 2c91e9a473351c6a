"""Solves one part of a problem: model, solver, exact quantities, and the check that both agree."""

import time
from dataclasses import dataclass, replace
from decimal import Decimal

from nadi.engine.award.deliver import deliveries
from nadi.engine.award.highs import Limits, Proof, Solution, Vector, arrays, minimise
from nadi.engine.award.model import Model, add_demand_rows
from nadi.engine.award.plan import Part, Plan, Priced, price
from nadi.engine.award.problem import Problem
from nadi.engine.award.reduce import LARGE, minimise_large
from nadi.engine.award.restrict import add_rules
from nadi.engine.award.rules import VendorShare
from nadi.engine.award.settle import settle
from nadi.engine.award.terms import add_bid

HALF_CENT = Decimal("0.005")
TIGHT = 1e-9
EXTRA_SECONDS = 10.0
# Links (a choice and the quantity it allows) per line from which on a large model is a dense one.
DENSE = 40


class NoAward(Exception):
    """The solver proved that this part has no award."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """One part's best plan, priced exactly, with the solver's bound."""

    problem: Problem
    model: Model
    values: Vector
    priced: Priced
    bound: Decimal
    optimal: bool
    nodes: int
    relaxed: Proof | None


def build(problem: Problem, *, count_vendors: bool = False, membership: bool = False) -> Model:
    """The whole model of a problem."""
    model = Model(problem=problem, count_vendors=count_vendors, membership=membership)
    for number in range(len(problem.bids)):
        add_bid(model, number)
    add_demand_rows(model)
    add_rules(model)
    return model


def read_plan(model: Model, values: Vector) -> Plan:
    """The exact plan behind the solver's values."""
    settled = settle(model, values)
    bids = model.problem.bids
    parts = tuple(
        Part(
            bid=bids[spot.bid].id,
            line=spot.line,
            member=member,
            site=site,
            quantity=quantity,
            bundle=spot.bundle,
        )
        for (spot, member, site), quantity in deliveries(model, settled).items()
    )
    taken = frozenset((bids[number].id, bundle) for number, bundle in settled.bundles)
    return Plan(parts=parts, bundles=taken)


def optimise(problem: Problem, limits: Limits) -> PartAnswer:
    """The proven best plan of one part; raises NoAward, TimeoutError.

    When a proven answer's exact price and the solver's differ by more than half a cent the solver is asked
    once more with tighter tolerances; a difference that stays is an ArithmeticError.
    """
    started = time.perf_counter()
    model = build(problem)
    difference = Decimal(0)
    for tolerance in (None, TIGHT):
        seconds = None
        if limits.seconds is not None:
            seconds = limits.seconds - (time.perf_counter() - started)
        found, relaxed = _least(model, replace(limits, tolerance=tolerance, seconds=seconds))
        if not found.feasible:
            if found.infeasible:
                raise NoAward
            return _first_found(problem, limits, relaxed)
        priced = _priced(problem, model, found)
        difference = _difference(priced, found)
        # When time ran out, quantities put on their exact bounds may cost less than the solver knew.
        if abs(difference) <= HALF_CENT or (not found.optimal and difference < 0):
            return _answer(model, found, priced, relaxed)
    raise ArithmeticError(f"The exact price differs from the solver's by {difference}.")


def _least(model: Model, limits: Limits) -> tuple[Solution, Proof | None]:
    # Where few vendors bid on a line, the solver's own search beats pricing the demand first.
    if len(model.links) > max(LARGE, DENSE * len(model.problem.lines)):
        return minimise_large(arrays(model.matrix), model.links, limits)
    return minimise(arrays(model.matrix, model.links), limits), None


def _first_found(problem: Problem, limits: Limits, proof: Proof | None) -> PartAnswer:
    """When time ran out: an award blind to total discounts, at its real price; raises TimeoutError."""
    late = TimeoutError("The time limit passed before any award was found.")
    on_value = any(isinstance(rule, VendorShare) and rule.of == "value" for rule in problem.rules)
    on_value = on_value or any(bid.minimum_order_value > 0 for bid in problem.bids)
    if on_value or all(bid.total_discount is None for bid in problem.bids):
        raise late
    plain = replace(problem, bids=tuple(replace(bid, total_discount=None) for bid in problem.bids))
    try:
        found = optimise(plain, replace(limits, seconds=EXTRA_SECONDS))
    except NoAward as nothing:
        raise late from nothing
    priced = price(problem, found.priced.plan)
    bound = Decimal(0) if proof is None else min(Decimal(repr(proof.objective)), priced.cost)
    return replace(found, problem=problem, priced=priced, bound=bound, optimal=False, relaxed=None)


def _priced(problem: Problem, model: Model, found: Solution) -> Priced | None:
    try:
        return price(problem, read_plan(model, found.values))
    except ValueError:
        return None


def _difference(priced: Priced | None, found: Solution) -> Decimal:
    if priced is None:
        return Decimal("Infinity")
    return priced.cost - Decimal(repr(found.objective))


def _answer(model: Model, found: Solution, priced: Priced | None, relaxed: Proof | None) -> PartAnswer:
    if priced is None:
        raise ArithmeticError("The solver's quantities are not offered.")
    bound = Decimal(repr(found.bound)) if found.bound > float("-inf") else Decimal(0)
    return PartAnswer(
        problem=model.problem,
        model=model,
        values=found.values,
        priced=priced,
        bound=priced.cost if found.optimal else min(bound, priced.cost),
        optimal=found.optimal,
        nodes=found.nodes,
        relaxed=relaxed,
    )
