"""Which totals may be shown without giving one contributor's figure away."""

from .checks import check_total
from .result import Disclosed, Finding
from .rules import PRICES_AND_VOLUMES, STATISTICS, Contribution, Dominance, Rules

__all__ = [
    "PRICES_AND_VOLUMES",
    "STATISTICS",
    "Contribution",
    "Disclosed",
    "Dominance",
    "Finding",
    "Rules",
    "check_total",
]
