"""Rounded shares add up, and nobody is pushed past its own cost where that can be helped."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from nadi.engine import sharing
from nadi.engine.sharing import CENT, Game
from nadi.engine.sharing.rounding import round_shares
from nadi.engine.sharing.statements import money

from .strategies import PROPERTY, cost_games, saving_games

THOUSANDTHS = st.integers(-(10**6), 10**6).map(lambda number: Fraction(number, 1000))
SHARES = st.lists(THOUSANDTHS, min_size=1, max_size=8)


@PROPERTY
@given(SHARES)
def test_rounded_shares_add_up_to_the_rounded_total(shares: list[Fraction]) -> None:
    assert sum(round_shares(shares, shares, CENT)) == money(sum(shares, Fraction(0)), CENT)


@PROPERTY
@given(SHARES)
def test_no_share_moves_by_more_than_a_coin_when_there_is_room(shares: list[Fraction]) -> None:
    roomy = [share + 1 for share in shares]
    rounded = round_shares(shares, roomy, CENT)
    assert all(abs(Fraction(r) - s) <= Fraction(CENT) for r, s in zip(rounded, shares, strict=True))


@PROPERTY
@given(SHARES.filter(lambda shares: len(shares) > 1))
def test_rounding_lifts_nobody_above_its_own_cost_when_one_has_room(shares: list[Fraction]) -> None:
    alone = [shares[0] + len(shares), *shares[1:]]
    rounded = round_shares(shares, alone, CENT)
    assert all(Fraction(r) <= own for r, own in zip(rounded, alone, strict=True))


@PROPERTY
@given(cost_games())
def test_every_method_adds_up_to_the_cent(game: Game) -> None:
    for answer in sharing.compare(game):
        if isinstance(answer, sharing.Shares):
            assert sum(answer.amounts.values()) == game.total
            assert answer.total == game.total


@PROPERTY
@given(saving_games())
def test_optimised_methods_keep_everybody_at_or_below_alone_after_rounding(game: Game) -> None:
    for method in ("nucleolus", "per_capita_nucleolus", "equal_profit", "least_core", "proportional_alone"):
        assert sharing.certify(game, sharing.share(game, method=method)).nobody_is_worse_off


def test_a_total_below_the_cent_is_rounded_and_said() -> None:
    game = Game(players=("a", "b"), cost=lambda members: Decimal("1.003") * len(members))
    shares = sharing.share(game, method="shapley")
    assert (shares.total, [note.text for note in shares.notes]) == (
        Decimal("2.01"),
        ["The total 2.006 is rounded to 2.01."],
    )


def test_another_coin_can_be_the_smallest() -> None:
    game = Game(players=("a", "b", "c"), cost=lambda members: Decimal(100), unit=Decimal(1))
    assert list(sharing.share(game, method="shapley").amounts.values()) == [34, 33, 33]
