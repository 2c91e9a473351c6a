"""Opened bids as values: what each says, how they compare on a line, and what a vendor won."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.db.models import QuerySet

from nadi.engine.award.schedule import piece_at
from nadi.together.pools.models import Award, Bid, Pool, ScenarioRow
from nadi.together.pools.offers.costs import cost_at, freight_per_unit, schedule_of, supplied
from nadi.together.pools.offers.offer import LineOffer
from nadi.together.pools.offers.rows import PARTS, compared_lines, offer_of
from nadi.together.pools.offers.wanted import Wanted, WantedLine

SHOWN, ZERO = Decimal("0.0001"), Decimal(0)
NOTHING: Mapping[str, Decimal] = MappingProxyType({})

__all__ = ["PARTS", "Quote", "Won", "award_on", "compared", "offer_of", "quote_of", "won_by"]


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What one vendor asks for a line at the quantity it can supply, before discounts on its total.

    `unit_price` and `landed` are in the bid's currency; `weighed` is what is compared: in the pool's
    currency, with the mark-up on the goods, for quality and terms, that is never paid.
    """

    bid: Bid
    offer: LineOffer | None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    landed: Decimal | None = None
    weighed: Decimal | None = None
    is_best: bool = False


def quote_of(bid: Bid, offer: LineOffer | None, line: WantedLine, mark_up: Decimal = ZERO) -> Quote:
    """Return a vendor's average prices for the quantity wanted, or for all it can supply of it."""
    if offer is None:
        return Quote(bid=bid, offer=None)
    asked = supplied(offer, line)
    cost = cost_at(offer, asked) if asked else None
    if cost is None:
        return Quote(bid=bid, offer=offer)
    per_unit = cost / asked
    landed = per_unit + freight_per_unit(offer, line)
    piece = piece_at(schedule_of(offer), asked)
    shown = per_unit if offer.incremental or piece is None else piece.unit
    goods = piece.goods(asked) / asked if piece is not None else ZERO
    return Quote(
        bid=bid,
        offer=offer,
        quantity=asked,
        unit_price=shown.quantize(SHOWN) if shown is per_unit else shown,
        landed=landed.quantize(SHOWN),
        weighed=((landed + goods * mark_up) * bid.currency_rate).quantize(SHOWN),
    )


def compared(
    bids: list[Bid], wanted: Wanted, mark_ups: Mapping[str, Decimal] = NOTHING
) -> list[tuple[WantedLine, list[Quote]]]:
    """Return, per line, every vendor's quote, the lowest price compared for the whole quantity marked."""
    found = []
    schedules = {bid.uid: compared_lines(bid) for bid in bids}
    for line in wanted.lines:
        quotes = []
        for bid in bids:
            quotes.append(quote_of(bid, schedules[bid.uid].get(line.uid), line, mark_ups.get(bid.uid, ZERO)))
        whole = [one.weighed for one in quotes if one.weighed is not None and one.quantity == line.quantity]
        best = min(whole, default=None)
        found.append((line, [marked(one, best, line.quantity) for one in quotes]))
    return found


def is_weighed(compared: Iterable[tuple[WantedLine, Iterable[Quote]]]) -> bool:
    """Tell whether a price is compared at another figure than is paid: a mark-up, or a currency."""
    return any(quote.weighed != quote.landed for _line, quotes in compared for quote in quotes)


def marked(quote: Quote, best: Decimal | None, wanted: Decimal) -> Quote:
    """Mark the lowest quote for the whole quantity."""
    is_best = best is not None and quote.weighed == best and quote.quantity == wanted
    return Quote(**{**vars(quote), "is_best": is_best})


@dataclass(frozen=True, kw_only=True)
class Won:
    """What a vendor supplies of a line to a town."""

    line: str
    unit: str
    town: str
    quantity: Decimal


def disqualified_bids(pool: Pool) -> QuerySet[Bid]:
    """Return the bids of every round that are out."""
    out = pool.bids.filter(state=Bid.State.DISQUALIFIED)
    return out.select_related("vendor").order_by("submitted", "pk")


def award_on(bid: Bid) -> Award | None:
    """Return the award in force that the board confirmed, where there is one."""
    awards = Award.objects.filter(pool=bid.pool, superseded=None, confirmed__isnull=False)
    return awards.select_related("scenario").first()


def won_by(bid: Bid, award: Award, wanted: Wanted) -> list[Won]:
    """Return what the award gives a bid, per line and town; no member is named."""
    rows = ScenarioRow.objects.filter(scenario=award.scenario, bid=bid).select_related("line", "site")
    sums: dict[tuple[str, str], Decimal] = {}
    for row in rows.order_by("line__position", "site__town"):
        key = (row.line.uid, row.site.town)
        sums[key] = sums.get(key, Decimal(0)) + row.quantity
    known = {line.uid: line for line in wanted.lines}
    return [
        Won(line=known[uid].name, unit=known[uid].unit, town=town, quantity=quantity)
        for (uid, town), quantity in sums.items()
        if uid in known
    ]
