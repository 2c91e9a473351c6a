"""One attempt at a job, from taking it to its end."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import Error, connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nadi.web.access import Actor, Refused, Sentence
from nadi.web.ids import public_id
from nadi.web.jobs.actors import actor_from
from nadi.web.jobs.registry import KINDS
from nadi.web.models import Job

logger = logging.getLogger("nadi.jobs")

BEAT = 3.0
QUIET = 0.5
# SQLite lets one write at a time and promises its lock to nobody: who writes on end rests for others.
WORKED = 0.2
REST = 0.05
State = Job.State

STOPPING = threading.Event()  # set when this worker was asked to stop


class Cancelled(Exception):
    """Somebody asked for the end of this job."""


class Stopped(Exception):
    """This worker stops; another one will begin the job anew."""


class Lost(Exception):
    """This attempt was given up for dead and another one runs: nothing of it may be written any more."""


class Run:
    """What a job's function holds: its arguments, and the way to report and to conclude.

    Each attempt has a token of its own; every write asks for it, so that the late write of an attempt that
    was given up for dead cannot overwrite anything.
    """

    def __init__(self, job: Job) -> None:
        self.uid = job.uid
        self.kind = job.kind
        self.subject = job.subject
        self.arguments: dict[str, Any] = job.arguments
        self.by: Actor = actor_from(job.actor)
        self.language = job.language
        self.token = job.run
        self._reason: type[Exception] | None = None
        self._told_at = 0.0
        self._rested_at = time.monotonic()

    def progress(self, percent: int, note: Sentence = "") -> None:
        """Tell how far it is (0 to 100) and what is done now; call it outside of transactions.

        Raises `Cancelled` when somebody asked for the end.
        """
        now = time.monotonic()
        if now - self._told_at >= QUIET:
            self._told_at = now
            self.beat(progress=max(0, min(int(percent), 100)), note=str(note)[:300])
        self.check()
        self.let_others_in()

    def let_others_in(self) -> None:
        """Rest between two transactions, where others wait for their turn to write."""
        is_one_by_one = connection.vendor == "sqlite" and not connection.in_atomic_block
        if is_one_by_one and time.monotonic() - self._rested_at >= WORKED:
            time.sleep(REST)
            self._rested_at = time.monotonic()

    def is_to_stop(self) -> bool:
        """Tell whether to stop; cheap, for the innermost loop of a solver."""
        return self._reason is not None or STOPPING.is_set()

    def check(self) -> None:
        """Raise if this attempt must end."""
        if self._reason is not None:
            raise self._reason
        if STOPPING.is_set():
            raise Stopped

    @contextmanager
    def concluding(self) -> Iterator[None]:
        """Write the result, if this attempt still counts, in one transaction with the end of the job."""
        with transaction.atomic():
            job = self._mine().select_for_update().first()
            if job is None:
                raise Lost
            if job.cancel_asked:
                raise Cancelled
            yield
            self.end(State.DONE)

    def end(self, state: str, note: Sentence = "") -> bool:
        """Close the job, if this attempt still counts."""
        changes: dict[str, Any] = {"state": state, "ended": timezone.now(), "note": str(note)[:300]}
        if state == State.DONE:
            changes["progress"] = 100
        return bool(self._mine().update(**changes))

    def give_back(self) -> None:
        """Let another worker begin anew; this attempt does not count."""
        waiting = {
            "state": State.WAITING,
            "run": "",
            "attempts": F("attempts") - 1,
            "progress": 0,
            "note": "",
        }
        self._mine().update(**waiting, heartbeat=timezone.now())

    def beat(self, **changes: Any) -> None:
        """Show that this attempt lives, and learn whether it should go on."""
        if not self._mine().update(heartbeat=timezone.now(), **changes):
            self._reason = Lost
        elif Job.objects.filter(uid=self.uid, cancel_asked=True).exists():
            self._reason = Cancelled

    def _mine(self) -> QuerySet[Job]:
        return Job.objects.filter(uid=self.uid, run=self.token, state=State.RUNNING)


def take(uid: str) -> Run | None:
    """Begin an attempt, unless the job is no longer waiting (cancelled, or taken by another worker)."""
    token = public_id()
    taken = Job.objects.filter(uid=uid, state=State.WAITING).update(
        state=State.RUNNING,
        run=token,
        attempts=F("attempts") + 1,
        heartbeat=timezone.now(),
        progress=0,
        note="",
    )
    return Run(Job.objects.get(uid=uid)) if taken else None


@contextmanager
def beating(run: Run) -> Iterator[None]:
    """Let the heart beat in a thread while the work is done, also inside a long solve."""
    over = threading.Event()
    thread = threading.Thread(target=beat_until, args=(run, over), name=f"heart-{run.uid}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def beat_until(run: Run, over: threading.Event) -> None:
    """Beat every few seconds; a database that is busy for a moment is no reason to stop."""
    has_written = False
    while not over.wait(BEAT):
        has_written = True
        try:
            run.beat()
        except Error:
            logger.warning("The heartbeat of job %s could not be written.", run.uid, exc_info=True)
    if has_written:
        connection.close()


def attempt(uid: str) -> bool:
    """Run the job's function once; return whether it should be handed to a worker again."""
    run = take(uid)
    if run is None:
        return False
    with translation.override(run.language or None), beating(run):
        try:
            work(run)
        except Stopped:
            run.give_back()
            return True
        except Lost:
            logger.warning("Job %s goes on elsewhere; this attempt wrote nothing more.", uid)
        except Cancelled:
            run.end(State.CANCELLED)
        except Refused as refusal:
            run.end(State.FAILED, refusal.sentence)
        except Exception:
            logger.exception("Job %s (%s) failed.", uid, run.kind)
            run.end(
                State.FAILED, _("Something went wrong on our side. The office can find it under %s.") % uid
            )
    return False


def work(run: Run) -> None:
    """Do the work and close the job, unless its function did so with the result."""
    if run.kind not in KINDS:
        raise LookupError(f"No job is called {run.kind}.")
    run.check()
    KINDS[run.kind].work(run)
    run.end(State.DONE)
