"""The tables of agreements: frameworks, addenda, call-offs and the savings ledger."""

from nadi.together.agreements.models.agreement import (
    Addendum,
    AddendumLine,
    AgreedBreak,
    AgreedDiscount,
    Extension,
    FrameworkAgreement,
    PriceChange,
)
from nadi.together.agreements.models.call_off import (
    CallOff,
    CallOffLine,
    CompetitionLine,
    Delivery,
    DeliveryLine,
    Dispute,
    MiniCompetition,
    Quote,
    QuoteLine,
    Rating,
)
from nadi.together.agreements.models.saving import (
    Saving,
)

__all__ = [
    "Addendum",
    "AddendumLine",
    "AgreedBreak",
    "AgreedDiscount",
    "CallOff",
    "CallOffLine",
    "CompetitionLine",
    "Delivery",
    "DeliveryLine",
    "Dispute",
    "Extension",
    "FrameworkAgreement",
    "MiniCompetition",
    "PriceChange",
    "Quote",
    "QuoteLine",
    "Rating",
    "Saving",
]
