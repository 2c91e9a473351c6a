"""The way to a standard: read by one's own people and the office; how many others, only of three or more."""

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.companies.models import Organisation
from nadi.registers.services.actions.readiness import begin_readiness, set_step, wish_together
from nadi.registers.services.models import Readiness
from nadi.registers.services.queries.readiness import visible_to
from nadi.registers.services.readiness.catalogue import Step, catalogue, steps_of
from nadi.registers.services.readiness.progress import (
    Progress,
    firms_at_the_same_stage,
    progress_by_way,
    progress_of,
)
from nadi.registers.services.tests.story import standing, step_facts, way
from nadi.web.access import Refused
from nadi.web.models import Mail


@pytest.mark.parametrize("standard", sorted(catalogue()))
def test_every_step_is_told_in_both_languages_and_once(standard: str) -> None:
    steps = steps_of(standard)
    texts = [
        (one.key, one.part, one.part_local, one.title, one.title_local, one.what, one.what_local)
        for one in steps
    ]
    assert all(all(text) for text in texts)
    assert len({one.key for one in steps}) == len(steps)


def test_the_five_standards_have_steps() -> None:
    assert list(catalogue()) == ["ISO 9001", "ISO 14001", "ISO 22000", "FSSC 22000", "BRCGS Packaging"]


def steps(count: int) -> tuple[Step, ...]:
    """Return so many steps."""
    return steps_of("ISO 9001")[:count]


@pytest.mark.parametrize(
    ("states", "percent", "stage"),
    [
        ([], 0, "beginning"),
        (["done"], 25, "under way"),
        (["done", "done"], 50, "well under way"),
        (["done", "done", "done"], 75, "nearly there"),
        (["done", "done", "done", "not_applicable"], 100, "ready for the audit"),
        (["under_way"] * 4, 0, "beginning"),
    ],
)
def test_progress_counts_what_is_done_of_what_applies(states: list[str], percent: int, stage: str) -> None:
    four = steps(4)
    found = progress_of(four, {one.key: state for one, state in zip(four, states, strict=False)})
    assert (found.percent, str(found.stage)) == (percent, stage)


def test_where_nothing_applies_nothing_is_done() -> None:
    assert Progress(done=0, under_way=0, not_begun=0).percent == 0


def test_beginning_twice_goes_on(cast: Cast) -> None:
    assert way(cast) == way(cast)


def test_a_standard_nobody_described_is_refused(cast: Cast) -> None:
    by = actor_of_person(cast.rioni.colleague)
    with pytest.raises(Refused, match="no steps"):
        begin_readiness(by=by, standard="ISO 1", target=None)


def test_a_step_left_out_needs_a_reason(cast: Cast) -> None:
    readiness, by = way(cast), actor_of_person(cast.rioni.colleague)
    facts = step_facts(state="not_applicable")
    with pytest.raises(Refused, match="does not apply"):
        set_step(by=by, readiness=readiness, step="context", facts=facts)


def test_a_step_that_is_not_of_the_standard_is_refused(cast: Cast) -> None:
    readiness, by = way(cast), actor_of_person(cast.rioni.colleague)
    with pytest.raises(Refused, match="no such step"):
        set_step(by=by, readiness=readiness, step="allergens", facts=step_facts())


def test_a_step_is_changed_and_not_doubled(cast: Cast) -> None:
    readiness, by = way(cast), actor_of_person(cast.rioni.colleague)
    for state in ("under_way", "done"):
        set_step(by=by, readiness=readiness, step="context", facts=step_facts(state=state))
    assert standing(readiness).state == "done"


def test_two_firms_at_a_stage_are_not_told(cast: Cast) -> None:
    readiness = way(cast)
    way(cast, cast.samgori)
    assert firms_at_the_same_stage(readiness) is None


def another_way(readiness: Readiness) -> None:
    """Let one more member begin the way to the same standard."""
    firm = Organisation.objects.create(name="Enguri Labels", member_since=timezone.localdate())
    Readiness.objects.create(organisation=firm, standard=readiness.standard)


def test_three_other_firms_at_a_stage_are_told(cast: Cast) -> None:
    readiness = way(cast)
    for member in (cast.samgori, cast.kolkheti):
        way(cast, member)
    before = firms_at_the_same_stage(readiness)
    another_way(readiness)
    assert (before, firms_at_the_same_stage(readiness)) == (None, 4)


def test_firms_of_one_group_count_once_towards_the_minimum(cast: Cast) -> None:
    readiness = way(cast)
    for member in (cast.samgori, cast.kolkheti):
        way(cast, member)
    another_way(readiness)
    Organisation.objects.filter(pk=cast.kolkheti.organisation.pk).update(holding="One group")
    Organisation.objects.filter(pk=cast.samgori.organisation.pk).update(holding="One group")
    assert firms_at_the_same_stage(readiness) is None


def test_another_stage_does_not_count(cast: Cast) -> None:
    readiness = way(cast)
    way(cast, cast.samgori)
    way(cast, cast.kolkheti, done=8)
    assert firms_at_the_same_stage(readiness) is None


def test_a_wish_is_told_to_the_office_alone(cast: Cast) -> None:
    readiness = way(cast)
    wish_together(by=actor_of_person(cast.rioni.colleague), readiness=readiness, wish="training")
    assert list(Mail.objects.values_list("to", flat=True)) == [cast.staff.email]


def test_a_member_reads_its_own_way_alone(cast: Cast) -> None:
    way(cast)
    counts = [
        visible_to(actor_of_person(one)).count()
        for one in (cast.rioni.colleague, cast.samgori.colleague, cast.board, cast.staff, cast.vendor)
    ]
    assert counts == [1, 0, 0, 1, 0]


def test_progress_of_many_ways_costs_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    for member in cast.members:
        way(cast, member, done=2)
    ways = list(Readiness.objects.all())
    with django_assert_num_queries(1):  # type: ignore[operator]  # the fixture ships no types
        progress_by_way(ways)
