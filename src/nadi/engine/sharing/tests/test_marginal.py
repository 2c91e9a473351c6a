"""Methods by formula: what they refuse, and what they keep."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from nadi.engine import sharing
from nadi.engine.sharing import Game, MethodRefused, game_from_list
from nadi.engine.sharing.marginal import gately, proportional_to_alone, scrb

from .strategies import PROPERTY, saving_games


@PROPERTY
@given(saving_games())
def test_gately_and_scrb_are_the_same_division(game: Game) -> None:
    try:
        shares = scrb(game)
    except MethodRefused:
        with pytest.raises(MethodRefused):
            gately(game)
        return
    assert gately(game) == shares


@PROPERTY
@given(saving_games())
def test_proportional_to_alone_saves_the_same_part_for_all(game: Game) -> None:
    ratios = {share / game.signed(1 << bit) for bit, share in enumerate(proportional_to_alone(game))}
    assert len(ratios) == 1


def test_separable_costs_without_benefit_are_paid_as_they_are() -> None:
    game = game_from_list("ab", [Decimal(2), Decimal(3), Decimal(5)])
    assert scrb(game) == [Fraction(2), Fraction(3)]


@pytest.mark.parametrize(("method", "reason"), [("scrb", "leave 3 undivided"), ("gately", "undefined")])
def test_a_rest_without_benefits_to_divide_it_by_is_refused(method: str, reason: str) -> None:
    """Each member adds 3 to the others, as much as it costs alone, and all together cost only 6."""
    game = game_from_list("abc", [Decimal(v) for v in (3, 3, 3, 3, 3, 3, 6)])
    with pytest.raises(MethodRefused, match=reason):
        sharing.share(game, method=method)


def test_an_unknown_method_lists_the_known() -> None:
    game = game_from_list("a", [Decimal(1)])
    with pytest.raises(ValueError, match=r"no method “lottery”; the methods are equal_price, "):
        sharing.share(game, method="lottery")


def test_another_total_is_divided_when_given() -> None:
    game = game_from_list("ab", [Decimal(60), Decimal(40), Decimal(80)])
    assert list(sharing.share(game, method="scrb", total=Decimal(90)).amounts.values()) == [55, 35]
