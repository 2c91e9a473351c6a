"""A worker that is asked to stop gives its job back instead of dying with it."""

import signal
from types import FrameType

from django_tasks_db.management.commands.db_worker import Worker

from nadi.web.jobs.running import STOPPING


def stop_gently(worker: Worker) -> None:
    """On a signal to stop, let the running job notice at its next step; another worker begins it anew."""

    def asked(number: int, frame: FrameType | None) -> None:
        if not STOPPING.is_set():
            STOPPING.set()
            worker.shutdown(number, frame)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, asked)
