"""Forward auctions: the set of bundle bids of most revenue in which every good is sold at most once."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nadi.engine.award.checks import refuse
from nadi.engine.award.highs import Limits, arrays, minimise
from nadi.engine.award.matrix import Matrix
from nadi.engine.award.problem import ZERO


@dataclass(frozen=True, kw_only=True)
class AuctionBid:
    """This price for these goods together; bids that share a dummy good exclude one another."""

    id: str
    goods: frozenset[Hashable]
    price: Decimal


@dataclass(frozen=True, kw_only=True)
class AuctionResult:
    """The winning bids and their revenue; `upper_bound` is proven, goods may stay unsold."""

    winners: tuple[str, ...]
    revenue: Decimal
    upper_bound: Decimal
    optimal: bool


def auction(bids: Sequence[AuctionBid], *, time_limit: float | None = None, seed: int = 0) -> AuctionResult:
    """The bids of most revenue; a good not sold is kept (free disposal). Raises ValueError on a bad bid.

    Source: weighted set packing (Rothkopf, Pekeč, Harstad 1998; Sandholm 2002).
    """
    _check(bids)
    kept = _undominated(bids)
    matrix = Matrix()
    holders: dict[Hashable, list[tuple[int, float]]] = {}
    for bid in kept:
        column = matrix.binary(-float(bid.price))
        for good in bid.goods:
            holders.setdefault(good, []).append((column, 1.0))
    for entries in holders.values():
        matrix.row(entries, upper=1.0)
    if not kept:
        return AuctionResult(winners=(), revenue=ZERO, upper_bound=ZERO, optimal=True)
    found = minimise(arrays(matrix), Limits(seconds=time_limit, seed=seed))
    if not found.feasible:
        raise TimeoutError("The time limit passed before any set of bids was found.")
    won = [bid for bid, value in zip(kept, found.values, strict=True) if value > 0.5]
    revenue = sum((bid.price for bid in won), ZERO)
    bound = revenue if found.optimal else max(revenue, Decimal(repr(-found.bound)))
    return AuctionResult(
        winners=tuple(bid.id for bid in won), revenue=revenue, upper_bound=bound, optimal=found.optimal
    )


def _check(bids: Sequence[AuctionBid]) -> None:
    seen: set[str] = set()
    for index, bid in enumerate(bids):
        if bid.id in seen:
            raise refuse(f"bids[{index}].id", f"{bid.id!r} is given twice.")
        seen.add(bid.id)
        if not bid.goods:
            raise refuse(f"bids[{index}].goods", "must name at least one good.")
        if not isinstance(bid.price, Decimal | int) or bid.price < 0:
            raise refuse(f"bids[{index}].price", "must be an exact decimal number, not below zero.")


def _undominated(bids: Sequence[AuctionBid]) -> list[AuctionBid]:
    """Of bids for the very same goods only the best one, the earliest of equals, can win."""
    best: dict[frozenset[Hashable], AuctionBid] = {}
    for bid in bids:
        rival = best.get(bid.goods)
        if bid.price > 0 and (rival is None or bid.price > rival.price):
            best[bid.goods] = bid
    return list(best.values())
