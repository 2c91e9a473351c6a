"""The arithmetic of prices and terms under an agreement. Exact, without a database."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

PRICE_STEP = Decimal("0.000001")
QUANTITY_STEP = Decimal("0.001")
FACTOR_STEP = Decimal("0.00000001")
CENT = Decimal("0.01")
MOST_YEARS = 4
HUNDRED = Decimal(100)


def changed(unit_price: Decimal, factors: Iterable[Decimal]) -> Decimal:
    """Return a unit price after price changes one upon the other, each rounded half up at six decimals."""
    for factor in factors:
        unit_price = (unit_price * factor).quantize(PRICE_STEP, ROUND_HALF_UP)
    return unit_price


def factor_of_index(before: Decimal, now: Decimal) -> Decimal:
    """Return by how much prices change with an index, at eight decimals."""
    return (now / before).quantize(FACTOR_STEP, ROUND_HALF_UP)


def factor_of_tax(before: Decimal, now: Decimal) -> Decimal:
    """Return by how much prices change with a tax inside them, whose rates are given in per cent."""
    return ((HUNDRED + now) / (HUNDRED + before)).quantize(FACTOR_STEP, ROUND_HALF_UP)


def most_of(quantity: Decimal, allowance: Decimal) -> Decimal:
    """Return how much may be ordered of an agreed quantity; never a thousandth more than the allowance."""
    return (quantity * (1 + allowance)).quantize(QUANTITY_STEP, ROUND_DOWN)


def latest_end(starts: date) -> date:
    """Return the last day on which an agreement of this start may end."""
    year = starts.year + MOST_YEARS
    if (starts.month, starts.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return starts.replace(year=year)


def amount_of(quantity: Decimal, unit_price: Decimal) -> Decimal:
    """Return what a quantity costs, to the cent."""
    return (quantity * unit_price).quantize(CENT, ROUND_HALF_UP)
