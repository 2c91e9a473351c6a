"""Who gets a seat: first come, first served. Pure arithmetic, so that its guarantees can be tried out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

S = TypeVar("S")


@dataclass(frozen=True, kw_only=True)
class Hall:
    """How many seats there are (None: as many as wanted), how many are held, how many people wait."""

    capacity: int | None
    held: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Return how many seats nobody holds; None where there is no end of them."""
        return None if self.capacity is None else max(0, self.capacity - self.held)

    def held_at_once(self, wanted: int) -> int:
        """Return how many of the seats asked for are confirmed now: none while somebody waits in front."""
        if self.waiting:
            return 0
        return wanted if self.free is None else min(wanted, self.free)


def next_in_line(hall: Hall, waiting: Sequence[S]) -> Sequence[S]:
    """Return those who move up, the longest waiting first; `waiting` is in the order asked."""
    return waiting if hall.free is None else waiting[: hall.free]
