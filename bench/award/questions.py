"""What is asked of every contestant: a drawn purchase by shape and seed, or an auction read from a file."""

from pathlib import Path

from bench.award.instances import instance, shape_of
from bench.award.linear import Linear
from bench.award.plain import plain, plain_auction
from bench.award.wdp import read_wdp
from nadi.engine.award import AuctionBid, Problem

WDP = Path(__file__).resolve().parents[3] / "shared" / "data" / "wdp"
NOT_AUCTIONS = ("SOURCE.txt",)

Question = Problem | tuple[AuctionBid, ...]


def auctions() -> tuple[str, ...]:
    """The auctions that lie beside the repository, if they do."""
    return tuple(path.stem for path in sorted(WDP.glob("*.txt")) if path.name not in NOT_AUCTIONS)


def question(name: str, seed: int) -> Question:
    """The purchase or auction of this name; an auction knows no seed."""
    if name in auctions():
        return read_wdp(WDP / f"{name}.txt")[1]
    return instance(shape_of(name), seed)


def stated_plainly(asked: Question) -> Linear:
    """The textbook model of either."""
    return plain(asked) if isinstance(asked, Problem) else plain_auction(asked)
