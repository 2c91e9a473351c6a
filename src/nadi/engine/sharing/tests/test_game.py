"""The game itself: order of coalitions, refusals, the cache."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nadi.engine.sharing import Game, LineUse, game_from_list, game_from_mapping
from nadi.engine.sharing.coalitions import by_size, mask_of, members_of


def test_coalitions_are_listed_by_size_then_in_order_of_players() -> None:
    listed = ["".join(members_of("123", mask)) for mask in by_size(3)]
    assert listed == ["1", "2", "3", "12", "13", "23", "123"]


def test_mask_of_refuses_a_stranger() -> None:
    with pytest.raises(ValueError, match="“x” is not a player of this game"):
        mask_of("ab", "ax")


def test_game_needs_a_player() -> None:
    with pytest.raises(ValueError, match="at least one player"):
        game_from_list([], [])


def test_game_refuses_a_repeated_player() -> None:
    with pytest.raises(ValueError, match="“a” is named more than once"):
        game_from_list(["a", "a"], [Decimal(1)] * 3)


def test_game_from_list_counts_its_values() -> None:
    with pytest.raises(ValueError, match="2 players need 3 values, not 2"):
        game_from_list(["a", "b"], [Decimal(1)] * 2)


def test_game_from_mapping_names_the_missing_coalition() -> None:
    values = {frozenset("a"): Decimal(1), frozenset("b"): Decimal(1)}
    with pytest.raises(ValueError, match="No value is given for the coalition a, b"):
        game_from_mapping(["a", "b"], values)


def test_nobody_costs_nothing() -> None:
    assert game_from_list(["a"], [Decimal(5)]).of(()) == 0


def test_each_coalition_is_asked_for_once() -> None:
    asked: list[frozenset[str]] = []

    def cost(members: frozenset[str]) -> Decimal:
        asked.append(members)
        return Decimal(len(members))

    game = Game(players=("a", "b"), cost=cost)
    assert (game.of("ab"), game.of("ba"), len(asked)) == (Decimal(2), Decimal(2), 1)


@pytest.mark.parametrize("value", [1.5, Decimal("NaN"), Decimal("Infinity"), None])
def test_a_cost_must_be_a_finite_decimal(value: object) -> None:
    game = Game(players=("a",), cost=lambda members: value)  # type: ignore[arg-type, return-value]
    with pytest.raises(ValueError, match="coalition a is not a finite decimal"):
        game.of("a")


def test_a_line_refuses_a_stranger() -> None:
    line = LineUse(line="steel", amount=Decimal(1), quantities={"x": Decimal(1)})
    with pytest.raises(ValueError, match="Line “steel” names “x”"):
        Game(players=("a",), cost=lambda members: Decimal(1), lines=(line,))


def test_a_line_refuses_a_negative_quantity() -> None:
    line = LineUse(line="steel", amount=Decimal(1), quantities={"a": Decimal(-1)})
    with pytest.raises(ValueError, match="quantity of a must not be negative"):
        Game(players=("a",), cost=lambda members: Decimal(1), lines=(line,))


def test_with_total_changes_only_the_whole() -> None:
    game = game_from_list(["a", "b"], [Decimal(1), Decimal(2), Decimal(3)]).with_total(Decimal(9))
    assert [game.of("a"), game.of("b"), game.of("ab")] == [Decimal(1), Decimal(2), Decimal(9)]
