"""Which totals may be shown without giving one contributor's figure away."""

from .checks import check_total
from .least import Effort
from .linked import Table, protect_tables
from .releases import Release, growth, protect_update
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
    "Effort",
    "Finding",
    "ProtectedTable",
    "Release",
    "Rules",
    "Table",
    "check_total",
    "growth",
    "protect_table",
    "protect_tables",
    "protect_update",
]
