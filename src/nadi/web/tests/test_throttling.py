"""How often something may be done."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from nadi.web.throttling import may_go_on

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _empty_cache(db: None) -> None:
    cache.clear()


def test_turns_are_used_up() -> None:
    assert [may_go_on("ask", "one", most=2, within=HOUR) for _time in range(3)] == [True, True, False]


def test_another_key_has_turns_of_its_own() -> None:
    may_go_on("ask", "one", most=1, within=HOUR)
    assert may_go_on("ask", "two", most=1, within=HOUR)


def test_a_turn_comes_back_after_its_time() -> None:
    may_go_on("ask", "one", most=1, within=timedelta(0))
    assert may_go_on("ask", "one", most=1, within=HOUR)
