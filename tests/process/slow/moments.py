"""The one moment at which results are due: a second one would break the table's constraint."""

from datetime import UTC, datetime

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
