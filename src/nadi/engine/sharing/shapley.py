"""The Shapley value: the mean of what a member adds to the cost over all orders of joining."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, sqrt
from random import Random

import numpy as np
from scipy.special import stdtrit

from .game import Game
from .table import sizes, tabulate

PAIRS = 200
CONFIDENCE = 0.95


@dataclass(frozen=True, kw_only=True)
class Value:
    """Signed Shapley values; per player the mean joining cost by position, and the interval's half-width."""

    shares: list[Fraction]
    by_position: list[list[Fraction]]
    half_widths: list[float] | None
    orders: int


def shapley(game: Game, *, seed: int = 0, pairs: int | None = None) -> Value:
    """Exact up to the game's enumerable size, sampled above it (antithetic pairs of orders)."""
    return exact(game) if game.is_enumerable else sampled(game, seed=seed, pairs=pairs or PAIRS)


def exact(game: Game) -> Value:
    """Shapley (1953), exact: mean over positions of the mean cost of joining at that position."""
    table = tabulate(game)
    count, masks, size = table.count, np.arange(2**table.count), sizes(table.count)
    by_position = []
    for bit in range(count):
        without = masks[(masks >> bit & 1) == 0]
        added = table.values[without | 1 << bit] - table.values[without]
        means = []
        for position in range(count):
            met = added[size[without] == position]
            total = sum(int(value) for value in met) if table.values.dtype == object else int(met.sum())
            means.append(Fraction(total, table.scale * comb(count - 1, position)))
        by_position.append(means)
    shares = [sum(means, Fraction(0)) / count for means in by_position]
    return Value(shares=shares, by_position=by_position, half_widths=None, orders=0)


def sampled(game: Game, *, seed: int, pairs: int) -> Value:
    """Estimate from random orders, each taken forwards and backwards (antithetic), with 95 % intervals.

    Castro, Gómez & Tejada (2009) for sampling orders; the pairs' means are independent, so Student's t
    gives the
    interval. Every order divides the total exactly, hence so does the mean.
    """
    chance, count = Random(seed), len(game.players)
    order = list(range(count))
    samples: list[list[Fraction]] = []
    for _ in range(max(pairs, 2)):
        chance.shuffle(order)
        forwards, backwards = joining(game, order), joining(game, order[::-1])
        samples.append([(one + two) / 2 for one, two in zip(forwards, backwards, strict=True)])
    means = [sum(column, Fraction(0)) / len(samples) for column in zip(*samples, strict=True)]
    reach = float(stdtrit(len(samples) - 1, (1 + CONFIDENCE) / 2)) / sqrt(len(samples))
    widths = [
        reach * float(np.std([float(value) for value in column], ddof=1))
        for column in zip(*samples, strict=True)
    ]
    return Value(
        shares=means, by_position=[[mean] for mean in means], half_widths=widths, orders=2 * len(samples)
    )


def joining(game: Game, order: list[int]) -> list[Fraction]:
    """What each player adds to the cost when they join in this order; indexed by player."""
    added = [Fraction(0)] * len(order)
    mask, before = 0, Fraction(0)
    for player in order:
        mask |= 1 << player
        after = game.signed(mask)
        added[player] = after - before
        before = after
    return added
