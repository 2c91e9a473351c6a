"""Turns the solver's floating quantities into exact ones that still meet every bound they met.

Values beside a bound are put on it; what rounding leaves over at a place goes to a quantity that is free; a
total that slipped under its threshold is repaired by a shift between two vendors at one place.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal

from nadi.engine.award.highs import Vector
from nadi.engine.award.model import Model
from nadi.engine.award.problem import ZERO, Bid
from nadi.engine.award.rules import Rule, VendorQuantity, VendorShare
from nadi.engine.award.schedule import Piece, tiers

GRID = Decimal("0.000001")
NEAR = 2e-6


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a quantity comes from and goes to; `bundle` is None for a bid's schedule."""

    bid: int
    line: str
    node: int
    bundle: str | None


@dataclass(slots=True)
class Condition:
    """low <= sum of factor * quantity <= high over these spots."""

    factors: dict[Spot, Decimal]
    low: Decimal
    high: Decimal | None

    def short(self, quantities: dict[Spot, Decimal]) -> Decimal:
        """How much the sum lies below `low` (positive) or above `high` (negative)."""
        total = sum((factor * quantities[spot] for spot, factor in self.factors.items()), ZERO)
        if total < self.low:
            return self.low - total
        if self.high is not None and total > self.high:
            return self.high - total
        return ZERO


@dataclass(slots=True)
class Settled:
    """Exact quantities, and the bundles taken as (bid number, bundle)."""

    quantities: dict[Spot, Decimal] = field(default_factory=dict)
    bundles: set[tuple[int, str]] = field(default_factory=set)


def settle(model: Model, values: Vector) -> Settled:
    """The exact quantities that the solver meant."""
    settled = Settled()
    settled.bundles = {key for key, column in model.bundles.items() if values[column] > 0.5}
    sums: dict[Spot, float] = defaultdict(float)
    floats = values.tolist()
    for supply in model.supplies:
        if supply.bundle is None or (supply.bid, supply.bundle) in settled.bundles:
            spot = Spot(supply.bid, supply.line, supply.node, supply.bundle)
            sums[spot] += floats[supply.column] * supply.scale
    rough = {spot: value for spot, value in sums.items() if value > NEAR * max(model.most[spot.node], 1e-3)}
    meant = _meant_pieces(model, floats)
    conditions = _conditions(model, _Meant(rough, meant), settled.bundles)
    pinned = _round(model, rough, conditions, settled)
    _meet_places(model, rough, settled, pinned)
    _repair(model, conditions, settled.quantities)
    settled.quantities = {spot: plain(q) for spot, q in settled.quantities.items() if q}
    return settled


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if int(short.as_tuple().exponent) > 0 else short


def _near(value: float, goal: Decimal, scale: float) -> bool:
    return abs(value - float(goal)) <= NEAR * max(scale, abs(float(goal)), 1e-3)


def _round(
    model: Model, rough: dict[Spot, float], conditions: list[Condition], settled: Settled
) -> set[Spot]:
    """Rounds every quantity, and answers those that sit on a bound."""
    pinned = set()
    goals: dict[Spot, list[Decimal]] = defaultdict(list)
    for condition in conditions:
        if len(condition.factors) == 1:
            ((spot, factor),) = condition.factors.items()
            ends = (condition.low, condition.high)
            goals[spot] += [end / factor for end in ends if end is not None]
    for spot, value in rough.items():
        step = model.lines[spot.line].step
        if step is not None and spot.bundle is None:
            settled.quantities[spot] = round(value / float(step)) * step
            pinned.add(spot)
            continue
        near = [goal for goal in goals[spot] if goal > 0 and _near(value, goal, model.most[spot.node])]
        if near:
            settled.quantities[spot] = near[0]
            pinned.add(spot)
        else:
            settled.quantities[spot] = Decimal(repr(value)).quantize(GRID, ROUND_HALF_EVEN)
    return pinned


def _meet_places(model: Model, rough: dict[Spot, float], settled: Settled, pinned: set[Spot]) -> None:
    """Each place's sum becomes exactly what was meant: the demand, or near it what the options allow."""
    at: dict[int, list[Spot]] = defaultdict(list)
    for spot in settled.quantities:
        at[spot.node].append(spot)
    for number, spots in at.items():
        node = model.nodes[number]
        bought = sum(rough[spot] for spot in spots)
        goals = [node.wanted, node.wanted + node.tolerance]
        goal = next((goal for goal in goals if _near(bought, goal, model.most[number])), None)
        if goal is None:
            continue
        rest = goal - sum((settled.quantities[spot] for spot in spots), ZERO)
        free = (
            [spot for spot in spots if spot not in pinned] or [s for s in spots if s.bundle is None] or spots
        )
        settled.quantities[max(free, key=lambda spot: settled.quantities[spot])] += rest


def _repair(model: Model, conditions: list[Condition], quantities: dict[Spot, Decimal]) -> None:
    """Shifts what a condition lacks between two spots of one place, where no other condition breaks."""
    by_spot: dict[Spot, list[Condition]] = defaultdict(list)
    for condition in conditions:
        for spot in condition.factors:
            by_spot[spot].append(condition)
    at: dict[int, list[Spot]] = defaultdict(list)
    for spot in quantities:
        at[spot.node].append(spot)
    for _ in range(3):
        broken = [condition for condition in conditions if condition.short(quantities)]
        for condition in broken:
            _mend(condition, quantities, by_spot, at)
        if not broken:
            return


def _mend(
    condition: Condition,
    quantities: dict[Spot, Decimal],
    by_spot: dict[Spot, list[Condition]],
    at: dict[int, list[Spot]],
) -> None:
    lack = condition.short(quantities)
    for spot, factor in condition.factors.items():
        for other in at[spot.node]:
            if (
                other in condition.factors
                or spot.bundle is not None
                or other.bundle is not None
                or not factor
            ):
                continue
            shift = (abs(lack) / factor).quantize(GRID, ROUND_CEILING).copy_sign(lack)
            quantities[spot] += shift
            quantities[other] -= shift
            touched = by_spot[spot] + by_spot[other]
            if quantities[other] >= 0 <= quantities[spot] and not any(c.short(quantities) for c in touched):
                return
            quantities[spot] -= shift
            quantities[other] += shift


@dataclass(frozen=True, slots=True)
class _Meant:
    """The solver's quantities, and the stretch of each (bid, line) it chose."""

    rough: dict[Spot, float]
    stretches: dict[tuple[int, str], Piece]


def _conditions(model: Model, meant: _Meant, bundles: set[tuple[int, str]]) -> list[Condition]:
    found: list[Condition] = []
    by_bid: dict[int, list[Spot]] = defaultdict(list)
    for spot in meant.rough:
        by_bid[spot.bid].append(spot)
    for number, spots in by_bid.items():
        found += _bid_conditions(model.problem.bids[number], spots, meant)
    for number, name in bundles:
        bundle = next(b for b in model.problem.bids[number].bundles if b.id == name)
        for line, quantity in bundle.quantities.items():
            mine = [s for s in by_bid[number] if s.bundle == name and s.line == line]
            if mine:
                found.append(Condition({spot: Decimal(1) for spot in mine}, quantity, quantity))
    return found + _rule_conditions(model, list(meant.rough))


def _bid_conditions(bid: Bid, spots: list[Spot], meant: _Meant) -> list[Condition]:
    found = []
    units: dict[Spot, Decimal] = {}
    ripples = ZERO
    for line in dict.fromkeys(spot.line for spot in spots if spot.bundle is None):
        mine = [spot for spot in spots if spot.line == line and spot.bundle is None]
        piece = meant.stretches[spots[0].bid, line]
        found.append(Condition(dict.fromkeys(mine, Decimal(1)), piece.low, piece.high))
        ripples += piece.ripple
        units.update(dict.fromkeys(mine, piece.unit))
    if bid.total_discount is not None and bid.total_discount.kind == "all_units":
        by_amount = bid.total_discount.of == "amount"
        factors = {spot: unit if by_amount else Decimal(1) for spot, unit in units.items()}
        total = sum(meant.rough[spot] * float(factor) for spot, factor in factors.items())
        total += float(ripples) if by_amount else 0.0
        low = max(t.threshold for t in tiers(bid.total_discount) if total >= float(t.threshold) * (1 - NEAR))
        found.append(Condition(factors, low - (ripples if by_amount else ZERO), None))
    if bid.capacity is not None:
        found.append(Condition({spot: Decimal(1) for spot in spots}, ZERO, bid.capacity))
    return found


def _meant_pieces(model: Model, floats: list[float]) -> dict[tuple[int, str], Piece]:
    """The stretch of each schedule that the solver chose: where most of the quantity lies."""
    largest: dict[tuple[int, str], float] = {}
    found: dict[tuple[int, str], Piece] = {}
    for supply in model.supplies:
        amount = floats[supply.column] * supply.scale
        key = (supply.bid, supply.line)
        if supply.piece is not None and amount > largest.get(key, 0.0):
            largest[key], found[key] = amount, supply.piece
    return found


def _rule_conditions(model: Model, spots: list[Spot]) -> list[Condition]:
    found = []
    for rule in model.problem.rules:
        for names, low, high in _rule_bounds(model, rule):
            bids = model.bids_of(names)
            mine = [s for s in spots if s.bid in bids and rule.line in (None, s.line)]
            if mine:
                found.append(Condition(dict.fromkeys(mine, Decimal(1)), low, high))
    return found


def _rule_bounds(model: Model, rule: Rule) -> list[tuple[Sequence[str], Decimal, Decimal | None]]:
    """The vendors whose quantity a rule bounds, and the bounds."""
    each = [(vendor,) for vendor in model.problem.vendors]
    if isinstance(rule, VendorQuantity):
        vendors = [(rule.vendor,)] if rule.vendor is not None else each
        return [(names, rule.at_least or ZERO, rule.at_most) for names in vendors]
    if isinstance(rule, VendorShare) and rule.of == "quantity" and not model.problem.options.unmet_penalty:
        wanted = sum((n.wanted for n in model.nodes if rule.line in (None, n.line)), ZERO)
        most = None if rule.at_most is None else rule.at_most * wanted
        groups: list[tuple[str, ...]] = [rule.vendors] if rule.vendors else [*each]
        return [(names, (rule.at_least or ZERO) * wanted, most) for names in groups]
    return []
