"""The schedule: each moment once, however many look."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from nadi.web.models import Tick
from nadi.web.schedule import ENTRIES, Entry, due_moment, every, forget_old_ticks, run_due, take

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def only_ours() -> Iterator[None]:
    """Let the schedule hold the duties of the test alone."""
    before = dict(ENTRIES)
    ENTRIES.clear()
    yield
    ENTRIES.clear()
    ENTRIES.update(before)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (NOON, NOON),
        (NOON + timedelta(minutes=14, seconds=59), NOON),
        (NOON + timedelta(minutes=15), NOON + timedelta(minutes=15)),
    ],
)
def test_a_moment_is_the_same_on_every_machine(now: datetime, due: datetime) -> None:
    assert due_moment(Entry(name="a", minutes=15, duty=list), now) == due


@pytest.mark.django_db
def test_a_duty_is_done_once_per_moment() -> None:
    done: list[int] = []
    every(minutes=15)(lambda: done.append(1))
    for minutes in (0, 1, 14, 15, 16):
        run_due(NOON + timedelta(minutes=minutes))
    assert len(done) == 2


@pytest.mark.django_db
def test_a_failing_duty_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    @every(minutes=15)
    def failing() -> None:
        raise ZeroDivisionError

    every(minutes=15)(lambda: done.append(1))
    run_due(NOON)
    assert (done, [record.levelname for record in caplog.records]) == ([1], ["ERROR"])


@pytest.mark.django_db(transaction=True)
def test_of_many_processes_one_takes_the_moment() -> None:
    entry = Entry(name="one", minutes=15, duty=list)
    taken: list[bool] = []
    start = threading.Barrier(5)

    def process() -> None:
        start.wait()
        taken.append(take(entry, NOON))
        connection.close()

    threads = [threading.Thread(target=process) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False, False, False, False, True]


@pytest.mark.django_db
def test_old_moments_are_forgotten() -> None:
    Tick.objects.create(name="old", due=NOON - timedelta(days=4000))
    forget_old_ticks()
    assert not Tick.objects.exists()
