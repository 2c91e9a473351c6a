"""Closing heuristic costs, so that no group looks dearer than its parts or than a larger group."""

from __future__ import annotations

from decimal import Decimal

from .coalitions import mask_of
from .game import Game


def closed(game: Game) -> Game:
    """The game of cheapest covers: c(S) = least sum over groups that together contain S.

    Each group may split into parts (a partition) or ride on the plan of a larger group (monotone).
    Takes 3ⁿ steps; meant for games that are enumerated anyway, up to about 12 players.
    """
    costs = [game.sign * game.value(mask) for mask in range(game.everybody + 1)]
    # A larger group's plan serves a smaller one for no more; a larger group's gain is not the smaller one's.
    costs = cheapest_partition(monotone(costs) if game.kind == "cost" else costs)
    players, sign = game.players, game.sign

    def cost(coalition: frozenset[str]) -> Decimal:
        return sign * costs[mask_of(players, coalition)]

    return Game(
        players=players,
        cost=cost,
        kind=game.kind,
        lines=game.lines,
        exact=False,
        unit=game.unit,
        tolerance=game.tolerance,
        enumerable=game.enumerable,
    )


def monotone(costs: list[Decimal]) -> list[Decimal]:
    """Lower each cost to that of the cheapest coalition containing it; nobody costs nothing."""
    lowered = list(costs)
    bits = len(costs).bit_length() - 1
    for bit in range(bits):
        for mask in range(1, len(costs)):
            if not mask >> bit & 1:
                lowered[mask] = min(lowered[mask], lowered[mask | 1 << bit])
    return lowered


def cheapest_partition(costs: list[Decimal]) -> list[Decimal]:
    """Lower each cost to the least sum over a partition of the coalition."""
    best = list(costs)
    for mask in range(1, len(costs)):
        first = mask & -mask
        rest = mask ^ first
        part = rest
        while part:
            part = (part - 1) & rest
            best[mask] = min(best[mask], best[part | first] + best[rest ^ part])
    return best
