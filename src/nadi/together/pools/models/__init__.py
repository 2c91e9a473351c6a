"""The tables of pools: what members want, what vendors bid, what was awarded and who pays what."""

from nadi.together.pools.models.award import (
    Award,
    Charge,
    Evaluation,
    Scenario,
    ScenarioRow,
    Share,
    Sharing,
)
from nadi.together.pools.models.pool import Demand, Line, Participation, Pool
from nadi.together.pools.models.published import PublishedAward
from nadi.together.pools.models.tender import (
    Bid,
    BidLine,
    Bundle,
    BundleLine,
    DiscountTier,
    Freight,
    PriceBreak,
    RequestForQuotation,
)

__all__ = [
    "Award",
    "Bid",
    "BidLine",
    "Bundle",
    "BundleLine",
    "Charge",
    "Demand",
    "DiscountTier",
    "Evaluation",
    "Freight",
    "Line",
    "Participation",
    "Pool",
    "PriceBreak",
    "PublishedAward",
    "RequestForQuotation",
    "Scenario",
    "ScenarioRow",
    "Share",
    "Sharing",
]
