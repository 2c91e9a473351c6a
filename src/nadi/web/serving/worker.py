"""The background worker as a process of its own."""

import logging
import os
import socket

import django
from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker

from nadi.command_line import Options
from nadi.web.serving.children import follow_parent
from nadi.web.serving.occupancy import occupied

logger = logging.getLogger("nadi.serving")


def run(options: Options | None = None) -> int:
    """Take jobs until told to stop; first give those of a dead worker another chance."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nadi.web.settings")
    django.setup()
    from nadi.web.jobs.recovery import sweep  # noqa: PLC0415  (models exist only after the line above)
    from nadi.web.jobs.stopping import stop_gently  # noqa: PLC0415

    follow_parent()
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
    logging.getLogger("django_tasks").setLevel(logging.WARNING)
    with occupied(settings.VAR):
        sweep()
        worker = Worker(
            queue_names=["*"],
            interval=0.5,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}",
            excluded_queue_names=[],
        )
        worker.configure_signals()
        stop_gently(worker)
        worker.run()
    return 0


if __name__ == "__main__":
    run()
