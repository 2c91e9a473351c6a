"""The award as a textbook states it: no bound tightened, no row added, nothing left out.

z[bid, line, break, tier] is the quantity bought at that price, y[bid, tier] chooses the interval of the
total, v[bid, line, break] that of the line:

    min  sum (1 - discount) price z + sum charge x
    sum z[line] = demand                                        for every line
    low v <= sum of z in the break <= high v,  sum v <= 1       for every offer with breaks
    low y <= sum of z in the tier  <= high y,  sum y <= x       for every bid with a discount
    sum z[offer] <= capacity,  sum z[bid] <= capacity (x)       where there is one

An interval open at the top ends at all that is wanted. Only what `instances` draws is understood.
"""

from dataclasses import dataclass
from decimal import Decimal

from bench.award.linear import Linear
from nadi.engine.award import AuctionBid, Bid, LineOffer, Problem

Entries = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Interval:
    """From low to high units, at this price or with this rate off, chosen by the column (None: always)."""

    low: int
    high: int
    figure: Decimal
    column: int | None


def plain(problem: Problem) -> Linear:
    """The textbook model of a problem."""
    model = Linear()
    demand = {line.id: int(line.quantity) for line in problem.lines}
    supplied: dict[str, Entries] = {line: [] for line in demand}
    for bid in problem.bids:
        _add_bid(model, bid, demand, supplied)
    for line, entries in supplied.items():
        model.row(entries, demand[line], demand[line])
    return model


def _add_bid(model: Linear, bid: Bid, demand: dict[str, int], supplied: dict[str, Entries]) -> None:
    everything = sum(demand.values())
    used = model.column(bid.fixed_charge, 1, binary=True) if bid.fixed_charge else None
    tiers = _tiers(model, bid, everything)
    sold: list[Entries] = [[] for _ in tiers]
    for offer in bid.offers:
        for number, entries in enumerate(_add_offer(model, offer, tiers, demand[offer.line])):
            sold[number] += entries
            supplied[offer.line] += entries
    for tier, entries in zip(tiers, sold, strict=True):
        _within(model, entries, tier)
    chosen = [(tier.column, 1) for tier in tiers if tier.column is not None]
    if chosen:
        model.row(chosen, high=1)
    everywhere = [entry for entries in sold for entry in entries]
    if used is not None:
        most = int(bid.capacity) if bid.capacity is not None else everything
        model.row([*everywhere, (used, -most)], high=0)
    elif bid.capacity is not None:
        model.row(everywhere, high=int(bid.capacity))


def _tiers(model: Linear, bid: Bid, everything: int) -> list[Interval]:
    """The intervals of the bid's total; a single one without discount needs no choice."""
    if bid.total_discount is None:
        return [Interval(0, everything, Decimal(0), None)]
    starts = [(0, Decimal(0)), *((int(tier.threshold), tier.rate) for tier in bid.total_discount.tiers)]
    ends = [start for start, _ in starts[1:]] + [everything]
    return [
        Interval(start, end, rate, model.column(Decimal(0), 1, binary=True))
        for (start, rate), end in zip(starts, ends, strict=True)
    ]


def _add_offer(model: Linear, offer: LineOffer, tiers: list[Interval], wanted: int) -> list[Entries]:
    """The quantities of an offer, by tier."""
    by_tier: list[Entries] = [[] for _ in tiers]
    breaks = _breaks(model, offer, wanted)
    for step in breaks:
        in_break: Entries = []
        for number, tier in enumerate(tiers):
            column = model.column(step.figure * (1 - tier.figure), wanted)
            by_tier[number].append((column, 1))
            in_break.append((column, 1))
        _within(model, in_break, step)
    chosen = [(step.column, 1) for step in breaks if step.column is not None]
    if chosen:
        model.row(chosen, high=1)
    if offer.capacity is not None:
        model.row([entry for entries in by_tier for entry in entries], high=int(offer.capacity))
    return by_tier


def _breaks(model: Linear, offer: LineOffer, wanted: int) -> list[Interval]:
    if len(offer.breaks) == 1:
        return [Interval(0, wanted, offer.breaks[0].unit_price, None)]
    starts = [(int(step.from_quantity), step.unit_price) for step in offer.breaks]
    ends = [start for start, _ in starts[1:]] + [max(wanted, starts[-1][0])]
    return [
        Interval(start, end, price, model.column(Decimal(0), 1, binary=True))
        for (start, price), end in zip(starts, ends, strict=True)
    ]


def _within(model: Linear, entries: Entries, interval: Interval) -> None:
    """low * choice <= quantity <= high * choice."""
    if interval.column is None:
        return
    model.row([*entries, (interval.column, -interval.high)], high=0)
    if interval.low:
        model.row([*entries, (interval.column, -interval.low)], low=0)


def plain_auction(bids: tuple[AuctionBid, ...]) -> Linear:
    """Set packing: every good is sold once at most; the revenue is maximised as a negative cost."""
    model = Linear()
    holders: dict[object, Entries] = {}
    for bid in bids:
        column = model.column(-bid.price, 1, binary=True)
        for good in bid.goods:
            holders.setdefault(good, []).append((column, 1))
    for entries in holders.values():
        model.row(entries, high=1)
    return model
