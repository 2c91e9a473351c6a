"""What a tender asks for: lines with pooled quantities and towns, and the terms every bid is read against."""

from dataclasses import dataclass
from datetime import date
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
class WantedQuality:
    """A criterion that quality is judged by; `share` is its part of all weights, as a fraction."""

    uid: str
    name: str
    share: Decimal
    most_points: int
    least_points: int


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Everything a vendor needs to know to quote.

    `rates` are the other currencies that a bid may be in, with what one unit is worth in `currency`.
    """

    currency: str
    lines: tuple[WantedLine, ...]
    rates: tuple[tuple[str, Decimal], ...] = ()
    incoterm: str = "DAP"
    quality: tuple[WantedQuality, ...] = ()
    bids_until: date | None = None

    def line(self, uid: str) -> WantedLine | None:
        """Return a line by its public id."""
        return next((line for line in self.lines if line.uid == uid), None)

    def rate_of(self, currency: str) -> Decimal | None:
        """Return what one unit of a currency is worth; None where bids may not be in it."""
        return Decimal(1) if currency == self.currency else dict(self.rates).get(currency)
