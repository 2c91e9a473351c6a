"""The bridge to the queue."""

from django_tasks import task

from nadi.web.jobs.running import attempt


@task
def run_job(uid: str) -> None:
    """Make one attempt at a job; how it went is kept with the job, not with the queue."""
    if attempt(uid):
        hand_to_worker(uid)


def hand_to_worker(uid: str) -> None:
    """Put a job into the queue; one too many does no harm, since an attempt takes only what waits."""
    run_job.enqueue(uid)
