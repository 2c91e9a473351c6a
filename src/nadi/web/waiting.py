"""What waits for a reader, as an app tells it and the first page shows it.

`waiting.py` of an app holds `steps_for(actor) -> list[Waiting]` and
`deadlines_for(actor) -> Iterator[Event]`, each in a number of queries that does not grow with what waits.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits: what, why, until when, and where to do it."""

    what: str
    why: str
    do: str
    url: str
    until: datetime | None = None


def through(day: date) -> datetime:
    """Return the last moment of a day: until then waits what has a day and no hour."""
    return timezone.make_aware(datetime.combine(day, time.max))
