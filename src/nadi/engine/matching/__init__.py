"""Which profiles suit a need, which needs suit a profile, and why."""

from .facts import Asked, Band, Fact, Need, Profile
from .result import Match, Ranked, Reason
from .scoring import match, rank_needs, rank_profiles
from .weights import STANDARD, Weights

__all__ = [
    "STANDARD",
    "Asked",
    "Band",
    "Fact",
    "Match",
    "Need",
    "Profile",
    "Ranked",
    "Reason",
    "Weights",
    "match",
    "rank_needs",
    "rank_profiles",
]
