"""The award: all of it or nothing, once."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connections
from django.utils import timezone
from tests.cast import Cast

from nadi.journal.models import Entry
from nadi.together.pools.actions import award as actions
from nadi.together.pools.models import Award, Demand, Pool, Share, Sharing
from nadi.together.pools.tests.award_factory import (
    Story,
    award,
    decision_for,
    evaluate,
    make_story,
    quiet,
)
from nadi.together.pools.tests.bid_factory import OFFICE, bid_payload, line_payload, make_bid, opened
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Refused
from nadi.web.jobs.running import attempt
from nadi.web.models import Job, Mail


@pytest.fixture
def story(cast: Cast) -> Story:
    """Give a pool whose scenarios are computed."""
    made = make_story(cast)
    evaluate(made.pool)
    return made


def cheapest(story: Story) -> Any:
    """Return the cheapest scenario."""
    return story.pool.evaluations.get().scenarios.get(key="cheapest")


def ask(story: Story, **changes: Any) -> Job:
    """Have the cheapest scenario awarded by a job."""
    decision = decision_for(cheapest(story), **changes)
    return actions.ask_for_award(by=OFFICE, pool=story.pool, decision=decision)


def test_the_award_is_written_with_every_method(story: Story) -> None:
    made = award(story.pool)
    story.pool.refresh_from_db()
    assert story.pool.state == Pool.State.AWARDED
    assert {one.method for one in made.sharings.all()} == set(Pool.Method.values)
    assert [one.method for one in made.sharings.filter(is_applied=True)] == ["equal_profit"]


def test_the_shares_of_every_method_add_up_to_the_cost(story: Story) -> None:
    made = award(story.pool)
    divided = made.sharings.filter(refused_because="")
    sums = [sum(share.amount for share in sharing.shares.all()) for sharing in divided]
    assert sums == [made.scenario.total] * len(Pool.Method.values)


def test_nobody_pays_more_than_alone(story: Story) -> None:
    made = award(story.pool)
    applied = made.sharings.get(is_applied=True)
    assert applied.certificate["nobody_is_worse_off"]
    assert all(share.amount <= share.alone for share in applied.shares.all())


def test_a_reason_is_required(story: Story) -> None:
    with pytest.raises(Refused):
        ask(story, reason="Cheapest.")


def test_members_get_at_least_a_day(story: Story) -> None:
    with pytest.raises(Refused):
        ask(story, answer_until=timezone.now() + timedelta(hours=23))


def test_a_scenario_of_an_older_computation_is_refused(story: Story) -> None:
    old = decision_for(cheapest(story))
    evaluate(story.pool)
    with pytest.raises(Refused):
        actions.ask_for_award(by=OFFICE, pool=story.pool, decision=old)


def test_changed_demand_is_refused(story: Story) -> None:
    Demand.objects.filter(line=story.film).update(quantity=Decimal("7"))
    with pytest.raises(Refused):
        award(story.pool, cheapest(story))


def test_the_job_awards_once_however_often_it_runs(story: Story) -> None:
    job = ask(story)
    attempt(job.uid)
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
    attempt(job.uid)
    job.refresh_from_db()
    assert job.state == Job.State.DONE
    assert Award.objects.count() == 1


def test_writing_the_same_award_twice_finds_it_made(story: Story) -> None:
    decision = decision_for(cheapest(story))
    prepared = actions.prepare(story.pool, decision, quiet)
    given: dict[str, Any] = {
        "by": OFFICE,
        "pool": story.pool,
        "decision": decision,
        "prepared": prepared,
    }
    assert actions.propose_award(**given) == actions.propose_award(**given)


def breaking(after: int) -> Callable[..., Any]:
    """Return a write that fails at its n-th call."""
    left = [after]

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")):
            left[0] -= 1
            if left[0] < 0:
                raise DatabaseError("The disk is full.")
        return run(sql, params, many, context)

    return execute


def state_of_everything() -> tuple[Any, ...]:
    """Return what an award could leave behind."""
    return (
        list(Pool.objects.values_list("state", flat=True)),
        Award.objects.count(),
        Sharing.objects.count(),
        Share.objects.count(),
        Entry.objects.count(),
        Mail.objects.count(),
        len(mail.outbox),
    )


def test_a_write_that_fails_anywhere_leaves_the_pool_as_before(story: Story) -> None:
    decision = decision_for(cheapest(story))
    prepared = actions.prepare(story.pool, decision, quiet)
    before = state_of_everything()
    failures = 0
    while not try_to_award(story, decision, prepared, failures):
        assert state_of_everything() == before
        failures += 1
    assert failures > 12
    assert Award.objects.count() == 1


def try_to_award(story: Story, decision: Any, prepared: Any, after: int) -> bool:
    """Award with a disk that is full after so many writes; tell whether it went through."""
    given: dict[str, Any] = {"by": OFFICE, "pool": story.pool, "decision": decision, "prepared": prepared}
    with connections["default"].execute_wrapper(breaking(after)):
        try:
            actions.propose_award(**given)
        except DatabaseError:
            return False
    return True


def test_the_journal_keeps_the_reason_and_no_price(story: Story) -> None:
    award(story.pool)
    entry = Entry.objects.get(verb="pools.award")
    assert entry.before == {"state": "opened"}
    assert entry.after["scenario"] == "cheapest"
    assert "3960" not in str(entry.after)


def test_members_are_told_without_any_figure(story: Story) -> None:
    award(story.pool)
    told = Mail.objects.filter(subject__startswith="Your share is ready")
    people = {
        person.email for member in story.cast.members for person in (member.representative, member.colleague)
    } | {story.cast.board.email}
    assert {one.to for one in told} == people
    assert not [one for one in told if any(char in one.text for char in ("GEL", "₾", "%"))]


def test_a_method_that_harms_somebody_is_told_before_anything_is_awarded(cast: Cast) -> None:
    harmed = harmful_story(cast)
    job = ask(harmed, method="equal_price")
    attempt(job.uid)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert not Award.objects.exists()
    worse = cheapest(harmed).fairness["equal_price"]["worse_off"]
    assert list(worse) == [harmed.participation(cast.kolkheti.organisation).uid]


def test_the_note_of_the_job_names_nobody(cast: Cast) -> None:
    harmed = harmful_story(cast)
    job = ask(harmed, method="equal_price")
    attempt(job.uid)
    job.refresh_from_db()
    part = harmed.participation(cast.kolkheti.organisation)
    assert job.note.startswith("Nothing is awarded yet")
    assert cast.kolkheti.organisation.name not in job.note
    assert part.uid not in job.note


def test_a_harmful_method_is_not_taken_while_another_harms_nobody(cast: Cast) -> None:
    harmed = harmful_story(cast)
    with pytest.raises(Refused, match="choose one of those"):
        award(harmed.pool, method="equal_price", is_told=True)


def test_where_every_method_harms_somebody_staff_must_know(cast: Cast) -> None:
    story = make_story(cast)
    Demand.objects.filter(line=story.boxes).update(baseline=Decimal("0.50"))
    Demand.objects.filter(line=story.film).update(baseline=Decimal("1.00"))
    evaluate(story.pool)
    with pytest.raises(Refused, match="by every rule of sharing"):
        award(story.pool)
    made = award(story.pool, is_told=True)
    assert not made.sharings.get(is_applied=True).certificate["nobody_is_worse_off"]


def harmful_story(cast: Cast) -> Story:
    """Open a pool in which one price for all harms Kolkheti, which buys cheaply today."""
    story = make_story(cast, method="equal_price")
    kolkheti = story.participation(cast.kolkheti.organisation)
    Demand.objects.filter(participation=kolkheti, line=story.boxes).update(baseline=Decimal("0.80"))
    Demand.objects.filter(participation=kolkheti, line=story.film).update(baseline=Decimal("1.50"))
    evaluate(story.pool)
    return story


def test_a_member_whose_cost_alone_nobody_knows_is_asked_for(cast: Cast) -> None:
    pool = make_pool(title="Large lots only")
    line, *_rest = make_lines(pool)
    for member in cast.members:
        add_demand(line, member.organisation, "400")
    lot = line_payload(line, ("0", "1.00"), minimum_quantity="1000")
    make_bid(pool, cast.vendor_organisation, bid_payload(lot))
    evaluate(opened(pool), ("cheapest",))
    scenario = pool.evaluations.get().scenarios.get()
    with pytest.raises(Refused, match="gives no price it pays today"):
        actions.prepare(pool, decision_for(scenario), quiet)


def test_a_pool_of_one_member_is_awarded_too(cast: Cast) -> None:
    pool = make_pool(title="A single buyer")
    line, *_rest = make_lines(pool)
    add_demand(line, cast.rioni.organisation, "400")
    make_bid(pool, cast.vendor_organisation, bid_payload(line_payload(line, ("0", "1.00"))))
    made = award(opened(pool))
    shares = Share.objects.filter(sharing__award=made, sharing__refused_because="")
    assert {share.amount for share in shares} == {Decimal("400.00")}
