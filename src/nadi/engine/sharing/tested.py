"""A certificate for games too large to be proven: the groups likeliest to complain are priced in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from random import Random

from .certificate import check_member, say_individual, unrounded
from .game import Game
from .prepared import prepared
from .result import Certificate, Shares
from .statements import listed, money, say

Group = tuple[str, ...]
PAIRED, DRAWN, LARGEST_DRAWN = 8, 400, 6


def certify_tested(
    game: Game, shares: Shares, *, seed: int, go_on: Callable[[], bool], known: Iterable[Group] = ()
) -> Certificate:
    """Check a division against as many groups as `go_on` allows; it is asked before each.

    First come the members themselves, then the `known` groups, then those that save least for what they pay
    alone, then random ones drawn with `seed`. The verdict is “found”, or “none among the tested” with their
    number; the core itself is not looked for. Raises what the game's costs raise.
    """
    amounts = shares.amounts
    game = prepared(game, sum(amounts.values(), Decimal(0)))
    individual = tuple(check_member(game, player, amounts[player]) for player in game.players)
    exact, tolerance = unrounded(game, shares, amounts)
    held = dict(zip(game.players, exact, strict=True))
    worst, excess, tested = worst_of(game, held, groups_to_test(game, shares, seed, known), go_on)
    is_found = excess is not None and excess > tolerance
    statements = [say_individual(game, individual)]
    if is_found and excess is not None:
        statements.append(say("group.found", who=listed(worst), excess=f"{money(excess, game.unit):f}"))
    else:
        statements.append(say("group.none.tested", tested=tested))
    return Certificate(
        individual=individual,
        verdict="found" if is_found else "none among the tested",
        worst=worst,
        excess=None if excess is None else money(excess, game.unit),
        proof="search",
        tested=tested,
        core_empty=None,
        least_core=None,
        statements=tuple(statements),
    )


def worst_of(
    game: Game, held: dict[str, Fraction], groups: Iterable[Group], go_on: Callable[[], bool]
) -> tuple[Group, Fraction | None, int]:
    """The group with the largest excess among those tested, that excess, and how many were tested."""
    worst: Group = ()
    largest: Fraction | None = None
    tested = 0
    for group in groups:
        if tested >= len(game.players) and not go_on():
            break
        tested += 1
        excess = sum((held[one] for one in group), Fraction(0)) - game.sign * Fraction(game.of(group))
        if largest is None or excess > largest:
            worst, largest = group, excess
    return worst, largest, tested


def groups_to_test(game: Game, shares: Shares, seed: int, known: Iterable[Group] = ()) -> Iterator[Group]:
    """Yield proper groups, the likeliest to complain first, none twice."""
    met: set[frozenset[str]] = set()
    for group in proposed(game, shares, seed, known):
        members = frozenset(group)
        if 0 < len(members) < len(game.players) and members not in met:
            met.add(members)
            yield tuple(player for player in game.players if player in members)


def proposed(game: Game, shares: Shares, seed: int, known: Iterable[Group]) -> Iterator[Group]:
    """Yield groups worth testing."""
    for player in game.players:
        yield (player,)
    yield from known
    ratio = {one.player: one.share / one.alone if one.alone else Decimal(0) for one in shares.members}
    ranked = sorted(game.players, key=lambda player: (-game.sign * ratio[player], player))
    yield from combinations(ranked[:PAIRED], 2)
    for size in range(3, len(ranked)):
        yield tuple(ranked[:size])
    draw = Random(seed)
    for _time in range(DRAWN):
        yield tuple(draw.sample(game.players, min(draw.randint(2, LARGEST_DRAWN), len(game.players))))
