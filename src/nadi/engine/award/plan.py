"""An exact plan of deliveries, what it costs, and whether it keeps every term and rule."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nadi.engine.award.checks import refuse
from nadi.engine.award.deliver import divide
from nadi.engine.award.problem import ZERO, Bid, Line, Problem
from nadi.engine.award.result import Cost
from nadi.engine.award.schedule import BidCharge, charge
from nadi.engine.award.settle import plain

DUST = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One delivery: so much of a line by a bid (or by one of its bundles) to a member's site."""

    bid: str
    line: str
    member: str
    site: str
    quantity: Decimal
    bundle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All deliveries, and the bundles taken as (bid, bundle)."""

    parts: tuple[Part, ...]
    bundles: frozenset[tuple[str, str]] = frozenset()

    def quantities(self) -> dict[tuple[str, str], Decimal]:
        """Quantity per (bid, line) under the bids' price schedules."""
        found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for part in self.parts:
            if part.bundle is None:
                found[part.bid, part.line] += part.quantity
        return dict(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A plan with each bid's exact charge and freight, and the penalty for what is left unmet."""

    plan: Plan
    charges: Mapping[str, BidCharge]
    freight: Mapping[str, Decimal]
    penalty: Decimal

    @property
    def paid(self) -> Decimal:
        """Paid in all, before VAT, unrounded."""
        charged = sum((item.paid for item in self.charges.values()), ZERO)
        return tidy(charged + sum(self.freight.values(), ZERO))

    @property
    def mark_up(self) -> Decimal:
        """Quality mark-ups: compared, not paid."""
        return tidy(sum((item.mark_up for item in self.charges.values()), ZERO))

    @property
    def cost(self) -> Decimal:
        """What awards are compared by."""
        return tidy(self.paid + self.mark_up + self.penalty)


def tidy(amount: Decimal) -> Decimal:
    """An amount without the dust of divided averages, and without trailing zeros."""
    return plain(round(amount, DUST))


def price(problem: Problem, plan: Plan) -> Priced:
    """The exact price of a plan; raises ValueError when a bid does not offer a quantity."""
    by_bid: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for (name, line), quantity in plan.quantities().items():
        by_bid[name][line] = quantity
    taken: dict[str, set[str]] = defaultdict(set)
    for name, bundle in plan.bundles:
        taken[name].add(bundle)
    charges, freight = {}, {}
    for bid in problem.bids:
        if bid.id in by_bid or bid.id in taken:
            charges[bid.id] = charge(bid, by_bid.get(bid.id, {}), taken.get(bid.id, ()))
            freight[bid.id] = ZERO
    rates = _freight_rates(problem)
    for part in plan.parts:
        if part.bundle is None and (part.bid, part.line) in rates:
            freight[part.bid] += rates[part.bid, part.line].get(part.site, ZERO) * part.quantity
    converted = {bid.id: freight[bid.id] * bid.currency_rate for bid in problem.bids if bid.id in freight}
    return Priced(plan=plan, charges=charges, freight=converted, penalty=_penalty(problem, plan))


def _freight_rates(problem: Problem) -> dict[tuple[str, str], Mapping[str, Decimal]]:
    return {
        (bid.id, offer.line): offer.freight for bid in problem.bids for offer in bid.offers if offer.freight
    }


def unmet(problem: Problem, got: Mapping[tuple[str, str, str], Decimal]) -> dict[str, Decimal]:
    """What each line leaves unmet, given the quantity per (line, member, site): not pooled."""
    return {
        line.id: sum(
            (max(d.quantity - got.get((line.id, d.member, d.site), ZERO), ZERO) for d in line.demands), ZERO
        )
        for line in problem.lines
    }


def _penalty(problem: Problem, plan: Plan) -> Decimal:
    penalties = problem.options.unmet_penalty
    if not penalties:
        return ZERO
    got: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for part in plan.parts:
        got[part.line, part.member, part.site] += part.quantity
    lacking = unmet(problem, got)
    return sum((lacking[line] * penalty for line, penalty in penalties.items()), ZERO)


def plan_of(
    problem: Problem,
    quantities: Mapping[tuple[str, str], Decimal],
    bundles: Collection[tuple[str, str]] = (),
) -> Plan:
    """Quantities per (bid, line) as a plan, each divided among the sites in proportion to demand."""
    lines = {line.id: line for line in problem.lines}
    bids = {bid.id: bid for bid in problem.bids}
    parts: list[Part] = []
    for (bid, name), quantity in quantities.items():
        if bid not in bids:
            raise refuse(f"quantities[{bid}, {name}]", f"there is no bid {bid!r}.")
        if name not in lines:
            raise refuse(f"quantities[{bid}, {name}]", f"there is no line {name!r}.")
        parts += _spread(lines, (bid, name, None), quantity)
    for bid, bundle_id in bundles:
        for name, quantity in _bundle(bids, bid, bundle_id):
            parts += _spread(lines, (bid, name, bundle_id), quantity)
    return Plan(parts=tuple(parts), bundles=frozenset(bundles))


def _bundle(bids: Mapping[str, Bid], bid: str, bundle_id: str) -> list[tuple[str, Decimal]]:
    for bundle in bids[bid].bundles if bid in bids else ():
        if bundle.id == bundle_id:
            return list(bundle.quantities.items())
    raise refuse(f"bundles[{bid}, {bundle_id}]", "there is no such bundle.")


def _spread(lines: Mapping[str, Line], key: tuple[str, str, str | None], quantity: Decimal) -> Iterator[Part]:
    bid, name, bundle = key
    demands = lines[name].demands
    unit = Decimal("0.000001")
    for demand, part in zip(demands, divide(quantity, [d.quantity for d in demands], unit), strict=True):
        if part:
            yield Part(
                bid=bid, line=name, member=demand.member, site=demand.site, quantity=part, bundle=bundle
            )


def cost_of(
    problem: Problem,
    quantities: Mapping[tuple[str, str], Decimal],
    bundles: Collection[tuple[str, str]] = (),
) -> Cost:
    """The exact cost of quantities per (bid, line) and of bundles (bid, bundle), in the problem's currency.

    Raises ValueError when a bid does not offer a quantity. Rules are not looked at; quantities are divided
    among the sites in proportion to demand, which matters for freight only.
    """
    priced = price(problem, plan_of(problem, quantities, bundles))
    by_bid = {bid: item.paid + priced.freight[bid] for bid, item in priced.charges.items()}
    return Cost(paid=priced.paid, mark_up=priced.mark_up, by_bid=by_bid)
