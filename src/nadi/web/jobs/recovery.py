"""Jobs whose worker died, or that fell between the transaction and the queue."""

import logging
from datetime import timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nadi.web.jobs.tasks import hand_to_worker
from nadi.web.models import Job

logger = logging.getLogger("nadi.jobs")

SILENT = timedelta(seconds=30)
FORGOTTEN = timedelta(minutes=2)
ATTEMPTS = 3
State = Job.State


def sweep() -> int:
    """Give silent and forgotten jobs another chance; return how many."""
    now = timezone.now()
    silent = Job.objects.filter(state=State.RUNNING, heartbeat__lt=now - SILENT)
    forgotten = Job.objects.filter(state=State.WAITING, heartbeat__lt=now - FORGOTTEN)
    return sum(revive(job) for job in silent) + sum(remember(job) for job in forgotten)


def revive(job: Job) -> bool:
    """Let a job whose worker fell silent begin anew, at most three times in all."""
    same_attempt = Job.objects.filter(pk=job.pk, state=State.RUNNING, run=job.run, heartbeat=job.heartbeat)
    if job.cancel_asked:
        same_attempt.update(state=State.CANCELLED, ended=timezone.now(), run="")
        return False
    if job.attempts >= ATTEMPTS:
        with translation.override(job.language or None):
            note = _(
                "This stopped %(n)s times without coming to its end, so it was given up. Tell the office."
            )
            given_up = {
                "state": State.FAILED,
                "ended": timezone.now(),
                "run": "",
                "note": note % {"n": ATTEMPTS},
            }
        if same_attempt.update(**given_up):
            logger.error("Job %s (%s) was given up after %s attempts.", job.uid, job.kind, job.attempts)
        return False
    if not same_attempt.update(state=State.WAITING, run="", heartbeat=timezone.now(), progress=0, note=""):
        return False
    logger.warning("Job %s (%s) lost its worker and begins anew.", job.uid, job.kind)
    hand_to_worker(job.uid)
    return True


def remember(job: Job) -> bool:
    """Put a waiting job into the queue again: a process may have ended between commit and queue."""
    still_waiting = Job.objects.filter(pk=job.pk, state=State.WAITING, heartbeat=job.heartbeat)
    if not still_waiting.update(heartbeat=timezone.now()):
        return False
    hand_to_worker(job.uid)
    return True
