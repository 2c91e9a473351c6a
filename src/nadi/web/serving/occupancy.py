"""Who uses the data folder: any number of servers and workers together, or one restore alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nadi.web.serving.stop import CannotStart


@contextmanager
def occupied(var: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the folder while something runs in it; refuse when that cannot be."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "in-use.lock").open("a") as lock:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotStart(
                f"Nadi is running on the data in {var}. Stop it first, then try again."
                if alone
                else f"The data in {var} is being restored. Wait until that is done."
            ) from error
        yield
