"""What waits for a reader, and which dates are in their calendar."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.events.actions.afterwards import show_interest
from nadi.registers.events.models import Event
from nadi.registers.events.tests.factory import attended, fair, happened, named, staff_of, taken_by, training
from nadi.registers.events.waiting import deadlines_for, steps_for
from nadi.web.access import Actor


def does(actor: Actor) -> list[str]:
    return [step.do for step in steps_for(actor)]


def test_a_company_is_asked_who_comes_until_it_has_said(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    by = actor_of_person(cast.rioni.colleague)
    assert does(by) == ["Say who comes"]
    named(cast, registration, "Ana First")
    assert does(by) == []


def test_nobody_else_is_asked_who_comes(cast: Cast) -> None:
    taken_by(cast, training(cast), cast.rioni.organisation)
    people = (cast.samgori.colleague, cast.vendor, cast.staff, cast.stranger)
    assert [does(actor_of_person(person)) for person in people] == [[], [], [], []]


def test_who_thought_of_going_is_asked_for_a_verdict(cast: Cast) -> None:
    event, by = fair(cast), actor_of_person(cast.rioni.colleague)
    show_interest(by=by, event=event, is_named=False, wants_joint_stand=False)
    happened(event)
    assert does(by) == ["Say whether you would go again"]


def test_the_office_is_told_of_certificates_and_next_editions(cast: Cast) -> None:
    attended(cast)
    happened(fair(cast, cycle=1))
    assert does(staff_of(cast)) == ["Issue the certificates", "Begin the next edition"]


def test_an_edition_that_is_followed_waits_no_more(cast: Cast) -> None:
    event = happened(fair(cast, cycle=1))
    later = fair(cast, name="Pack Days 2")
    Event.objects.filter(pk=later.pk).update(series=event.series)
    assert does(staff_of(cast)) == []


def test_a_calendar_holds_what_the_company_goes_to(cast: Cast) -> None:
    today = timezone.localdate()
    event = training(cast, register_until=timezone.now() + timedelta(days=5), early_bird_until=today)
    fair(cast)
    taken_by(cast, event, cast.rioni.organisation)
    found = sorted(one.uid for one in deadlines_for(actor_of_person(cast.rioni.colleague)))
    assert found == [f"event-{event.uid}:{what}" for what in ("begins", "early", "register")]
    assert list(deadlines_for(actor_of_person(cast.samgori.colleague))) == []


def test_what_waits_takes_as_many_queries_for_many_as_for_one(cast: Cast) -> None:
    by = actor_of_person(cast.rioni.colleague)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            steps_for(by)
            list(deadlines_for(by))
        return len(asked)

    taken_by(cast, training(cast), cast.rioni.organisation)
    few = queries()
    for number in range(3):
        taken_by(cast, training(cast, name=f"Training {number}"), cast.rioni.organisation)
    assert queries() == few
