"""The least cost by trying everything in whole numbers, sharing no code with the module it checks."""

import itertools
from collections.abc import Iterator
from decimal import Decimal

from nadi.engine.award import Bid, LineOffer, Problem, TotalDiscount, VendorCount, VendorQuantity, VendorShare
from nadi.engine.award.rules import Exclude, KeepIncumbent, Rule

Place = tuple[str, str, str]  # line, member, site
Given = dict[tuple[str, Place], int]  # bid and place -> quantity under the price schedule
Taken = list[tuple[str, str, dict[Place, int]]]  # bid, bundle, what it brings where
ZERO = Decimal(0)


def brute_cost(problem: Problem) -> Decimal | None:
    """The least cost over every whole-number award, None when there is none."""
    costs = [cost for given, taken in _awards(problem) if (cost := _cost(problem, given, taken)) is not None]
    return min(costs, default=None)


def _awards(problem: Problem) -> Iterator[tuple[Given, Taken]]:
    places = [(line.id, d.member, d.site) for line in problem.lines for d in line.demands]
    ranges = []
    for line in problem.lines:
        for demand in line.demands:
            low = 0 if line.id in problem.options.unmet_penalty else int(demand.quantity)
            more = int(demand.tolerance) if problem.options.use_tolerance else 0
            ranges.append((low, int(demand.quantity) + more))
    bundles = [(bid.id, bundle) for bid in problem.bids for bundle in bid.bundles]
    for chosen in itertools.product((False, True), repeat=len(bundles)):
        taken_ones = [pair for pair, yes in zip(bundles, chosen, strict=True) if yes]
        for spread in itertools.product(*(_spreads(places, b.quantities) for _, b in taken_ones)):
            taken = [(bid, b.id, part) for (bid, b), part in zip(taken_ones, spread, strict=True)]
            brought = {place: sum(part.get(place, 0) for _, _, part in taken) for place in places}
            options = [
                list(_splits(len(problem.bids), max(low - brought[p], 0), high - brought[p]))
                for p, (low, high) in zip(places, ranges, strict=True)
            ]
            for split in itertools.product(*options):
                given = {
                    (bid.id, place): amounts[index]
                    for place, amounts in zip(places, split, strict=True)
                    for index, bid in enumerate(problem.bids)
                    if amounts[index]
                }
                yield given, taken


def _splits(count: int, low: int, high: int) -> Iterator[tuple[int, ...]]:
    for amounts in itertools.product(range(max(high, 0) + 1), repeat=count):
        if low <= sum(amounts) <= high:
            yield amounts


def _spreads(places: list[Place], quantities: object) -> list[dict[Place, int]]:
    assert isinstance(quantities, dict)
    per_line = []
    for line, quantity in quantities.items():
        here = [place for place in places if place[0] == line]
        ways = [
            dict(zip(here, amounts, strict=True))
            for amounts in itertools.product(range(int(quantity) + 1), repeat=len(here))
            if sum(amounts) == int(quantity)
        ]
        per_line.append(ways)
    return [{k: v for part in ways for k, v in part.items()} for ways in itertools.product(*per_line)]


def _goods(offer: LineOffer, quantity: Decimal) -> tuple[Decimal, Decimal] | None:
    """List amount and set-up of a quantity, or None when it is not offered."""
    if quantity < offer.minimum_quantity or (offer.capacity is not None and quantity > offer.capacity):
        return None
    answer = None
    for index, step in enumerate(offer.breaks):
        after = offer.breaks[index + 1 :]
        end = step.upto if step.upto is not None else (after[0].from_quantity if after else None)
        if quantity < step.from_quantity or (end is not None and quantity > end):
            continue
        amount = quantity * step.unit_price
        if offer.kind == "incremental":
            amount, last = ZERO, ZERO
            for number, piece in enumerate(offer.breaks[: index + 1]):
                stop = offer.breaks[number + 1].from_quantity if number < index else quantity
                amount += (stop - last) * piece.unit_price
                last = stop
        answer = (amount, step.set_up + offer.set_up_charge)
    return answer


def _off(discount: TotalDiscount | None, quantity: Decimal, amount: Decimal) -> Decimal:
    if discount is None:
        return ZERO
    if discount.kind == "incremental":
        off = ZERO
        for index, tier in enumerate(discount.tiers):
            end = discount.tiers[index + 1].threshold if index + 1 < len(discount.tiers) else amount
            off += max(min(end, amount) - tier.threshold, ZERO) * tier.rate
        return off
    measure = quantity if discount.of == "quantity" else amount
    return amount * max([t.rate for t in discount.tiers if measure >= t.threshold], default=ZERO)


def _bid_cost(problem: Problem, bid: Bid, given: Given, taken: Taken) -> tuple[Decimal, Decimal] | None:
    """(paid, quality mark-up) of one bid, None when its terms are broken."""
    mine = {place: Decimal(q) for (name, place), q in given.items() if name == bid.id}
    bundles = [b for b in bid.bundles if (bid.id, b.id) in {(x, y) for x, y, _ in taken}]
    if not mine and not bundles:
        return ZERO, ZERO
    groups = [b.xor_group for b in bundles if b.xor_group is not None]
    brought = sum((q for b in bundles for q in b.quantities.values()), ZERO)
    if len(groups) != len(set(groups)):
        return None
    if bid.capacity is not None and sum(mine.values(), brought) > bid.capacity:
        return None
    amount, set_ups, freight, mark_up = ZERO, ZERO, ZERO, ZERO
    for name in {place[0] for place in mine}:
        offer = next((o for o in bid.offers if o.line == name), None)
        quantity = sum((q for place, q in mine.items() if place[0] == name), ZERO)
        wanted = next(line.quantity for line in problem.lines if line.id == name)
        goods = _goods(offer, quantity) if offer is not None else None
        if offer is None or goods is None or (offer.whole_lot and quantity < wanted):
            return None
        amount += goods[0]
        set_ups += goods[1]
        mark_up += goods[0] * offer.mark_up
        freight += sum((q * offer.freight.get(p[2], ZERO) for p, q in mine.items() if p[0] == name), ZERO)
    value = amount - _off(bid.total_discount, sum(mine.values(), ZERO), amount)
    value += sum((b.price for b in bundles), ZERO)
    mark_up += sum((b.price * b.mark_up for b in bundles), ZERO)
    if value < bid.minimum_order_value:
        return None
    paid = value + set_ups + freight + bid.fixed_charge
    return paid * bid.currency_rate, mark_up * bid.currency_rate


def _cost(problem: Problem, given: Given, taken: Taken) -> Decimal | None:
    cost = ZERO
    paid: dict[str, Decimal] = {}
    for bid in problem.bids:
        found = _bid_cost(problem, bid, given, taken)
        if found is None:
            return None
        cost += sum(found)
        paid[bid.vendor] = paid.get(bid.vendor, ZERO) + found[0]
    got: dict[tuple[str, Place], int] = {}
    vendor = {bid.id: bid.vendor for bid in problem.bids}
    parts = [(b, p, q) for (b, p), q in given.items()] + [
        (b, p, q) for b, _, part in taken for p, q in part.items() if q
    ]
    for bid_id, place, q in parts:
        got[vendor[bid_id], place] = got.get((vendor[bid_id], place), 0) + q
    for line in problem.lines:
        for demand in line.demands:
            place = (line.id, demand.member, demand.site)
            lack = demand.quantity - sum(q for (_, where), q in got.items() if where == place)
            cost += max(lack, ZERO) * problem.options.unmet_penalty.get(line.id, ZERO)
    return cost if all(_holds(problem, rule, got, paid) for rule in problem.rules) else None


def _holds(problem: Problem, rule: Rule, got: dict[tuple[str, Place], int], paid: dict[str, Decimal]) -> bool:
    here = {key: q for key, q in got.items() if rule.line in (None, key[1][0])}
    by = {v: sum(q for (name, _), q in here.items() if name == v) for v in problem.vendors}
    wanted = sum((line.quantity for line in problem.lines if rule.line in (None, line.id)), ZERO)
    if isinstance(rule, Exclude):
        return not any(
            name == rule.vendor and rule.member in (None, place[1]) and rule.site in (None, place[2])
            for name, place in here
        )
    if isinstance(rule, KeepIncumbent):
        return by[rule.vendor] >= (rule.least_quantity or wanted / 100)
    if isinstance(rule, VendorCount):
        some = sum(1 for q in by.values() if q > 0)
        enough = sum(1 for q in by.values() if q >= (rule.least_quantity or wanted / 100))
        return enough >= (rule.at_least or 0) and (rule.at_most is None or some <= rule.at_most)
    measure = {v: Decimal(q) for v, q in by.items()}
    if isinstance(rule, VendorShare) and rule.of == "value":
        measure = {v: paid.get(v, ZERO) for v in by}
    if isinstance(rule, VendorShare):
        groups = [rule.vendors] if rule.vendors else [(v,) for v in by]
        whole = sum(measure.values(), ZERO)
        low, high = (rule.at_least or ZERO) * whole, None if rule.at_most is None else rule.at_most * whole
    else:
        assert isinstance(rule, VendorQuantity)
        groups = [(rule.vendor,)] if rule.vendor is not None else [(v,) for v in by]
        low, high = rule.at_least or ZERO, rule.at_most
    totals = [sum((measure[v] for v in group), ZERO) for group in groups]
    return all(low <= total and (high is None or total <= high) for total in totals)
