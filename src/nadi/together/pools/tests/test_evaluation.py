"""Scenarios over opened bids."""

from decimal import Decimal

from nadi.together.pools.tests.award_factory import evaluate, make_story
from tests.cast import Cast


def test_the_cheapest_scenario_is_the_proven_optimum(cast: Cast) -> None:
    story = make_story(cast)
    scenario = evaluate(story.pool).scenarios.get(key="cheapest")
    assert scenario.total == Decimal("3960.00")
    assert scenario.is_proven
