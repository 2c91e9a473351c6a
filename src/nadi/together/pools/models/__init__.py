"""The tables of pools: what members want, what vendors bid, what was awarded and who pays what."""

from nadi.together.pools.models.award import (
    Award,
    Charge,
    Evaluation,
    Objection,
    OwnScenario,
    Scenario,
    ScenarioRow,
    Share,
    Sharing,
)
from nadi.together.pools.models.exchange import Amendment, Criterion, Question, Score
from nadi.together.pools.models.pool import Demand, Line, Participation, Pool
from nadi.together.pools.models.preparing import (
    Attachment,
    CompetitionCheck,
    DeliveryPlace,
    Evidence,
    Invitee,
    KnownBreak,
    Progress,
)
from nadi.together.pools.models.published import PublishedAward
from nadi.together.pools.models.rounds import Feedback, LateAttempt, OpeningSignature, Round, Shortlisted
from nadi.together.pools.models.tender import (
    Bid,
    BidLine,
    Bundle,
    BundleLine,
    CurrencyRate,
    DiscountTier,
    Freight,
    PriceBreak,
    RequestForQuotation,
)

__all__ = [
    "Amendment",
    "Attachment",
    "Award",
    "Bid",
    "BidLine",
    "Bundle",
    "BundleLine",
    "Charge",
    "CompetitionCheck",
    "Criterion",
    "CurrencyRate",
    "DeliveryPlace",
    "Demand",
    "DiscountTier",
    "Evaluation",
    "Evidence",
    "Feedback",
    "Freight",
    "Invitee",
    "KnownBreak",
    "LateAttempt",
    "Line",
    "Objection",
    "OpeningSignature",
    "OwnScenario",
    "Participation",
    "Pool",
    "PriceBreak",
    "Progress",
    "PublishedAward",
    "Question",
    "RequestForQuotation",
    "Round",
    "Scenario",
    "ScenarioRow",
    "Score",
    "Share",
    "Sharing",
    "Shortlisted",
]
