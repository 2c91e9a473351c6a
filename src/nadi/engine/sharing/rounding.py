"""Rounding shares so that they add up to the coin and, where possible, nobody passes its own cost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from .statements import money


def round_shares(shares: Sequence[Fraction], alone: Sequence[Fraction], unit: Decimal) -> list[Decimal]:
    """Largest remainder: all are rounded down, and the missing coins go to the largest remainders.

    `shares` and `alone` are signed costs in money. The result adds up to the total rounded half up. Of equal
    remainders the earlier member pays the coin. A coin that would lift a member above its stand-alone
    cost goes
    to the next one instead, as long as there is one who can take it.
    """
    coin = Fraction(unit)
    total = money(sum(shares, Fraction(0)), unit)
    down = [floor(share / coin) for share in shares]
    missing = int(Fraction(total) / coin) - sum(down)
    order = sorted(range(len(shares)), key=lambda i: (-(shares[i] / coin - down[i]), i))
    limits = [floor(own / coin) if share <= own else None for share, own in zip(shares, alone, strict=True)]
    while missing > 0:
        able = [i for i in order if (limit := limits[i]) is None or down[i] < limit]
        chosen = (able or order)[:missing]
        for place in chosen:
            down[place] += 1
        missing -= len(chosen)
    return [(unit * whole).quantize(unit) for whole in down]
