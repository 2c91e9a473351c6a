"""Conditions as data: one condition, or a group of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .facts import Money

Comparison = Literal["is", "at_least", "at_most", "above", "below", "in", "not_in", "all_of"]
Wanted = bool | Decimal | Money | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition, such as staff at most 50.

    `key` and `text` belong to a `statement`: what a programme asks in words and the firm itself answers.
    `years` belongs to `aid`: over how many years up to today public money is added up.
    """

    kind: str
    comparison: Comparison
    value: Wanted
    key: str = ""
    text: str = ""
    text_local: str = ""
    years: int | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Several conditions: all of them, any of them, or none of them (`not`)."""

    kind: Literal["all", "any", "not"]
    parts: tuple[Expression, ...]


Expression = Condition | Group


def conditions_in(expression: Expression | None) -> Iterator[Condition]:
    """Yield every condition, in the order in which it is written."""
    if isinstance(expression, Condition):
        yield expression
    elif expression is not None:
        for part in expression.parts:
            yield from conditions_in(part)


def conditions_on_all(expression: Expression | None) -> Iterator[Condition]:
    """Yield the conditions that every firm must meet: those in no `any` and no `not`."""
    if isinstance(expression, Condition):
        yield expression
    elif expression is not None and expression.kind == "all":
        for part in expression.parts:
            yield from conditions_on_all(part)
