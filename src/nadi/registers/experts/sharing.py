"""Who pays what of a shared visit: the same for every half day, exact to the cent."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from nadi.engine.award.deliver import divide

CENT = Decimal("0.01")
# Below it one firm could work out what another one joined for.
FEWEST_SHOWN = 3


def shares_of(cost: Decimal, half_days: Sequence[int]) -> list[Decimal]:
    """Divide the cost by half days into whole cents that add up (largest remainder, ties to the earlier)."""
    return divide(cost, [Decimal(one) for one in half_days], CENT)


def most_per_half_day(cost: Decimal, minimum: int) -> Decimal:
    """Return what a half day costs at most: when as few firms as allowed join for one half day each."""
    return (cost / minimum).quantize(CENT, ROUND_CEILING)
