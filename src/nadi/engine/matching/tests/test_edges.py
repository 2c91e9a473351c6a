"""Nothing asked, nothing offered, and what is refused."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from nadi.engine.matching import Asked, Band, Fact, Need, Profile, Weights, match, rank_profiles

NEED = Need(key="n", asked=(Asked(scheme="skill", code="a", is_must=True), Asked(scheme="skill", code="b")))


def test_a_need_that_asks_nothing_ranks_nobody() -> None:
    ranked = rank_profiles(need=Need(key="n"), profiles=[Profile(key="p")])
    assert (ranked.matches, ranked.excluded) == ((), ())


def test_nobody_is_ranked_where_there_is_nobody() -> None:
    assert rank_profiles(need=NEED, profiles=[]).matches == ()


def test_a_missing_must_excludes_and_says_which() -> None:
    [gone] = rank_profiles(
        need=NEED, profiles=[Profile(key="p", facts=(Fact(scheme="skill", code="b"),))]
    ).excluded
    assert [one.asked for one in gone.excluded] == ["a"]


def test_a_code_of_another_scheme_counts_nothing() -> None:
    found = match(need=NEED, profile=Profile(key="p", facts=(Fact(scheme="make", code="a"),)))
    assert found.score == 0


@pytest.mark.parametrize(("day", "near"), [(1, Fraction(1)), (2, Fraction(1, 2)), (32, Fraction(0))])
def test_a_later_day_counts_less(day: int, near: Fraction) -> None:
    need = Need(key="n", starts=date(2027, 1, 1))
    available = date.fromordinal(date(2027, 1, 1).toordinal() + day - 1)
    assert match(need=need, profile=Profile(key="p", available=available)).score == near


@pytest.mark.parametrize(("least", "near"), [("100", 1), ("110", Fraction(1, 2)), ("110.01", 0)])
def test_a_dearer_profile_counts_less(least: str, near: Fraction | int) -> None:
    need = Need(key="n", rate=Band(high=Decimal(100)))
    assert match(need=need, profile=Profile(key="p", rate=Band(low=Decimal(least)))).score == near


def test_a_term_that_is_not_known_excludes_nobody() -> None:
    need = Need(key="n", regions=frozenset({"IM"}), musts=frozenset({"place"}))
    found = match(need=need, profile=Profile(key="p"))
    assert ([one.standing for one in found.reasons], found.excluded) == (["unknown"], ())


def test_another_place_excludes_where_the_place_is_a_must() -> None:
    need = Need(key="n", regions=frozenset({"IM"}), musts=frozenset({"place"}))
    found = match(need=need, profile=Profile(key="p", regions=frozenset({"TB"})))
    assert [one.scheme for one in found.excluded] == ["place"]


def test_two_of_the_same_key_are_refused() -> None:
    with pytest.raises(ValueError, match="given twice: p"):
        rank_profiles(need=NEED, profiles=[Profile(key="p"), Profile(key="p")])


def test_a_fact_without_code_and_words_is_refused() -> None:
    with pytest.raises(ValueError, match="has a code or words"):
        Fact(scheme="skill")


def test_a_band_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Band(low=Decimal(2), high=Decimal(1))


def test_an_unknown_must_is_refused() -> None:
    with pytest.raises(ValueError, match="A must is"):
        Need(key="n", musts=frozenset({"beauty"}))


def test_a_closeness_that_grows_is_refused() -> None:
    with pytest.raises(ValueError, match="never grows"):
        Weights(closeness=(Fraction(1), Fraction(1, 10), Fraction(2, 10)))
