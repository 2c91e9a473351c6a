"""What is known of a firm: each fact with its source and its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

Shape = Literal["number", "percent", "money", "flag", "day", "code", "codes", "aid"]
CURRENCY = re.compile(r"[A-Z]{3}")

# Every fact the engine can use, and the shape of its value.
SHAPES: Mapping[str, Shape] = {
    "legal_form": "code",
    "staff": "number",
    "assets": "money",
    "income": "money",
    "loans": "money",
    "founded": "day",
    "sectors": "codes",
    "regions": "codes",
    "municipalities": "codes",
    "villages": "codes",
    "is_in_mountains": "flag",
    "export_share": "percent",
    "is_women_led": "flag",
    "is_youth_led": "flag",
    "is_startup": "flag",
    "certificates": "codes",
    "memberships": "codes",
    "beneficiary_of": "codes",
    "has_tax_debt": "flag",
    "has_dispute": "flag",
    "aid": "aid",
    "purposes": "codes",
    "cost": "money",
    "own_contribution": "percent",
    "has_other_donor": "flag",
    "partners": "number",
}
STATEMENT = "statement:"
KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
# Of a statement in conditions: shorter, so that a programme's own mark fits before it.
SHORT_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def shape_of(key: str) -> Shape | None:
    """Return the shape of a fact's value; a `statement:<key>` is a flag; None for what is no fact."""
    if key.startswith(STATEMENT):
        return "flag" if KEY.fullmatch(key.removeprefix(STATEMENT)) else None
    return SHAPES.get(key)


@dataclass(frozen=True, kw_only=True)
class Money:
    """An exact amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise ValueError("An amount of money must be a finite number.")
        if not CURRENCY.fullmatch(self.currency):
            raise ValueError(f"{self.currency!r} is no currency; write three capital letters, such as GEL.")


@dataclass(frozen=True, kw_only=True)
class Aid:
    """Public money that a firm received: how much, on which day, of whom."""

    money: Money
    on: date
    funder: str = ""


Value = Decimal | Money | bool | date | str | tuple[str, ...] | tuple[Aid, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One fact: `value` has the shape that SHAPES names; `source` and `as_of` say where it stands and since.

    Raises ValueError when the key or the value's shape is none we know.
    """

    key: str
    value: Value
    source: str = ""
    as_of: date | None = None

    def __post_init__(self) -> None:
        shape = shape_of(self.key)
        if shape is None:
            raise ValueError(f"{self.key!r} is no fact that conditions can use.")
        if not is_of_shape(self.value, shape):
            raise ValueError(f"The fact {self.key!r} must be of the shape {shape}.")


def is_of_shape(value: Any, shape: Shape) -> bool:
    """Tell whether a value is what its fact must be."""
    if shape in ("number", "percent"):
        return isinstance(value, Decimal) and value.is_finite() and value >= 0
    if shape in ("codes", "aid"):
        inner: type = Aid if shape == "aid" else str
        return isinstance(value, tuple) and all(isinstance(one, inner) for one in value)
    kinds: dict[str, type] = {"money": Money, "flag": bool, "day": date, "code": str}
    return isinstance(value, kinds[shape])


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A rate that a formula refers to: per cent a year, or what one unit of a currency costs in another."""

    value: Decimal
    as_of: date | None = None
    source: str = ""


Facts = Mapping[str, Fact]
# "EUR/GEL": how many lari a euro costs; "refinancing": per cent a year.
Rates = Mapping[str, Rate]


def converted(money: Money, currency: str, rates: Rates) -> Decimal | None:
    """Return the amount in another currency at the rates given, or None where there is no rate.

    A currency priced in a third one (both against the lari, say) is found through it.
    """
    if money.currency == currency:
        return money.amount
    for ratio, _names in ratios(money.currency, currency, rates):
        exact = Fraction(money.amount) * ratio
        return Decimal(exact.numerator) / Decimal(exact.denominator)
    return None


def rates_between(one: str, other: str, rates: Rates) -> tuple[str, ...]:
    """Return the names of the rates by which one currency is turned into another; none where it is not."""
    if one == other:
        return ()
    return next((names for _ratio, names in ratios(one, other, rates)), ())


Ratio = tuple[Fraction, tuple[str, ...]]


def ratios(one: str, other: str, rates: Rates) -> Iterator[Ratio]:
    """Yield what one unit of a currency costs in another: at their own rate, or through a third currency."""
    direct = price(one, other, rates)
    if direct is not None:
        yield direct
    for middle in sorted({part for pair in rates for part in pair.split("/")}):
        first, second = price(one, middle, rates), price(middle, other, rates)
        if first is not None and second is not None:
            yield first[0] * second[0], first[1] + second[1]


def price(one: str, other: str, rates: Rates) -> Ratio | None:
    """Return what one unit of a currency costs in another, if there is such a rate either way round."""
    there, back = f"{one}/{other}", f"{other}/{one}"
    if there in rates:
        return Fraction(rates[there].value), (there,)
    if back in rates and rates[back].value:
        return 1 / Fraction(rates[back].value), (back,)
    return None
