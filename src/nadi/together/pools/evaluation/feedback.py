"""What a vendor is told between rounds: where it stands on a line, and nothing that gives a rival's price.

A gap is rounded up to steps of five per cent: a finer one would give the best price away wherever prices have
few digits. It is told only where three or more compete: of two, the second would read the first one's price
off its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

FEWEST_FOR_A_GAP = 3
STEP = Decimal("0.05")


@dataclass(frozen=True, kw_only=True)
class Place:
    """A vendor's rank on a line (equal prices share one), and how far above the best it is, as a fraction."""

    rank: int
    gap: Decimal | None


def places(landed: Mapping[str, Decimal]) -> dict[str, Place]:
    """Return every vendor's place by landed price; the best has no gap, and where few compete nobody has."""
    best = min(landed.values(), default=Decimal(0))
    told = len(landed) >= FEWEST_FOR_A_GAP and best > 0
    found = {}
    for vendor, price in landed.items():
        rank = 1 + sum(1 for other in landed.values() if other < price)
        found[vendor] = Place(rank=rank, gap=gap_of(price, best) if told and rank > 1 else None)
    return found


def gap_of(price: Decimal, best: Decimal) -> Decimal:
    """Return how far a price is above the best, rounded up to the next step."""
    return ((price - best) / best / STEP).to_integral_value(rounding=ROUND_CEILING) * STEP
