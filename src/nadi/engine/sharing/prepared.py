"""A game made ready for division: heuristic costs closed, the total to be divided put in."""

from __future__ import annotations

from decimal import Decimal

from .closure import closed
from .game import Game

CLOSABLE = 12


def is_closable(game: Game) -> bool:
    """Whether closing the costs is affordable (3ⁿ steps)."""
    return game.is_enumerable and len(game.players) <= CLOSABLE


def prepared(game: Game, total: Decimal | None = None) -> Game:
    """The game to divide; asking again with the same total gives the same (cached) game."""
    key = ("prepared", total)
    known = game.memo.get(key)
    if isinstance(known, Game):
        return known
    ready = game
    if not game.exact and not game.memo.get("closed") and is_closable(game):
        ready = closed(game)
        ready.memo["closed"] = True
    # What everybody would pay in a game too large to look through is not asked for when it is given.
    if total is not None and (not ready.is_enumerable or total != ready.total):
        was_closed = ready.memo.get("closed")
        ready = ready.with_total(total)
        ready.memo["closed"] = was_closed
    game.memo[key] = ready
    return ready
