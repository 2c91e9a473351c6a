"""A job that can be killed in its middle."""

import os
import time
from pathlib import Path

from nadi.web.jobs import Run, job
from nadi.web.models import Tick
from tests.process.slow.moments import MOMENT


@job("slow.work")
def work(run: Run) -> None:
    """Wait in the middle as long as the file says so, then write the result once."""
    run.progress(50, "in the middle")
    Path(run.arguments["started"]).write_text(str(os.getpid()))
    while Path(run.arguments["hold"]).exists():
        time.sleep(0.05)
        run.check()
    with run.concluding():
        Tick.objects.create(name=f"result {run.uid}", due=MOMENT)
