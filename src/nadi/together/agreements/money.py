"""The arithmetic of agreements: cents, and totals divided to the cent. Exact."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from nadi.engine.award.deliver import divide

CENT = Decimal("0.01")


def to_cent(amount: Decimal) -> Decimal:
    """Round half up to the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def spread(total: Decimal, weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Divide a total of whole cents by weights so that the parts add up (largest remainder, ties by key)."""
    keys = sorted(weights)
    sign = -1 if total < 0 else 1
    parts = divide(abs(total), [weights[key] for key in keys], CENT)
    return {key: sign * part for key, part in zip(keys, parts, strict=True)}
