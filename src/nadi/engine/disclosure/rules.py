"""What is asked: contributions to one total, and the rules it must pass."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """What one company adds to the total.

    `holding` is the group of companies that knows the figure: contributions of one holding count as one.
    `amount` is in the unit of the total and not negative; zero contributes nothing and is not counted.
    """

    holding: str
    amount: Decimal

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount < 0:
            raise ValueError(f"A contribution is zero or more, not {self.amount}.")


@dataclass(frozen=True, kw_only=True)
class Dominance:
    """The (n, k) rule: the `largest` n holdings may not make up more than `percent` of the total."""

    largest: int
    percent: Decimal

    def __post_init__(self) -> None:
        if self.largest < 1:
            raise ValueError(f"Dominance looks at one holding or more, not {self.largest}.")
        check_percent("Dominance", self.percent)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The primary rules a total must pass; None leaves a rule out.

    `minimum_frequency` counts holdings. `p_percent`: nobody may estimate another to within p % of its figure.
    `largest_share`: no holding may make up more than this percentage of the total.
    """

    minimum_frequency: int = 3
    p_percent: Decimal | None = Decimal(15)
    largest_share: Decimal | None = None
    dominance: Dominance | None = None

    def __post_init__(self) -> None:
        if self.minimum_frequency < 1:
            raise ValueError(f"The minimum frequency is one or more, not {self.minimum_frequency}.")
        if self.p_percent is not None and not (self.p_percent.is_finite() and self.p_percent > 0):
            raise ValueError(f"The p of the p % rule is above 0, not {self.p_percent}.")
        if self.largest_share is not None:
            check_percent("The largest share", self.largest_share)


def check_percent(what: str, percent: Decimal) -> None:
    """Refuse what is no percentage."""
    if not percent.is_finite() or not 0 < percent <= 100:
        raise ValueError(f"{what} is a percentage above 0 and at most 100, not {percent}.")


STATISTICS = Rules()
# Prices and volumes tell a competitor more than other figures do: more companies, and no large one.
PRICES_AND_VOLUMES = Rules(minimum_frequency=5, largest_share=Decimal(25))
