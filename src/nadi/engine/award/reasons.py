"""Why each vendor won, as sentences with their data."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from nadi.engine.award.problem import ZERO, Bid, Problem
from nadi.engine.award.result import Award, Reason
from nadi.engine.award.schedule import piece_at, reached, tiers


def with_reasons(problem: Problem, award: Award) -> Award:
    """The award with the reasons of every winner."""
    vendors = tuple(
        replace(winner, reasons=tuple(_reasons(problem, award, winner.vendor))) for winner in award.vendors
    )
    return replace(award, vendors=vendors)


def _number(value: Decimal) -> str:
    return f"{value.normalize() + ZERO:f}"


def _reasons(problem: Problem, award: Award, vendor: str) -> Iterator[Reason]:
    quantities = {(item.bid, item.line): item.quantity for item in award.quantities}
    for bid in problem.bids:
        if bid.vendor != vendor:
            continue
        mine = {line: quantity for (name, line), quantity in quantities.items() if name == bid.id}
        for line, quantity in mine.items():
            yield _line_reason(problem, bid, line, quantity)
        yield from _discount_reason(bid, mine)
    for taken in award.bundles:
        bid = next(bid for bid in problem.bids if bid.id == taken.bid)
        if bid.vendor == vendor:
            yield _bundle_reason(problem, bid, taken.bundle)


def list_price(problem: Problem, bid: Bid, line: str, quantity: Decimal) -> Decimal | None:
    """The average unit price (goods and set-up, no discount, cheapest freight) a bid asks for a quantity.

    A mark-up is left out: it only compares, and nobody asks for it.
    """
    offer = next((offer for offer in bid.offers if offer.line == line), None)
    piece = piece_at(offer, quantity) if offer is not None and quantity else None
    if offer is None or piece is None:
        return None
    wanted = next(item for item in problem.lines if item.id == line)
    freight = min((offer.freight.get(d.site, ZERO) for d in wanted.demands), default=ZERO)
    goods = piece.goods(quantity) + piece.set_up
    return (goods / quantity + freight) * bid.currency_rate


def _line_reason(problem: Problem, bid: Bid, line: str, quantity: Decimal) -> Reason:
    """Cheapest at this quantity by list price, or chosen because the whole is cheapest."""
    own = list_price(problem, bid, line, quantity) or ZERO
    others = [
        (asked, other.vendor)
        for other in problem.bids
        if other.vendor != bid.vendor and (asked := list_price(problem, other, line, quantity)) is not None
    ]
    data = {
        "vendor": bid.vendor,
        "line": line,
        "quantity": _number(quantity),
        "price": _number(round(own, 6)),
    }
    start = f"{bid.vendor} supplies {data['quantity']} of line {line} at a list price of {data['price']}"
    if not others:
        return Reason(key="only_offer", parameters=data, text=f"{start}: nobody else offers that quantity.")
    best, rival = min(others)
    data |= {"rival": rival, "rival_price": _number(round(best, 6))}
    if own < best:
        text = f"{start}, the lowest; {rival} is next with {data['rival_price']}."
        return Reason(key="lowest_price", parameters=data, text=text)
    if own == best:
        text = f"{start}, as {rival} does; the whole award is cheapest this way."
        return Reason(key="equal_price", parameters=data, text=text)
    text = (
        f"{start}; {rival} lists {data['rival_price']}, but with discounts, charges, capacities and "
        "rules the whole award is cheapest this way."
    )
    return Reason(key="cheapest_overall", parameters=data, text=text)


def _discount_reason(bid: Bid, mine: dict[str, Decimal]) -> Iterator[Reason]:
    discount = bid.total_discount
    if discount is None or not mine:
        return
    measure = sum(mine.values(), ZERO)
    if discount.of == "amount":
        offers = {offer.line: offer for offer in bid.offers}
        priced = [(piece_at(offers[line], quantity), quantity) for line, quantity in mine.items()]
        measure = sum((piece.goods(q) for piece, q in priced if piece is not None), ZERO)
    tier = reached(tiers(discount), measure)
    if tier.rate == 0:
        return
    data = {
        "vendor": bid.vendor,
        "total": _number(measure),
        "threshold": _number(tier.threshold),
        "percent": _number(tier.rate * 100),
        "of": discount.of,
        "kind": discount.kind,
    }
    text = (
        f"{bid.vendor}'s total {discount.of} of {data['total']} reaches {data['threshold']}: "
        f"{data['percent']} % off{'' if discount.kind == 'all_units' else ' what lies above'}."
    )
    yield Reason(key="total_discount", parameters=data, text=text)


def _bundle_reason(problem: Problem, bid: Bid, name: str) -> Reason:
    bundle = next(bundle for bundle in bid.bundles if bundle.id == name)
    data = {
        "vendor": bid.vendor,
        "bundle": name,
        "price": _number(bundle.price * bid.currency_rate),
        "lines": ", ".join(bundle.quantities),
    }
    text = f"{bid.vendor}'s bundle {name} supplies {data['lines']} together for {data['price']}."
    return Reason(key="bundle", parameters=data, text=text)
