"""Which totals may be shown without giving one contributor's figure away."""

from .checks import check_total
from .result import Disclosed, Finding
from .rules import PRICES_AND_VOLUMES, STATISTICS, Contribution, Dominance, Rules
from .tables import TOTAL, ProtectedTable, protect_table

__all__ = [
    "PRICES_AND_VOLUMES",
    "STATISTICS",
    "TOTAL",
    "Contribution",
    "Disclosed",
    "Dominance",
    "Finding",
    "ProtectedTable",
    "Rules",
    "check_total",
    "protect_table",
]
