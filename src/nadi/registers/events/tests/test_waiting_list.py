"""The waiting list keeps its promises whatever happens: arithmetic, whole stories, and in the same moment."""

import threading
from collections.abc import Sequence

import pytest
from django.db import OperationalError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.cast import Cast, actor_of_person, make_cast

from nadi.companies.models import Organisation
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.events.actions.events import Wanted, save_event
from nadi.registers.events.actions.seats import give_back, take_seats
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.seating import Hall, next_in_line
from nadi.registers.events.tests.factory import staff_of, taken_by, training
from nadi.web.access import Refused

State = Seat.State
COUNTS = st.integers(min_value=0, max_value=60)


@given(capacity=COUNTS, held=COUNTS, waiting=COUNTS, wanted=COUNTS)
def test_no_more_are_confirmed_than_there_are_free_seats(
    capacity: int, held: int, waiting: int, wanted: int
) -> None:
    hall = Hall(capacity=capacity, held=held, waiting=waiting)
    at_once = hall.held_at_once(wanted)
    assert at_once == 0 or held + at_once <= capacity
    assert 0 <= at_once <= wanted
    assert not (waiting and at_once)


@given(capacity=COUNTS, held=COUNTS, line=st.lists(st.integers(), max_size=60))
def test_who_moves_up_stood_in_front_and_fits(capacity: int, held: int, line: Sequence[int]) -> None:
    moving = next_in_line(Hall(capacity=capacity, held=held, waiting=len(line)), line)
    assert list(moving) == list(line[: len(moving)])
    assert len(moving) == min(len(line), max(0, capacity - held))


@given(wanted=COUNTS, held=COUNTS)
def test_without_a_limit_everybody_is_confirmed(wanted: int, held: int) -> None:
    assert Hall(capacity=None, held=held, waiting=0).held_at_once(wanted) == wanted


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.integers(0, 2), st.integers(1, 4)),
        st.tuples(st.just("back"), st.integers(0, 2), st.integers(1, 4)),
        st.tuples(st.just("seats"), st.just(0), st.integers(0, 8)),
    ),
    max_size=8,
)


class TestStories(TestCase):
    """Any story of taking, giving back and changing the number of seats."""

    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        """Store the people once; each story begins from there."""
        cls.cast = make_cast()

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(capacity=st.integers(0, 5), steps=STEPS)
    def test_a_story_keeps_every_promise(self, capacity: int, steps: list[tuple[str, int, int]]) -> None:
        cast = self.cast
        event = training(cast, capacity=capacity)
        by = staff_of(cast)
        firms = [member.organisation for member in cast.members]
        asked = 0
        for verb, whose, count in steps:
            held_before = held_of(event)
            try:
                if verb == "take":
                    take_seats(by=by, event=event, organisation=firms[whose], count=count)
                    asked += count
                elif verb == "back":
                    return_seats(event, firms[whose], count, by)
                else:
                    save_event(by=by, event=event, wanted=Wanted(facts=Facts(values={"capacity": count})))
            except Refused:
                assert held_of(event) == held_before
            event.refresh_from_db()
            check_promises(event, asked)


def return_seats(event: Event, firm: Organisation, count: int, by: object) -> None:
    """Give back a company's first seats."""
    registration = event.registrations.filter(organisation=firm).first()
    if registration is None:
        raise Refused("nothing taken")
    seats = registration.seats.exclude(state=State.CANCELLED).order_by("position")[:count]
    give_back(by=by, registration=registration, seats=[one.uid for one in seats])  # type: ignore[arg-type]  # an actor


def held_of(event: Event) -> list[int]:
    return list(event.seats.filter(state=State.HELD).order_by("position").values_list("position", flat=True))


def check_promises(event: Event, asked: int) -> None:
    """Never over capacity, none free while one waits, nobody confirmed behind one who waits, none lost."""
    states = list(event.seats.order_by("position").values_list("position", "state"))
    held = [position for position, state in states if state == State.HELD]
    waiting = [position for position, state in states if state == State.WAITING]
    assert event.capacity is not None
    assert len(held) <= event.capacity
    assert not waiting or len(held) == event.capacity
    assert not (waiting and held) or max(held) < min(waiting)
    assert len(states) == asked
    assert [position for position, _state in states] == list(range(1, asked + 1))


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_goes_to_one_of_those_who_ask_in_the_same_moment() -> None:
    cast = make_cast()
    event = training(cast, capacity=1)
    start, answers = threading.Barrier(3), []

    def take(organisation: Organisation) -> None:
        start.wait()
        try:
            take_seats(by=actor_of_person(cast.staff), event=event, organisation=organisation, count=1)
            answers.append("asked")
        except OperationalError as error:
            answers.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[member.organisation]) for member in cast.members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = list(event.seats.order_by("position").values_list("state", flat=True))
    assert states == ["held", "waiting", "waiting"][: answers.count("asked")]
    assert answers.count("asked") >= 1


@pytest.mark.django_db(transaction=True)
def test_a_seat_given_back_twice_in_the_same_moment_lets_one_move_up() -> None:
    cast = make_cast()
    event = training(cast, capacity=1)
    first = taken_by(cast, event, cast.rioni.organisation)
    taken_by(cast, event, cast.samgori.organisation, 2)
    seats = [one.uid for one in first.seats.all()]
    start = threading.Barrier(2)

    def back() -> None:
        start.wait()
        try:
            give_back(by=actor_of_person(cast.staff), registration=first, seats=seats)
        except (Refused, OperationalError):
            return
        finally:
            connection.close()

    threads = [threading.Thread(target=back) for _turn in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(event.seats.order_by("position").values_list("state", flat=True)) == [
        "cancelled",
        "held",
        "waiting",
    ]
