"""What a programme offers, and to whom; there is no place here for the money of all firms together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from .expression import Expression
from .facts import CURRENCY

Status = Literal["planned", "active", "suspended", "complete", "cancelled"]
HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Tier:
    """Other figures for firms that meet `when`; what is None stays as in the programme.

    Tiers are tried in their order; the first that a firm meets counts.
    """

    when: Expression
    amount_min: Decimal | None = None
    amount_max: Decimal | None = None
    share_max: Decimal | None = None
    own_contribution: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Interest:
    """Interest support, per cent a year: the reference rate plus points, not below nought nor above the cap.

    Without a reference rate the points themselves are the support.
    """

    points: Decimal
    reference: str = ""
    cap: Decimal | None = None
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What one firm can get, in `currency`; shares are per cent of the plan's cost, or of the loan.

    Raises ValueError for a currency, share or amount that cannot be.
    """

    currency: str = ""
    amount_min: Decimal | None = None
    amount_max: Decimal | None = None
    share_min: Decimal | None = None
    share_max: Decimal | None = None
    own_contribution: Decimal | None = None
    beneficiary_cap: Decimal | None = None
    tiers: tuple[Tier, ...] = ()
    interest: Interest | None = None
    guarantee_share: Decimal | None = None
    guarantee_max: Decimal | None = None
    incentive_min: Decimal | None = None
    incentive_max: Decimal | None = None

    def __post_init__(self) -> None:
        if self.currency and not CURRENCY.fullmatch(self.currency):
            raise ValueError(f"{self.currency!r} is no currency; write three capital letters, such as GEL.")
        shares = (self.share_min, self.share_max, self.own_contribution, self.guarantee_share)
        if any(share is not None and not 0 <= share <= HUNDRED for share in (*shares, self.incentive_max)):
            raise ValueError("A share lies between 0 and 100 per cent.")
        amounts = (self.amount_min, self.amount_max, self.beneficiary_cap, self.guarantee_max)
        if any(amount is not None and amount < 0 for amount in amounts):
            raise ValueError("An amount is never below nought.")


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A programme as the engine sees it.

    `conditions` is None where nobody has entered them. `opens` and `closes` are moments with a time zone.
    `recipients` are the countries it is for (ISO 3166-1, or a subdivision such as US-GA); `words` is its
    text, in which the other Georgias give themselves away.
    """

    conditions: Expression | None
    terms: Terms = Terms()
    status: Status = "active"
    is_superseded: bool = False
    opens: datetime | None = None
    closes: datetime | None = None
    recipients: tuple[str, ...] = ()
    words: str = ""
