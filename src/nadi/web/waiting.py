"""What waits for a reader, as an app tells it and the first page shows it.

`waiting.py` of an app holds `steps_for(actor) -> list[Waiting]` and
`deadlines_for(actor) -> Iterator[Event]`, each in a number of queries that does not grow with what waits.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits: what, why, until when, and where to do it."""

    what: str
    why: str
    do: str
    url: str
    until: datetime | None = None
