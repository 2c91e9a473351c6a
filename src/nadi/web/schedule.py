"""What happens by itself: each moment of the schedule is taken by exactly one of however many processes."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, IntegrityError, close_old_connections, transaction
from django.utils import timezone

from nadi.web.models import Tick
from nadi.web.modules import is_module_off

logger = logging.getLogger("nadi.schedule")

LOOK_EVERY = 5.0
LONGEST_NAME = 80  # of a tick; the end of a name tells duties apart
Duty = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One duty and how often it is due."""

    name: str
    minutes: float
    duty: Duty


ENTRIES: dict[str, Entry] = {}


def every(*, minutes: float) -> Callable[[Duty], Duty]:
    """Have a function called again and again; it must be quick, so long work starts a job.

    It stands in an app's `jobs.py`, which is read at start.
    """

    def entered(duty: Duty) -> Duty:
        name = f"{duty.__module__}.{duty.__qualname__}"[-LONGEST_NAME:]
        ENTRIES[name] = Entry(name=name, minutes=minutes, duty=duty)
        return duty

    return entered


def due_moment(entry: Entry, now: datetime) -> datetime:
    """Return the latest moment at which the duty was due; the same on every machine."""
    step = entry.minutes * 60
    return datetime.fromtimestamp(now.timestamp() // step * step, UTC)


def take(entry: Entry, now: datetime) -> bool:
    """Take the moment; return whether nobody else had."""
    due = due_moment(entry, now)
    if Tick.objects.filter(name=entry.name, due=due).exists():
        return False
    try:
        with transaction.atomic():
            Tick.objects.create(name=entry.name, due=due)
    except IntegrityError:
        return False
    return True


def run_due(now: datetime) -> list[str]:
    """Do what is due and not done elsewhere; return the names. One failing duty does not stop the others."""
    done = []
    for entry in ENTRIES.values():
        if is_module_off(entry.duty.__module__) or not take(entry, now):
            continue
        try:
            entry.duty()
        except Exception:
            logger.exception("The duty %s failed; it is tried again at its next moment.", entry.name)
        done.append(entry.name)
    return done


def keep(stopping: threading.Event) -> None:
    """Keep the schedule until told to stop; a database that is away for a moment is waited for."""
    while not stopping.is_set():
        began = time.monotonic()
        close_old_connections()
        try:
            run_due(timezone.now())
        except DatabaseError:
            logger.warning("The schedule could not be read; it is tried again.", exc_info=True)
        stopping.wait(max(0.0, LOOK_EVERY - (time.monotonic() - began)))


def forget_old_ticks() -> None:
    """Remove moments long past."""
    Tick.objects.filter(due__lt=timezone.now() - timedelta(days=7)).delete()
