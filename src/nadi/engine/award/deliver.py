"""Divides what each bid supplies at a place among the members' sites, in proportion, to the last unit."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from nadi.engine.award.model import Model
from nadi.engine.award.problem import ZERO, Demand
from nadi.engine.award.settle import Settled, Spot, plain

COARSEST = Decimal("0.001")


def divide(total: Decimal, weights: Sequence[Decimal], unit: Decimal) -> list[Decimal]:
    """Splits a total in proportion to weights into multiples of `unit`, largest remainder first."""
    whole = sum(weights, ZERO)
    if not whole:
        return [ZERO] * len(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [(share / unit).to_integral_value(ROUND_FLOOR) * unit for share in exact]
    rest = total - sum(parts, ZERO)
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for index in order:
        if rest <= 0:
            break
        if weights[index]:
            parts[index] += min(unit, rest)
            rest -= min(unit, rest)
    return parts


def deliveries(model: Model, settled: Settled) -> dict[tuple[Spot, str, str], Decimal]:
    """Quantity per spot, member and site; sums agree with the spots and with what each site gets."""
    at: dict[int, list[Spot]] = defaultdict(list)
    for spot in settled.quantities:
        at[spot.node].append(spot)
    found: dict[tuple[Spot, str, str], Decimal] = {}
    for number, spots in at.items():
        demands = model.nodes[number].demands
        step = model.lines[model.nodes[number].line].step
        unit = step or _unit([settled.quantities[s] for s in spots] + [d.quantity for d in demands])
        bought = sum((settled.quantities[spot] for spot in spots), ZERO)
        left = _sites(demands, bought, unit)
        for spot in sorted(spots, key=lambda s: (s.bid, s.bundle or "")):
            parts = divide(settled.quantities[spot], left, unit)
            for index, part in enumerate(parts):
                left[index] -= part
                if part:
                    demand = demands[index]
                    found[spot, demand.member, demand.site] = plain(part)
    return found


def _unit(quantities: list[Decimal]) -> Decimal:
    """The finest decimal place in use, at least a thousandth."""
    exponents = [int(q.normalize().as_tuple().exponent) for q in quantities if q]
    return min(COARSEST, Decimal(1).scaleb(min(exponents, default=0)))


def _sites(demands: Sequence[Demand], bought: Decimal, unit: Decimal) -> list[Decimal]:
    """What each site gets of the quantity bought: its demand, more within tolerances, or a part of it."""
    wanted = [demand.quantity for demand in demands]
    more = bought - sum(wanted, ZERO)
    if more < 0:
        return divide(bought, wanted, unit)
    tolerance = [demand.tolerance for demand in demands]
    within = min(more, sum(tolerance, ZERO))
    extra = divide(within, tolerance, unit)
    beyond = divide(more - within, wanted if any(wanted) else [Decimal(1)] * len(wanted), unit)
    return [a + b + c for a, b, c in zip(wanted, extra, beyond, strict=True)]
