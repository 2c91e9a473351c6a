"""The equal profit method: inside the core, as equal as can be, and unique."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from nadi.engine import sharing
from nadi.engine.sharing import Game, game_from_list
from nadi.engine.sharing.equal_profit import equal_profit

from .strategies import PROPERTY, saving_games


def savings(game: Game, shares: list[Fraction]) -> list[Fraction]:
    return [1 - share / game.signed(1 << bit) for bit, share in enumerate(shares)]


@PROPERTY
@given(saving_games())
def test_the_division_is_in_the_core_unless_that_is_empty(game: Game) -> None:
    shares = sharing.share(game, method="equal_profit")
    assert sharing.certify(game, shares).verdict == ("found" if is_core_empty(game) else "none")


def is_core_empty(game: Game) -> bool:
    return sharing.least_core(game).levels[0] > 0


@PROPERTY
@given(saving_games())
def test_nobody_is_worse_off(game: Game) -> None:
    shares = sharing.share(game, method="equal_profit")
    assert sharing.certify(game, shares).nobody_is_worse_off


@PROPERTY
@given(saving_games())
def test_the_nucleolus_is_never_more_equal(game: Game) -> None:
    """Another point of the core (or least core) cannot have a smaller difference."""
    other = savings(game, sharing.nucleolus(game).shares)
    assert equal_profit(game).difference <= max(other) - min(other)


@PROPERTY
@given(saving_games())
def test_where_equal_savings_are_in_the_core_they_are_taken(game: Game) -> None:
    equal = sharing.share(game, method="proportional_alone")
    if sharing.certify(game, equal).verdict == "none":
        assert sharing.share(game, method="equal_profit").amounts == equal.amounts


def test_the_smallest_saving_is_lifted_among_equally_good_divisions() -> None:
    """c can save nothing; between a and b anything from 30 to 100 is in the core, and 65 each is taken."""
    game = game_from_list("abc", [Decimal(v) for v in (100, 100, 100, 130, 200, 200, 230)])
    shares = equal_profit(game).shares
    assert shares == [65, 65, 100]


def test_over_an_empty_core_the_least_core_is_named() -> None:
    game = game_from_list("abc", [Decimal(v) for v in (10, 10, 10, 12, 12, 12, 20)])
    keys = [note.key for note in sharing.share(game, method="equal_profit").notes]
    assert keys == ["sharing.difference", "sharing.least_core.used"]


def test_who_costs_nothing_alone_pays_nothing() -> None:
    game = game_from_list("abc", [Decimal(v) for v in (10, 10, 0, 14, 10, 10, 14)])
    assert equal_profit(game).shares == [7, 7, 0]


def test_a_negative_stand_alone_cost_is_refused() -> None:
    game = game_from_list("ab", [Decimal(-1), Decimal(2), Decimal(0)])
    with pytest.raises(sharing.MethodRefused, match="for a that is -1"):
        equal_profit(game)
