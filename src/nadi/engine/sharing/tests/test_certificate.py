"""The two sentences, and what stands behind them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from nadi.engine import sharing
from nadi.engine.sharing import Game, game_from_list
from nadi.engine.sharing.coalitions import by_size, members_of

from .strategies import PROPERTY, cost_games


def three(*values: int) -> Game:
    return game_from_list("abc", [Decimal(value) for value in values])


POOL = three(200, 300, 450, 450, 630, 640, 800)


def keys(certificate: sharing.Certificate) -> list[str]:
    return [statement.key for statement in certificate.statements]


def test_both_promises_are_said_of_a_division_in_the_core() -> None:
    certificate = sharing.certify(POOL, sharing.share(POOL, method="nucleolus"))
    assert [statement.text for statement in certificate.statements] == [
        "No company pays more than it would alone.",
        "No group of companies could do better by leaving: all 6 groups were compared.",
    ]


def test_who_pays_more_than_alone_is_named_with_the_amount() -> None:
    amounts = {"a": Decimal(210), "b": Decimal(290), "c": Decimal(300)}
    certificate = sharing.certify(POOL, amounts)
    assert certificate.statements[0].text == "1 of 3 companies pay more than they would alone: a (by 10)."


def test_the_worst_group_and_its_excess_are_named() -> None:
    amounts = {"a": Decimal(190), "b": Decimal(290), "c": Decimal(320)}
    certificate = sharing.certify(POOL, amounts)
    assert (certificate.worst, certificate.excess, certificate.core_empty) == (
        ("a", "b"),
        Decimal("30.00"),
        False,
    )
    assert keys(certificate) == ["sharing.alone.nobody", "sharing.group.found", "sharing.core.other"]


def test_an_empty_core_is_said_with_the_least_core() -> None:
    game = three(10, 10, 10, 12, 12, 12, 20)
    certificate = sharing.certify(game, sharing.share(game, method="shapley"))
    assert (certificate.core_empty, certificate.least_core) == (True, Decimal("1.33"))
    assert keys(certificate)[2] == "sharing.core.empty"


def test_rounding_alone_is_no_complaint_but_is_said() -> None:
    """A third each of 10: the pair of the two who pay 3.33 and 3.34 sits exactly on its own cost."""
    third = Decimal(20) / 3
    game = Game(
        players=("a", "b", "c"),
        cost=lambda members: {1: Decimal(4), 2: third.quantize(Decimal("0.0001")), 3: Decimal(10)}[
            len(members)
        ],
    )
    certificate = sharing.certify(game, sharing.share(game, method="shapley"))
    assert certificate.verdict == "none"
    assert keys(certificate)[-1] == "sharing.core.rounding"


def test_a_single_player_has_no_group_to_leave_with() -> None:
    game = game_from_list("a", [Decimal(5)])
    certificate = sharing.certify(game, sharing.share(game, method="shapley"))
    assert keys(certificate) == ["sharing.alone.nobody", "sharing.group.none.single"]


def test_a_search_does_not_say_none() -> None:
    game = replace(POOL, enumerable=2)
    certificate = sharing.certify(game, sharing.share(POOL, method="nucleolus"))
    assert certificate.verdict == "none among the tested"
    assert certificate.statements[1].text == "No better-off group among the 6 tested."


def test_heuristic_costs_do_not_say_none() -> None:
    game = replace(POOL, exact=False)
    certificate = sharing.certify(game, sharing.share(game, method="nucleolus"))
    assert certificate.verdict == "none among the tested"


def test_a_gain_speaks_of_getting_less() -> None:
    game = game_from_list("ab", [Decimal(5), Decimal(5), Decimal(12)], "gain")
    certificate = sharing.certify(game, {"a": Decimal(4), "b": Decimal(8)})
    assert certificate.statements[0].text == "1 of 2 companies get less than they would alone: a (by 1)."


def test_a_missing_share_is_refused() -> None:
    with pytest.raises(ValueError, match="No share is given for b and c"):
        sharing.certify(POOL, {"a": Decimal(800)})


@PROPERTY
@given(cost_games(least=2))
def test_the_worst_group_is_the_one_found_by_looking_at_all(game: Game) -> None:
    shares = sharing.share(game, method="shapley")
    exact = {member.player: member.exact for member in shares.members}
    largest = max(
        sum(exact[name] for name in members_of(game.players, mask)) - game.signed(mask)
        for mask in by_size(len(game.players))[:-1]
    )
    certificate = sharing.certify(game, shares)
    assert (certificate.verdict == "found") == (largest > 0)
    assert certificate.excess == pytest.approx(Decimal(float(largest)), abs=Decimal("0.006"))
