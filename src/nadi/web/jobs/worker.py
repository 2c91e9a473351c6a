"""The worker's loop: takes jobs until told to stop, and gives the one it holds back before it ends."""

import logging
import os
import signal
import socket
from collections.abc import Callable
from types import FrameType

from django_tasks_db.management.commands.db_worker import Worker

from nadi.web.jobs.recovery import sweep
from nadi.web.jobs.running import STOPPING

LOOK_EVERY = 0.5


def take_jobs(greet: Callable[[], None]) -> None:
    """Give jobs of dead workers another chance, greet, then work until told to stop."""
    for quiet in ("django_tasks", "django_tasks_db"):
        logging.getLogger(quiet).setLevel(logging.ERROR)
    sweep()
    worker = Worker(
        queue_names=["*"],
        interval=LOOK_EVERY,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}",
        excluded_queue_names=[],
    )
    stop_gently(worker)
    greet()
    worker.run()


def stop_gently(worker: Worker) -> None:
    """On a signal to stop, let the running job notice at its next step; another worker begins it anew."""

    def asked(number: int, frame: FrameType | None) -> None:
        if not STOPPING.is_set():
            STOPPING.set()
            worker.shutdown(number, frame)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, asked)
