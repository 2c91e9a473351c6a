"""All coalition costs of a small game as one vector of exact integers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from .game import Game

Number = TypeVar("Number", np.object_, np.int64, np.float64)
SAFE = 2**62


@dataclass(frozen=True, kw_only=True)
class Table:
    """Signed costs × `scale` of all 2ⁿ coalitions, indexed by mask; exact integers."""

    count: int
    scale: int
    values: NDArray[np.object_] | NDArray[np.int64]


def tabulate(game: Game) -> Table:
    """Ask for every coalition's cost once and keep the answers with the game."""
    known = game.memo.get("table")
    if isinstance(known, Table):
        return known
    signed = [game.signed(mask) for mask in range(game.everybody + 1)]
    table = table_from(signed)
    game.memo["table"] = table
    return table


def table_from(signed: list[Fraction]) -> Table:
    """Table of the given exact costs, brought to one denominator."""
    count = len(signed).bit_length() - 1
    scale = lcm(*(value.denominator for value in signed))
    whole = [int(value * scale) for value in signed]
    return Table(count=count, scale=scale, values=integers(whole, slack=len(signed)))


def integers(whole: list[int], slack: int) -> NDArray[np.object_] | NDArray[np.int64]:
    """Machine integers when sums of `slack` of them cannot overflow, else Python's own."""
    if max(abs(value) for value in whole) * max(slack, 1) < SAFE:
        return np.array(whole, dtype=np.int64)
    return np.array(whole, dtype=np.object_)


def exact_sums(parts: list[int], slack: int = 1) -> NDArray[np.object_] | NDArray[np.int64]:
    """Sum of the parts of every coalition, indexed by mask; exact integers."""
    if sum(abs(part) for part in parts) * slack >= SAFE:
        return doubled(np.zeros(1, dtype=np.object_), parts)
    return doubled(np.zeros(1, dtype=np.int64), parts)


def doubled(sums: NDArray[Number], parts: Iterable[Any]) -> NDArray[Number]:
    """Append, part by part, everything so far plus the part."""
    for part in parts:
        sums = np.concatenate((sums, np.asarray(sums + part, dtype=sums.dtype)))
    return sums


def float_sums(parts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum of the parts of every coalition, indexed by mask."""
    return doubled(np.zeros(1), parts)


def sizes(count: int) -> NDArray[np.int64]:
    """Number of members of every coalition, indexed by mask."""
    return np.asarray(exact_sums([1] * count), dtype=np.int64)
