"""Shares as columns of a program: full payment, individual rationality, coalition rows when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .game import Game, MethodRefused
from .linear import null_space
from .oracle import Oracle, bits, oracle_of
from .program import Optimum, Program, Row

VIOLATION = 1e-7
MONEY_SPAN = 1000
ROUNDS = 400
Weight = Callable[[int], int]


def plain(mask: int) -> int:
    """Every group's complaint counts as it is."""
    return 1


def per_head(mask: int) -> int:
    """A group's complaint is divided by the number of its members."""
    return mask.bit_count()


@dataclass
class Face:
    """The program over shares x (columns 0 … n−1) of one game, in units that keep numbers near 1000."""

    game: Game
    imputations: bool
    rounds: int = ROUNDS
    program: Program = field(default_factory=Program)
    known: list[int] = field(default_factory=list)
    settled: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        game = self.game
        self.count = len(game.players)
        self.oracle: Oracle = oracle_of(game)
        singles = [game.signed(1 << bit) for bit in range(self.count)]
        largest = max(abs(value) for value in [*singles, game.signed(game.everybody)])
        self.span = largest / MONEY_SPAN if largest else Fraction(1)
        self.program.new_columns(self.count)
        everyone = dict.fromkeys(range(self.count), 1)
        self.program.add(everyone, self.cost(game.everybody), equal=True)
        self.settled.append(game.everybody)
        if self.imputations:
            for bit in range(self.count):
                self.program.add({bit: 1}, self.cost(1 << bit), tag=1 << bit)
        if self.count > 1:
            heads = [1 << bit for bit in range(self.count)]
            self.known = sorted({*heads, *(game.everybody ^ head for head in heads)})

    def cost(self, mask: int) -> Fraction:
        """Signed cost of a coalition in the program's unit."""
        return self.game.signed(mask) / self.span

    def basis(self) -> list[list[int]]:
        """Directions in which the shares can still move."""
        rows = [[mask >> bit & 1 for bit in range(self.count)] for mask in self.settled]
        return null_space(rows, self.count)

    def settle(self, row: Row) -> None:
        """Turn a row that is tight on the whole optimal face into an equation."""
        row.equal = True
        if isinstance(row.tag, int):
            self.settled.append(row.tag)

    def money(self, shares: NDArray[np.float64]) -> list[Fraction]:
        """Shares of the program in money."""
        return [Fraction(float(value)) * self.span for value in shares]

    def violated(
        self, prices: Sequence[Fraction], allowance: float, basis: list[list[int]] | None
    ) -> list[int]:
        """New coalitions whose prices exceed their cost by more than the allowance (program's unit)."""
        for ask in (self.oracle.likely, self.oracle.worst):
            if ask == self.oracle.worst:
                self.spend()
            worse = [
                mask
                for mask in ask(prices, basis)
                if mask not in self.known and self.excess(prices, mask) - allowance > VIOLATION
            ]
            if worse:
                self.known.extend(worse)
                return worse
        return []

    def spend(self) -> None:
        """Count a full question; `MethodRefused` when the allowed number is used up."""
        self.rounds -= 1
        if self.rounds < 0:
            raise MethodRefused(
                "The most aggrieved groups of this game are too many: the method was given up before it had "
                "an answer. Ask for more rounds, or choose another method."
            )

    def excess(self, prices: Sequence[Fraction], mask: int) -> float:
        """Prices less cost of a coalition, in the program's unit."""
        held = sum((prices[bit] for bit in bits(mask)), Fraction(0)) / self.span
        return float(held - self.cost(mask))

    def shares(self, optimum: Optimum) -> tuple[list[Fraction], bool]:
        """The shares in money: from the equations if they determine them, else cleaned from the solver."""
        exact = self.program.exact()
        values = [float(value) for value in optimum.values[: self.count]]
        if all(
            column in exact and abs(float(exact[column]) - value) < 1e-3
            for column, value in enumerate(values)
        ):
            return [exact[column] * self.span for column in range(self.count)], True
        cleaned = [(Fraction(value) * self.span).limit_denominator(10**6) for value in values]
        cleaned[-1] += self.game.signed(self.game.everybody) - sum(cleaned, Fraction(0))
        return cleaned, False


def has_imputations(game: Game) -> bool:
    """Whether the total can be divided so that nobody pays more than alone."""
    singles = (game.signed(1 << bit) for bit in range(len(game.players)))
    return sum(singles, Fraction(0)) >= game.signed(game.everybody)
