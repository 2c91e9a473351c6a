"""The nucleolus against its definition, and the traps on the way to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadi.engine import sharing
from nadi.engine.sharing import Game, game_from_list
from nadi.engine.sharing.coalitions import by_size
from nadi.engine.sharing.nucleolus import least_core, nucleolus

from .strategies import PROPERTY, saving_games


def complaints(game: Game, shares: list[Fraction], *, per_head: bool = False) -> list[Fraction]:
    """Complaints of all proper groups, largest first."""
    found = []
    for mask in by_size(len(game.players))[:-1]:
        held = sum((share for bit, share in enumerate(shares) if mask >> bit & 1), Fraction(0))
        excess = held - game.signed(mask)
        found.append(excess / mask.bit_count() if per_head else excess)
    return sorted(found, reverse=True)


def some_imputation(game: Game, weights: list[int]) -> list[Fraction]:
    """Stand-alone costs less the common saving, divided by weights."""
    alone = [game.signed(1 << bit) for bit in range(len(game.players))]
    saving = sum(alone, Fraction(0)) - game.signed(game.everybody)
    used = weights[: len(alone)]
    return [own - saving * weight / sum(used) for own, weight in zip(alone, used, strict=True)]


WEIGHTS = st.lists(st.integers(1, 100), min_size=4, max_size=4)


@PROPERTY
@given(saving_games(), WEIGHTS)
def test_no_imputation_has_smaller_sorted_complaints(game: Game, weights: list[int]) -> None:
    other = some_imputation(game, weights)
    assert complaints(game, nucleolus(game).shares) <= complaints(game, other)


@PROPERTY
@given(saving_games(), WEIGHTS)
def test_no_imputation_has_smaller_sorted_complaints_per_head(game: Game, weights: list[int]) -> None:
    other, found = some_imputation(game, weights), nucleolus(game, per_capita=True)
    assert complaints(game, found.shares, per_head=True) <= complaints(game, other, per_head=True)


@PROPERTY
@given(saving_games(), st.integers(0, 3), st.integers(0, 3), st.sampled_from([1, 10, 1000]))
def test_no_small_transfer_improves_the_nucleolus(game: Game, giver: int, taker: int, part: int) -> None:
    best = nucleolus(game).shares
    count = len(best)
    moved = list(best)
    step = Fraction(1, 10 * part)
    moved[giver % count] += step
    moved[taker % count] -= step
    is_imputation = all(share <= game.signed(1 << bit) for bit, share in enumerate(moved))
    assert not is_imputation or complaints(game, best) <= complaints(game, moved)


@PROPERTY
@given(saving_games())
def test_the_nucleolus_divides_the_whole_and_is_individually_rational(game: Game) -> None:
    found = nucleolus(game)
    assert found.exact
    assert sum(found.shares) == Fraction(game.total)
    assert all(share <= game.signed(1 << bit) for bit, share in enumerate(found.shares))


@PROPERTY
@given(saving_games())
def test_the_nucleolus_reaches_the_least_core(game: Game) -> None:
    assert complaints(game, nucleolus(game).shares)[0] == least_core(game).levels[0]


@PROPERTY
@given(saving_games())
def test_levels_of_complaint_fall(game: Game) -> None:
    levels = nucleolus(game).levels
    assert levels == sorted(levels, reverse=True)


def test_a_group_tight_only_at_the_vertex_is_not_settled() -> None:
    """Players 3 and 4 are alike, players 1 and 2 need each other; the first program leaves much freedom.

    Settling what is tight at one of its vertices gives shares that break the likeness.
    """
    values = [0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 8, 8, 2, 2, 12]
    game = game_from_list("1234", [Decimal(value) for value in values], "gain")
    found = nucleolus(game).shares
    assert found[0] == found[1]
    assert found[2] == found[3]


def test_the_order_of_players_does_not_matter() -> None:
    values = [5, 6, 7, 9, 10, 12, 14]
    game = game_from_list("abc", [Decimal(value) for value in values])
    turned = Game(players=("c", "a", "b"), cost=game.of)
    expected = dict(zip(game.players, nucleolus(game).shares, strict=True))
    assert dict(zip(turned.players, nucleolus(turned).shares, strict=True)) == expected


def test_without_imputation_the_reason_is_given() -> None:
    game = game_from_list("ab", [Decimal(1), Decimal(2), Decimal(5)])
    with pytest.raises(sharing.MethodRefused, match="alone the members would pay 3 in all, together 5"):
        sharing.share(game, method="nucleolus")


@PROPERTY
@given(saving_games(least=3))
def test_a_game_too_large_to_enumerate_gives_the_same_when_searched_well(game: Game) -> None:
    """Games this small are searched completely, so only the wording differs."""
    searched = nucleolus(replace(game, enumerable=1))
    assert complaints(game, searched.shares)[0] >= complaints(game, nucleolus(game).shares)[0]
    assert not searched.proven


def test_many_rounds_are_given_up_with_a_reason() -> None:
    game = Game(
        players=tuple("abcd"), cost=lambda members: Decimal(10 * len(members) - len(members) ** 2 // 3)
    )
    with pytest.raises(sharing.MethodRefused, match="given up before it had an answer"):
        nucleolus(game, rounds=0)
