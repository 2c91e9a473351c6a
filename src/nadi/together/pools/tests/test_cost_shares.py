"""Dividing takes heed of a wish to stop and of the time, and says what it could not settle."""

import pytest
from tests.cast import Cast

from nadi.together.pools.evaluation.comparison import names_for
from nadi.together.pools.evaluation.problem import read
from nadi.together.pools.evaluation.sentences import sentence
from nadi.together.pools.refusals import refusal_in_words
from nadi.together.pools.sharing import cost_shares
from nadi.together.pools.sharing.cost_shares import TooLong, Watch, certificate_data, divide, pay_no_heed
from nadi.together.pools.tests.award_factory import evaluate, make_story, quiet
from nadi.web.jobs import Cancelled


def test_a_watch_ends_what_takes_too_long() -> None:
    watch = Watch(heed=pay_no_heed)
    watch.start(-1)
    with pytest.raises(TooLong):
        watch.check()


def test_a_watch_lets_work_go_on_in_its_time() -> None:
    watch = Watch(heed=pay_no_heed)
    watch.start(60)
    watch.check()


def test_dividing_stops_when_it_is_cancelled(cast: Cast) -> None:
    story = make_story(cast)
    scenario = evaluate(story.pool, ("cheapest",)).scenarios.get()

    def cancelled() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        divide(read(story.pool), scenario, quiet, cancelled)


def test_a_large_pool_is_told_how_many_groups_were_tested(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cost_shares, "LARGE", 2)
    story = make_story(cast)
    scenario = evaluate(story.pool, ("cheapest",)).scenarios.get()
    whole = divide(read(story.pool), scenario, quiet).by_method["equal_price"]
    data = certificate_data(whole)
    assert [sentence(one, names_for(story.pool)) for one in data["statements"]] == [
        "No company pays more than it would alone.",
        "No better-off group among the 6 tested.",
    ]


def test_two_rules_always_have_an_answer_and_the_others_say_why_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried = cost_shares.Times(solve=5, certificate=0, division=-1, applied=60)
    monkeypatch.setattr(cost_shares, "LARGE", 2)
    monkeypatch.setattr(cost_shares, "SHORT", hurried)
    story = make_story(cast)
    scenario = evaluate(story.pool, ("cheapest",)).scenarios.get()
    divided = divide(read(story.pool), scenario, quiet).by_method
    assert [one for one in divided if not divided[one].refused] == ["equal_price", "proportional"]
    assert "no answer in the time given" in refusal_in_words(divided["shapley"].refused, "GEL")


def test_groups_are_compared_without_the_rule_of_the_scenario(cast: Cast) -> None:
    story = make_story(cast)
    scenarios = evaluate(story.pool, ("share_cap",)).scenarios
    capped = divide(read(story.pool), scenarios.get(key="share_cap"), quiet).by_method["nucleolus"]
    free = divide(read(story.pool), scenarios.get(key="cheapest"), quiet).by_method["nucleolus"]
    assert capped.shares is not None
    assert free.shares is not None
    assert [one.alone for one in capped.shares.members] == [one.alone for one in free.shares.members]
