"""Heuristic costs are closed before they are used."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from nadi.engine import sharing
from nadi.engine.sharing import Game, closed, game_from_list
from nadi.engine.sharing.coalitions import by_size

from .strategies import PROPERTY, cost_games


def test_a_group_costs_no_more_than_its_parts() -> None:
    game = game_from_list("abc", [Decimal(v) for v in (5, 5, 5, 30, 8, 9, 20)])
    assert (closed(game).of("ab"), closed(game).of("abc")) == (Decimal(10), Decimal(13))


def test_a_group_costs_no_more_than_a_larger_one() -> None:
    game = game_from_list("ab", [Decimal(9), Decimal(4), Decimal(6)])
    assert closed(game).of("a") == Decimal(6)


def test_a_gain_is_not_lent_to_a_smaller_group() -> None:
    game = game_from_list("ab", [Decimal(2), Decimal(3), Decimal(9)], "gain")
    assert [closed(game).of("a"), closed(game).of("b"), closed(game).of("ab")] == [2, 3, 9]


def test_a_group_gains_at_least_what_its_parts_gain() -> None:
    game = game_from_list("ab", [Decimal(2), Decimal(3), Decimal(4)], "gain")
    assert closed(game).of("ab") == Decimal(5)


@PROPERTY
@given(cost_games())
def test_closed_costs_are_subadditive_and_monotone(game: Game) -> None:
    costs = closed(game)
    masks = by_size(len(game.players))
    for one in masks:
        assert costs.value(one) <= game.value(one)
        for two in masks:
            assert costs.value(one) <= costs.value(one | two) <= costs.value(one) + costs.value(two)


def test_heuristic_costs_are_closed_before_they_are_divided() -> None:
    values = [Decimal(v) for v in (5, 5, 5, 30, 8, 9, 20)]
    game = Game(players=tuple("abc"), cost=game_from_list("abc", values).of, exact=False)
    shares = sharing.share(game, method="nucleolus")
    assert (shares.total, shares.notes[-1].key) == (Decimal("13.00"), "sharing.closed")
