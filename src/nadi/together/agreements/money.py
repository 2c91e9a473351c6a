"""The arithmetic of agreements: what a share adds to vendors' prices, and what an order saves. Exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nadi.engine.award.deliver import divide

CENT = Decimal("0.01")
ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class OrderedLine:
    """A quantity, what its unit costs under the agreement, and what it cost before."""

    quantity: Decimal
    unit_price: Decimal
    baseline: Decimal


@dataclass(frozen=True, kw_only=True)
class OrderSaving:
    """What an order would have cost and what it costs, in the agreement's currency."""

    before: Decimal
    after: Decimal

    @property
    def amount(self) -> Decimal:
        """The saving (negative where the order is dearer than before)."""
        return self.before - self.after


def to_cent(amount: Decimal) -> Decimal:
    """Round half up to the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def spread(total: Decimal, weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Divide a total of whole cents by weights so that the parts add up (largest remainder, ties by key)."""
    keys = sorted(weights)
    sign = -1 if total < 0 else 1
    parts = divide(abs(total), [weights[key] for key in keys], CENT)
    return {key: sign * part for key, part in zip(keys, parts, strict=True)}


def saving_of(lines: Sequence[OrderedLine], *, adjustment: Decimal, contracted: Decimal) -> OrderSaving:
    """Return what an order saves; it carries the adjustment by its part of the contracted amount."""
    at_prices = sum((line.quantity * line.unit_price for line in lines), ZERO)
    part = adjustment * at_prices / contracted if contracted else ZERO
    before = sum((line.quantity * line.baseline for line in lines), ZERO)
    return OrderSaving(before=to_cent(before), after=to_cent(at_prices + part))
