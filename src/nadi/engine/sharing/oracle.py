"""Who complains most: finding the coalition whose shares exceed its cost by most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from random import Random
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from .coalitions import mask_of
from .game import Game
from .table import exact_sums, float_sums, integers, tabulate

Proof = Literal["enumeration", "milp", "search"]
Basis = Sequence[Sequence[int]]
AT_ONCE = 12
STARTS = 3


class Oracle(Protocol):
    """Finds coalitions with large prices(S) − c(S) among the proper ones that `basis` does not settle.

    `basis` spans the directions in which the shares may still move; a coalition orthogonal to all of them
    has a settled sum. None means that nothing is settled.
    """

    @property
    def proof(self) -> Proof: ...

    @property
    def tested(self) -> int: ...

    def worst(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]: ...

    def likely(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]:
        """Coalitions worth trying before the full question is asked; nothing is promised."""
        ...


def oracle_of(game: Game) -> Oracle:
    """All coalitions of a small game, its own proven separation, or an honest search."""
    if game.is_enumerable:
        return Enumeration(game=game)
    if game.separation is not None:
        return ProvenSearch(game=game)
    return LocalSearch(game=game)


@dataclass
class Enumeration:
    """Looks at all 2ⁿ − 2 proper coalitions."""

    game: Game
    proof: Proof = "enumeration"

    @property
    def tested(self) -> int:
        """Number of groups looked at."""
        return max(self.game.everybody - 1, 0)

    def likely(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]:
        """Nothing: the full question is cheap."""
        return []

    def worst(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]:
        """The few worst coalitions, worst first; of equals the smallest mask."""
        table = tabulate(self.game)
        costs = table.values.astype(np.float64) / table.scale
        excess = float_sums(np.array([float(price) for price in prices])) - costs
        allowed = self.open_coalitions(basis)
        if not allowed.any():
            return []
        excess[~allowed] = -np.inf
        order = np.argsort(-excess, kind="stable")[:AT_ONCE]
        return [int(mask) for mask in order if np.isfinite(excess[mask])]

    def open_coalitions(self, basis: Basis | None) -> NDArray[np.bool_]:
        """Proper coalitions whose sum is not settled."""
        allowed = np.ones(self.game.everybody + 1, dtype=np.bool_)
        if basis is not None:
            allowed[:] = False
            for direction in basis:
                allowed |= exact_sums(list(direction)) != 0
        allowed[0] = allowed[-1] = False
        return allowed

    def largest_excess(self, shares: Sequence[Fraction]) -> tuple[int, Fraction] | None:
        """The worst proper coalition and its excess in exact arithmetic; None for a single player."""
        if self.game.everybody == 1:
            return None
        table = tabulate(self.game)
        scale = int(np.lcm.reduce([share.denominator for share in shares] + [table.scale], dtype=object))
        times = scale // table.scale
        whole = [int(value) * times for value in table.values]
        sums = exact_sums([int(share * scale) for share in shares], slack=4)
        excess = (sums - integers(whole, slack=4))[1:-1]
        best = int(excess.argmax())
        return best + 1, Fraction(int(excess[best]), scale)


@dataclass
class ProvenSearch:
    """Asks the game's own separation: one optimisation finds the worst coalition and proves it."""

    game: Game
    proof: Proof = "milp"
    tested: int = 0
    smooth: list[Fraction] = field(default_factory=list)
    climbed: set[int] = field(default_factory=set)

    def likely(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]:
        """The worst coalitions of a climb from the worst known, one member more or less at a time."""
        self.smooth = [(old + new) / 2 for old, new in zip(self.smooth or prices, prices, strict=True)]
        self.climb(self.smooth, basis)
        return self.climb(prices, basis)

    def climb(self, prices: Sequence[Fraction], basis: Basis | None) -> list[int]:
        """Ask for the neighbours of the worst known coalition until none is worse; the few worst."""
        best = self.worst_known(prices, basis)
        while best and best[0] not in self.climbed:
            self.climbed.add(best[0])
            for bit in range(len(self.game.players)):
                neighbour = best[0] ^ 1 << bit
                if 0 < neighbour < self.game.everybody:
                    self.game.value(neighbour)
            best = self.worst_known(prices, basis)
        return best

    def worst_known(self, prices: Sequence[Fraction], basis: Basis | None) -> list[int]:
        """The few worst among the proper, open coalitions whose cost was asked for before."""
        floats = [float(price) for price in prices]
        known = [mask for mask in self.game.memo if isinstance(mask, int) and 0 < mask < self.game.everybody]
        excess = {
            mask: sum(floats[bit] for bit in bits(mask)) - float(self.game.value(mask)) for mask in known
        }
        ranked = sorted(known, key=lambda mask: (-excess[mask], mask))
        return list(islice((mask for mask in ranked if is_open(mask, basis)), AT_ONCE))

    def worst(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]:
        """The worst coalition, if there is a proper one that is not settled."""
        if self.game.separation is None or basis == []:
            return []
        direction = None if basis is None else self.some_direction(basis)
        asked = {
            player: Decimal(price.numerator) / Decimal(price.denominator)
            for player, price in zip(self.game.players, prices, strict=True)
        }
        found = self.game.separation(asked, direction)
        self.tested += 1
        if found is None:
            return []
        if not found.proven:
            self.proof = "search"
        mask = mask_of(self.game.players, found.coalition)
        if found.cost is not None:
            self.game.memo.setdefault(mask, found.cost)
        return [mask] if 0 < mask < self.game.everybody else []

    def some_direction(self, basis: Basis) -> dict[str, int]:
        """A random mix of the open directions: almost surely zero only on settled coalitions."""
        chance = Random(len(basis))
        weights = [chance.randint(1, 97) for _ in basis]
        mixed = [
            sum(weight * direction[position] for weight, direction in zip(weights, basis, strict=True))
            for position in range(len(self.game.players))
        ]
        return dict(zip(self.game.players, mixed, strict=True))


@dataclass
class LocalSearch:
    """Tries single members, all but one, and then groups grown and shrunk one member at a time."""

    game: Game
    proof: Proof = "search"
    tested: int = 0

    def likely(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]:
        """Nothing: the full question is the same search."""
        return []

    def worst(self, prices: Sequence[Fraction], basis: Basis | None = None) -> list[int]:
        """The few worst coalitions met; nothing is proven about the rest."""
        met: dict[int, Fraction] = {}

        def excess(mask: int) -> Fraction:
            if mask not in met:
                held = sum((prices[bit] for bit in bits(mask)), Fraction(0))
                met[mask] = held - self.game.signed(mask)
            return met[mask]

        everybody, count = self.game.everybody, len(self.game.players)
        starts = [1 << bit for bit in range(count)] + [everybody ^ 1 << bit for bit in range(count)]
        for start in sorted(starts, key=lambda mask: (-excess(mask), mask))[:STARTS]:
            climb(start, excess, everybody)
        self.tested = max(self.tested, len(met))
        free = [mask for mask in met if is_open(mask, basis)]
        return sorted(free, key=lambda mask: (-met[mask], mask))[:AT_ONCE]


def climb(mask: int, excess: Callable[[int], Fraction], everybody: int) -> int:
    """Add or drop one member at a time while the excess grows; the local best."""
    while True:
        steps = [mask ^ 1 << bit for bit in range(everybody.bit_length())]
        proper = [step for step in steps if 0 < step < everybody]
        if not proper:
            return mask
        best = max(proper, key=lambda step: (excess(step), -step))
        if excess(best) <= excess(mask):
            return mask
        mask = best


def bits(mask: int) -> list[int]:
    """Positions of the set bits."""
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


def is_open(mask: int, basis: Basis | None) -> bool:
    """Whether some open direction changes the coalition's sum."""
    if basis is None:
        return True
    return any(sum(direction[bit] for bit in bits(mask)) for direction in basis)
