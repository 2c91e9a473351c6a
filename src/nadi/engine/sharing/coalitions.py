"""Coalitions as bit masks, and the order in which published games list them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations


def mask_of(players: Sequence[str], members: Iterable[str]) -> int:
    """Bit mask of the named members; an unknown name is a `ValueError`."""
    positions = {player: position for position, player in enumerate(players)}
    mask = 0
    for member in members:
        if member not in positions:
            raise ValueError(f"“{member}” is not a player of this game.")
        mask |= 1 << positions[member]
    return mask


def members_of(players: Sequence[str], mask: int) -> tuple[str, ...]:
    """Names of the members of a bit mask, in the order of the players."""
    return tuple(player for position, player in enumerate(players) if mask >> position & 1)


def by_size(count: int) -> list[int]:
    """All non-empty coalitions of `count` players as masks, by size and then lexicographically."""
    return [
        sum(1 << position for position in group)
        for size in range(1, count + 1)
        for group in combinations(range(count), size)
    ]
