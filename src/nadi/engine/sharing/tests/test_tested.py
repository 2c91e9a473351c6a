"""What a bounded search may claim: what it found, or how many groups it looked at, and no more."""

from collections.abc import Callable
from decimal import Decimal

from nadi.engine.sharing import Game, certify, share
from nadi.engine.sharing.tested import certify_tested, groups_to_test

PLAYERS = ("a", "b", "c", "d")


def game(cheap: frozenset[str] = frozenset()) -> Game:
    """Return a game in which everybody pays 10 alone, less together, and one group is very cheap."""

    def cost(group: frozenset[str]) -> Decimal:
        return Decimal(len(group)) if group == cheap else Decimal(10 * len(group) - 2 * (len(group) - 1))

    return Game(players=PLAYERS, cost=cost)


def times(count: int) -> Callable[[], bool]:
    """Return a permission that is given so many times."""
    left = [count]

    def go_on() -> bool:
        left[0] -= 1
        return left[0] >= 0

    return go_on


def test_with_all_the_time_it_agrees_with_looking_at_all_groups() -> None:
    for cheap in (frozenset(), frozenset("ab"), frozenset("bcd")):
        asked = game(cheap)
        shares = share(asked, method="proportional_alone")
        whole, tested = certify(asked, shares), certify_tested(asked, shares, seed=1, go_on=lambda: True)
        assert (tested.verdict == "found") == (whole.verdict == "found")
        assert tested.excess == whole.excess


def test_members_are_tested_however_short_the_time() -> None:
    asked = game()
    found = certify_tested(asked, share(asked, method="proportional_alone"), seed=1, go_on=lambda: False)
    assert (found.verdict, found.tested) == ("none among the tested", 4)


def test_the_sentence_says_how_many_groups_were_tested() -> None:
    asked = game()
    found = certify_tested(asked, share(asked, method="proportional_alone"), seed=1, go_on=times(3))
    assert found.statements[1].text == "No better-off group among the 7 tested."


def test_no_group_is_tested_twice_and_all_are_proper() -> None:
    asked = game()
    groups = list(groups_to_test(asked, share(asked, method="proportional_alone"), 1))
    assert len(groups) == len(set(groups)) <= 2**4 - 2
    assert all(0 < len(group) < 4 for group in groups)


def test_a_known_group_is_tested_right_after_the_members() -> None:
    asked = game(frozenset("bd"))
    shares = share(asked, method="proportional_alone")
    found = certify_tested(asked, shares, seed=1, go_on=times(1), known=[("b", "d")])
    assert (found.verdict, found.worst, found.tested) == ("found", ("b", "d"), 5)
