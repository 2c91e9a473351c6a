"""What a tender asks vendors for: lines with pooled quantities, and the towns they are delivered to."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class WantedLine:
    """A line with its pooled quantity, in all and per town of delivery; nothing here names a member.

    `name` and `unit` are in the reader's language.
    """

    uid: str
    number: int
    name: str
    specification: str
    unit: str
    quantity: Decimal
    towns: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Everything a vendor needs to know to quote."""

    currency: str
    lines: tuple[WantedLine, ...]

    def line(self, uid: str) -> WantedLine | None:
        """Return a line by its public id."""
        return next((line for line in self.lines if line.uid == uid), None)
