"""The Shapley value: its axioms, and the sampled form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from hypothesis import given

from nadi.engine import sharing
from nadi.engine.sharing import Ask, Game
from nadi.engine.sharing.shapley import exact, joining, sampled

from .strategies import PROPERTY, cost_games


@PROPERTY
@given(cost_games())
def test_shapley_divides_the_whole(game: Game) -> None:
    assert sum(exact(game).shares) == Fraction(game.total)


@PROPERTY
@given(cost_games())
def test_shapley_is_the_mean_over_all_orders(game: Game) -> None:
    orders = [joining(game, list(order)) for order in permutations(range(len(game.players)))]
    mean = [sum(column, Fraction(0)) / len(orders) for column in zip(*orders, strict=True)]
    assert exact(game).shares == mean


@PROPERTY
@given(cost_games(least=2))
def test_players_who_add_the_same_pay_the_same(game: Game) -> None:
    """Made symmetric in the first two players by giving each group the cost of its mirror image too."""
    first, second = game.players[:2]
    mirror = {first: second, second: first}

    def cost(members: frozenset[str]) -> Decimal:
        return game.of(members) + game.of(mirror.get(member, member) for member in members)

    shares = exact(Game(players=game.players, cost=cost)).shares
    assert shares[0] == shares[1]


@PROPERTY
@given(cost_games(most=3))
def test_who_adds_only_its_own_cost_pays_it(game: Game) -> None:
    def cost(members: frozenset[str]) -> Decimal:
        return game.of(members - {"dummy"}) + (Decimal(7) if "dummy" in members else Decimal(0))

    shares = exact(Game(players=(*game.players, "dummy"), cost=cost)).shares
    assert shares[-1] == 7


def airport(count: int) -> Game:
    return Game(
        players=tuple(f"p{i:02}" for i in range(count)),
        cost=lambda members: max(Decimal(int(member[1:]) + 1) for member in members),
    )


def airport_value(count: int) -> list[Fraction]:
    """Littlechild & Owen 1973: each step of the runway is paid equally by those who need it."""
    value, shares = Fraction(0), []
    for position in range(count):
        value += Fraction(1, count - position)
        shares.append(value)
    return shares


def test_shapley_of_fifteen_players_is_exact() -> None:
    assert exact(airport(15)).shares == airport_value(15)


@PROPERTY
@given(cost_games(least=2))
def test_sampled_shares_divide_the_whole(game: Game) -> None:
    assert sum(sampled(game, seed=1, pairs=3).shares) == Fraction(game.total)


def test_sampling_repeats_with_its_seed() -> None:
    game = airport(20)
    first = sharing.share(game, method="shapley", ask=Ask(seed=5, samples=20))
    again = sharing.share(airport(20), method="shapley", ask=Ask(seed=5, samples=20))
    assert first.amounts == again.amounts


def test_sampling_depends_on_its_seed() -> None:
    shares = [sharing.share(airport(20), method="shapley", ask=Ask(seed=s, samples=20)) for s in (1, 2)]
    assert shares[0].amounts != shares[1].amounts


def test_intervals_hold_the_value_about_as_often_as_they_say() -> None:
    game, truth, held = replace(airport(6), enumerable=5), airport_value(6), 0
    for seed in range(50):
        value = sampled(game, seed=seed, pairs=30)
        assert value.half_widths is not None
        held += sum(
            abs(float(share - exact)) <= width
            for share, exact, width in zip(value.shares, truth, value.half_widths, strict=True)
        )
    assert 0.88 <= held / 300 <= 0.99


def test_a_sampled_division_says_so() -> None:
    shares = sharing.share(airport(20), method="shapley", ask=Ask(seed=5, samples=20))
    assert [note.key for note in shares.notes] == ["sharing.sampled"]
    assert all(member.half_width is not None for member in shares.members)
