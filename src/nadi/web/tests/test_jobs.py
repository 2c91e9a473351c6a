"""Jobs: started, run, cancelled, given back, recovered."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from nadi.web.access import Actor, Capacity, Refused, Role
from nadi.web.jobs import Run, cancel, job, start, visible_to
from nadi.web.jobs.recovery import ATTEMPTS, sweep
from nadi.web.jobs.registry import KINDS
from nadi.web.jobs.running import REST, STOPPING, WORKED, Lost, attempt, take
from nadi.web.models import Job

State = Job.State
MEMBER = Actor(
    person="person234567",
    organisation_id=7,
    organisation="organisation",
    roles=frozenset({Role.MEMBER}),
    capacity=Capacity.COLLEAGUE,
)
RIVAL = Actor(person="person765432", organisation_id=8, roles=frozenset({Role.MEMBER}))
STAFF = Actor(person="person222222", organisation_id=1, roles=frozenset({Role.STAFF}))


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    """Give back the kinds of jobs as they were."""
    before = dict(KINDS)
    yield
    KINDS.clear()
    KINDS.update(before)


def stored(kind: str, **fields: Any) -> Job:
    """Store a waiting job that nobody has put into the queue."""
    return Job.objects.create(kind=kind, organisation_id=7, heartbeat=timezone.now(), **fields)


@pytest.mark.django_db
def test_a_job_runs_after_the_commit(django_capture_on_commit_callbacks: Any) -> None:
    seen: list[Any] = []
    job("test.note")(lambda run: seen.append((run.arguments, run.by.person)))
    with django_capture_on_commit_callbacks() as callbacks:
        started = start(kind="test.note", by=MEMBER, arguments={"n": 1})
        assert seen == []
    callbacks[0]()
    started.refresh_from_db()
    assert (seen, started.state, started.progress) == ([({"n": 1}, "person234567")], State.DONE, 100)


@pytest.mark.django_db
def test_a_job_acts_as_who_started_it(django_capture_on_commit_callbacks: Any) -> None:
    seen: list[Actor] = []
    job("test.who")(lambda run: seen.append(run.by))
    with django_capture_on_commit_callbacks(execute=True):
        start(kind="test.who", by=MEMBER)
    assert seen == [MEMBER]


@pytest.mark.django_db
def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"No job is called test\.absent"):
        start(kind="test.absent", by=MEMBER)


@pytest.mark.django_db
def test_the_same_work_on_the_same_subject_is_joined() -> None:
    job("test.same")(lambda run: None)
    first = start(kind="test.same", subject="pool:a", by=MEMBER)
    assert start(kind="test.same", subject="pool:a", by=MEMBER) == first
    assert start(kind="test.same", subject="pool:b", by=MEMBER) != first


@pytest.mark.django_db
def test_progress_is_kept_for_the_page() -> None:
    seen: list[tuple[int, str]] = []

    @job("test.progress")
    def work(run: Run) -> None:
        run.progress(40, "Reading")
        seen.append(Job.objects.values_list("progress", "note").get(uid=run.uid))

    attempt(stored("test.progress").uid)
    assert seen == [(40, "Reading")]


@pytest.mark.django_db
def test_a_refusal_ends_the_job_with_its_sentence() -> None:
    @job("test.refused")
    def work(run: Run) -> None:
        raise Refused(_("language"))

    one = stored("test.refused")
    attempt(one.uid)
    one.refresh_from_db()
    assert (one.state, one.note) == (State.FAILED, "language")


@pytest.mark.django_db
def test_a_fault_is_told_without_its_detail(caplog: pytest.LogCaptureFixture) -> None:
    @job("test.fault")
    def work(run: Run) -> None:
        raise ZeroDivisionError("a secret figure")

    one = stored("test.fault")
    attempt(one.uid)
    one.refresh_from_db()
    expected = f"Something went wrong on our side. The office can find it under {one.uid}."
    assert (one.state, one.note) == (State.FAILED, expected)
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


@pytest.mark.django_db
def test_a_job_speaks_the_language_of_who_started_it() -> None:
    seen: list[str | None] = []
    job("test.language")(lambda run: seen.append(translation.get_language()))
    attempt(stored("test.language", language="ka").uid)
    assert seen == ["ka"]


@pytest.mark.django_db
def test_a_waiting_job_is_cancelled_at_once() -> None:
    seen: list[str] = []
    job("test.waiting")(lambda run: seen.append("ran"))
    one = stored("test.waiting")
    cancel(job=one, by=MEMBER)
    attempt(one.uid)
    one.refresh_from_db()
    assert (seen, one.state) == ([], State.CANCELLED)


@pytest.mark.django_db
def test_a_running_job_stops_at_its_next_step() -> None:
    @job("test.running")
    def work(run: Run) -> None:
        cancel(job=Job.objects.get(uid=run.uid), by=MEMBER)
        run.progress(50)
        raise AssertionError("It went on.")

    one = stored("test.running")
    attempt(one.uid)
    one.refresh_from_db()
    assert one.state == State.CANCELLED


@pytest.mark.django_db
def test_an_ended_job_cannot_be_cancelled() -> None:
    with pytest.raises(Refused, match="ended already"):
        cancel(job=stored("test.done", state=State.DONE), by=MEMBER)


@pytest.mark.django_db
def test_a_job_is_taken_once() -> None:
    one = stored("test.once")
    assert take(one.uid) is not None
    assert take(one.uid) is None


@pytest.mark.django_db
def test_a_job_given_up_for_dead_cannot_write_any_more() -> None:
    one = stored("test.late")
    late = take(one.uid)
    assert late is not None
    Job.objects.update(heartbeat=timezone.now() - timedelta(minutes=1), state=State.WAITING, run="")
    again = take(one.uid)
    assert again is not None
    with pytest.raises(Lost), late.concluding():
        raise AssertionError("It wrote.")
    assert (late.end(State.FAILED), again.end(State.DONE)) == (False, True)


@pytest.mark.django_db
def test_the_result_and_the_end_are_one() -> None:
    @job("test.conclude")
    def work(run: Run) -> None:
        with run.concluding():
            Job.objects.filter(uid=run.uid).update(subject="pool:written")
            raise ZeroDivisionError

    one = stored("test.conclude")
    attempt(one.uid)
    one.refresh_from_db()
    assert (one.state, one.subject) == (State.FAILED, "")


@pytest.mark.django_db
def test_a_stopping_worker_gives_its_job_back() -> None:
    @job("test.stopping")
    def work(run: Run) -> None:
        STOPPING.set()
        run.progress(10)

    one = stored("test.stopping")
    try:
        assert attempt(one.uid)
    finally:
        STOPPING.clear()
    one.refresh_from_db()
    assert (one.state, one.attempts, one.run) == (State.WAITING, 0, "")


@pytest.mark.django_db
def test_a_silent_job_runs_again_to_its_end() -> None:
    job("test.silent")(lambda run: None)
    silent = {"state": State.RUNNING, "run": "dead", "attempts": 1}
    one = stored("test.silent", **silent)
    Job.objects.update(heartbeat=timezone.now() - timedelta(seconds=31))
    assert sweep() == 1
    one.refresh_from_db()
    assert (one.state, one.attempts) == (State.DONE, 2)


@pytest.mark.django_db
def test_a_living_job_is_left_alone() -> None:
    one = stored("test.living", state=State.RUNNING, run="alive", attempts=1)
    assert sweep() == 0
    one.refresh_from_db()
    assert (one.state, one.run) == (State.RUNNING, "alive")


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_is_given_up() -> None:
    one = stored("test.deadly", state=State.RUNNING, run="dead", attempts=ATTEMPTS)
    Job.objects.update(heartbeat=timezone.now() - timedelta(seconds=31))
    sweep()
    one.refresh_from_db()
    told = "This stopped 3 times without coming to its end, so it was given up. Tell the office."
    assert (one.state, one.note) == (State.FAILED, told)


@pytest.mark.django_db
def test_a_job_lost_between_commit_and_queue_is_remembered() -> None:
    job("test.forgotten")(lambda run: None)
    one = stored("test.forgotten")
    Job.objects.update(heartbeat=timezone.now() - timedelta(minutes=3))
    assert sweep() == 1
    one.refresh_from_db()
    assert one.state == State.DONE


@pytest.mark.django_db
def test_jobs_are_seen_by_their_organisation_and_staff() -> None:
    one = stored("test.seen")
    seen = [list(visible_to(actor)) for actor in (MEMBER, STAFF, RIVAL, Actor(person="x"))]
    assert seen == [[one], [one], [], []]


@pytest.mark.parametrize(("vendor", "rests"), [("sqlite", [REST]), ("postgresql", [])])
def test_who_writes_on_end_rests_where_one_writes_at_a_time(
    vendor: str, rests: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    rested: list[float] = []
    work = Run(Job(kind="test.write", subject="", arguments={}, actor={}))
    monkeypatch.setattr(connection, "vendor", vendor)
    monkeypatch.setattr(time, "sleep", rested.append)
    work.let_others_in()
    monkeypatch.setattr(work, "_rested_at", time.monotonic() - 2 * WORKED)
    work.let_others_in()
    work.let_others_in()
    assert rested == rests
