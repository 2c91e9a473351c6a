"""Reads winner-determination instances of the CATS family (SOURCE.txt beside the data names their source).

Decay files: "goods bids", then "price good good ..." per line. CATS files: "goods bids #", then
"number price good ... #"; a good number not below the number of goods is a dummy, shared by bids that exclude
one another.
"""

from decimal import Decimal
from pathlib import Path

from nadi.engine.award import AuctionBid


def read_wdp(path: Path) -> tuple[int, tuple[AuctionBid, ...]]:
    """The number of goods and the bids; raises ValueError that names the line when it cannot be read."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    head = lines[0].split()
    numbered = head[-1] == "#"
    bids = tuple(_bid(path, number, text, numbered) for number, text in enumerate(lines[1:], start=1))
    if len(bids) != int(head[1]):
        raise ValueError(f"{path.name}: {head[1]} bids announced, {len(bids)} found.")
    return int(head[0]), bids


def _bid(path: Path, number: int, text: str, numbered: bool) -> AuctionBid:
    words = [word for word in text.split() if word != "#"]
    try:
        name, price, goods = (
            (words[0], words[1], words[2:]) if numbered else (str(number), words[0], words[1:])
        )
        return AuctionBid(id=name, price=Decimal(price), goods=frozenset(int(good) for good in goods))
    except (ArithmeticError, IndexError, ValueError) as error:
        raise ValueError(f"{path.name}, line {number + 1}: not a bid: {text!r}.") from error
