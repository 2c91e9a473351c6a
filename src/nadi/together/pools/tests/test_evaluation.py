"""Scenarios over opened bids: what they say, and when they are refused."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast

from nadi.together.pools.actions import evaluation as actions
from nadi.together.pools.evaluation.comparison import compare
from nadi.together.pools.evaluation.presets import KEYS, Numbers, offered
from nadi.together.pools.models import Demand, Evaluation, Pool, Scenario
from nadi.together.pools.tests.award_factory import award, evaluate, make_story, quiet
from nadi.together.pools.tests.bid_factory import OFFICE
from nadi.together.pools.tests.factory import add_demand
from nadi.web.access import Refused, Sentence
from nadi.web.jobs.running import attempt
from nadi.web.models import Job


def scenario_of(evaluation: Evaluation, key: str) -> Scenario:
    """Return one scenario by its preset."""
    return evaluation.scenarios.get(key=key)


def ask(pool: Pool, presets: tuple[str, ...] = ("cheapest",)) -> Job:
    """Have scenarios computed by a job."""
    return actions.ask_for_evaluation(by=OFFICE, pool=pool, presets=presets, numbers=Numbers())


def test_the_cheapest_scenario_is_the_proven_optimum(cast: Cast) -> None:
    scenario = scenario_of(evaluate(make_story(cast).pool), "cheapest")
    assert (scenario.total, scenario.lower_bound, scenario.is_proven) == (
        Decimal("3960.00"),
        Decimal("3960.0000"),
        True,
    )


def test_today_and_line_by_line_stand_beside_it(cast: Cast) -> None:
    evaluation = evaluate(make_story(cast).pool, ("cheapest",))
    assert (evaluation.baseline, evaluation.cherry_pick) == (Decimal("5400.00"), Decimal("4300.00"))


def test_today_is_unknown_when_one_member_does_not_say(cast: Cast) -> None:
    story = make_story(cast)
    Demand.objects.filter(line=story.film, quantity=200).update(baseline=None)
    assert evaluate(story.pool, ("cheapest",)).baseline is None


def test_every_preset_is_computed_in_order(cast: Cast) -> None:
    evaluation = evaluate(make_story(cast).pool)
    presets = offered(has_incumbent=False)
    assert [one.key for one in evaluation.scenarios.all()] == [one.key for one in presets]


def test_a_rule_has_its_price(cast: Cast) -> None:
    evaluation = evaluate(make_story(cast).pool, ("share_cap",), Numbers(share=Decimal("0.9")))
    scenario = scenario_of(evaluation, "share_cap")
    assert scenario.total is not None
    price = scenario.total - Decimal("3960.00")
    assert price > 0
    assert scenario.rule_prices == [{"rule": "share_cap", "price": f"{price}"}]


def test_losing_a_winner_has_its_cost(cast: Cast) -> None:
    scenario = scenario_of(evaluate(make_story(cast).pool, ("cheapest",)), "cheapest")
    rival = cast.rival_organisation.uid
    assert scenario.runners_up == [
        {"vendor": cast.vendor_organisation.uid, "extra": "440.00", "winners": [rival]}
    ]


def test_rules_that_conflict_are_kept_in_words(cast: Cast) -> None:
    evaluation = evaluate(make_story(cast).pool, ("share_cap",), Numbers(share=Decimal("0.3")))
    scenario = scenario_of(evaluation, "share_cap")
    assert scenario.total is None
    assert {one["key"] for one in scenario.conflict} >= {"rule"}


def test_the_rows_add_up_to_the_cost(cast: Cast) -> None:
    for scenario in evaluate(make_story(cast).pool).scenarios.exclude(total=None):
        paid = [row.amount for row in scenario.rows.all()] + [one.amount for one in scenario.charges.all()]
        assert sum(paid) == scenario.total


def test_closed_bids_are_not_compared(cast: Cast) -> None:
    story = make_story(cast)
    Pool.objects.filter(pk=story.pool.pk).update(state=Pool.State.TENDERING)
    with pytest.raises(Refused):
        ask(story.pool)


def test_a_pool_without_bids_is_not_compared(cast: Cast) -> None:
    story = make_story(cast)
    story.pool.bids.update(state="disqualified")
    with pytest.raises(Refused):
        ask(story.pool)


def test_an_award_that_is_made_is_not_computed_again(cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    with pytest.raises(Refused):
        ask(story.pool)


def test_the_same_question_twice_is_one_job(cast: Cast) -> None:
    story = make_story(cast)
    assert ask(story.pool).pk == ask(story.pool).pk


def test_the_job_keeps_the_scenarios_and_is_done(cast: Cast) -> None:
    story = make_story(cast)
    job = ask(story.pool)
    attempt(job.uid)
    job.refresh_from_db()
    evaluation = Evaluation.objects.get(pool=story.pool)
    assert (job.state, evaluation.asked) == (Job.State.DONE, job.created)


def test_an_older_run_does_not_replace_a_newer_one(cast: Cast) -> None:
    story = make_story(cast)
    newer = evaluate(story.pool, ("cheapest",))
    computed = actions.compute(story.pool, KEYS, Numbers(), quiet)
    earlier = newer.asked - timedelta(seconds=1)
    with pytest.raises(Refused):
        actions.keep_evaluation(by=OFFICE, pool=story.pool, computed=computed, asked=earlier)
    assert list(Evaluation.objects.filter(pool=story.pool)) == [newer]


def test_a_run_over_changed_demand_is_thrown_away(cast: Cast) -> None:
    story = make_story(cast)
    computed = actions.compute(story.pool, ("cheapest",), Numbers(), quiet)
    Demand.objects.filter(line=story.film).update(quantity=Decimal("7"))
    with pytest.raises(Refused):
        actions.keep_evaluation(by=OFFICE, pool=story.pool, computed=computed, asked=timezone.now())
    assert not Evaluation.objects.filter(pool=story.pool).exists()


def test_progress_names_each_scenario(cast: Cast) -> None:
    told: list[str] = []

    def tell(_percent: int, note: Sentence = "") -> None:
        told.append(str(note))

    actions.compute(make_story(cast).pool, KEYS, Numbers(), tell)
    assert told == [
        "Cheapest in all",
        "At most 2 vendors",
        "One vendor",
        "No vendor above 60%",
        "Line by line (cherry-picking)",
        "Writing the scenarios",
    ]


def test_a_line_that_nobody_bids_for_is_left_out_and_named(cast: Cast) -> None:
    story = make_story(cast)
    tape = story.pool.lines.create(position=3, name="Tape")
    add_demand(tape, cast.rioni.organisation, "50", baseline="4.00")
    evaluation = evaluate(story.pool, ("cheapest",))
    assert scenario_of(evaluation, "cheapest").total == Decimal("3960.00")
    assert evaluation.baseline == Decimal("5400.00")
    assert compare(story.pool, evaluation).not_offered == ("Tape",)


def test_where_no_line_is_offered_nothing_is_compared(cast: Cast) -> None:
    story = make_story(cast)
    story.pool.bids.update(state="disqualified")
    with pytest.raises(Refused):
        actions.compute(story.pool, KEYS, Numbers(), quiet)
