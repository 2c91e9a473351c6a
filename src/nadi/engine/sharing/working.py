"""The sum behind one member's share: numbers it may know, and the formula from them to the share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from .statements import decimal, money

Formula = Literal["unit_prices", "proportion", "separable", "disruption", "mean", "between"]

NUMBERS: Mapping[Formula, tuple[str, ...]] = {
    "unit_prices": (),
    "proportion": ("total", "own", "all"),
    "separable": ("separable", "benefit", "benefits", "rest"),
    "disruption": ("alone", "weight", "weights", "change"),
    "mean": (),
    # `last`, what it adds by joining last, may be kept back: in a small pool it tells of the others.
    "between": ("alone", "share"),
}


@dataclass(frozen=True, kw_only=True)
class LineWorking:
    """One line of an equal-price sum: own quantity, and the pool's amount and quantity."""

    line: str
    quantity: Decimal
    pool_amount: Decimal
    pool_quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class Working:
    """A formula with the numbers that one member may know; no other member's figure is among them."""

    formula: Formula
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    lines: tuple[LineWorking, ...] = ()
    means: tuple[Decimal, ...] = ()


def evaluate(working: Working) -> Fraction:
    """The share that the numbers lead to, unrounded; `ValueError` when a divisor is zero."""
    numbers = {name: Fraction(value) for name, value in working.numbers.items()}
    if working.formula == "unit_prices":
        return sum((line_share(line) for line in working.lines), Fraction(0))
    if working.formula == "mean":
        return mean(working.means)
    if working.formula == "proportion":
        return numbers["total"] * part(numbers["own"], numbers["all"], "all")
    if working.formula == "separable":
        parts = part(numbers["benefit"], numbers["benefits"], "benefits") if numbers["rest"] else Fraction(0)
        return numbers["separable"] + numbers["rest"] * parts
    if working.formula == "disruption":
        parts = part(numbers["weight"], numbers["weights"], "weights") if numbers["change"] else Fraction(0)
        return numbers["alone"] + numbers["change"] * parts
    return numbers["share"]


def line_share(line: LineWorking) -> Fraction:
    """Own quantity at the pool's unit price."""
    if not line.quantity:
        return Fraction(0)
    return Fraction(line.quantity) * part(
        Fraction(line.pool_amount), Fraction(line.pool_quantity), "pool_quantity"
    )


def mean(means: tuple[Decimal, ...]) -> Fraction:
    """Plain mean."""
    if not means:
        raise ValueError("means: at least one number is needed.")
    return sum((Fraction(value) for value in means), Fraction(0)) / len(means)


def part(own: Fraction, whole: Fraction, name: str) -> Fraction:
    """Own ÷ whole."""
    if not whole:
        raise ValueError(f"{name}: must not be zero.")
    return own / whole


def steps(working: Working, unit: Decimal) -> tuple[str, ...]:
    """The sum in figures, one line each."""
    n = {name: f"{value.normalize():f}" for name, value in working.numbers.items()}
    result = money(evaluate(working), unit)
    if working.formula == "unit_prices":
        return (*(line_step(line, unit) for line in working.lines if line.quantity), f"together {result}")
    if working.formula == "mean":
        listed = " + ".join(f"{money(Fraction(value), unit)}" for value in working.means)
        return (f"({listed}) ÷ {len(working.means)} = {result}",)
    if working.formula == "proportion":
        return (f"{n['total']} × {n['own']} ÷ {n['all']} = {result}",)
    if working.formula == "separable":
        rest = signed(working.numbers["rest"])
        return (f"{n['separable']} {rest} × {n['benefit']} ÷ {n['benefits']} = {result}",)
    if working.formula == "disruption":
        change = signed(working.numbers["change"])
        return (f"{n['alone']} {change} × {n['weight']} ÷ {n['weights']} = {result}",)
    if "last" not in n:
        return (f"{result}: against {n['alone']} alone",)
    return (f"{result}: between {n['alone']} (alone) and {n['last']} (added by joining last)",)


def signed(value: Decimal) -> str:
    """The number with its sign set apart, to be added to what stands before it."""
    return f"{'−' if value < 0 else '+'} {abs(value):f}"


def line_step(line: LineWorking, unit: Decimal) -> str:
    """One line of an equal-price sum in figures."""
    price = Fraction(line.pool_amount) / Fraction(line.pool_quantity)
    amount = money(line_share(line), unit)
    return f"{line.line}: {line.quantity:f} × {decimal(price, 6):f} = {amount:f}"
