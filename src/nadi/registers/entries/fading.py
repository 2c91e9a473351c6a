"""How long an entry lasts when nobody vouches for it."""

from datetime import date, timedelta

from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import register_of

HIDDEN_AFTER = 2  # times the days after which an entry is marked


def vouch(entry: Entry, *, on: date, by: str) -> None:
    """Set who vouched for the entry and when, and the days on which it will fade."""
    days = register_of(entry).fades_after
    entry.confirmed, entry.confirmed_by, entry.confirm_asked = on, by, None
    entry.stale_on = on + timedelta(days=days) if days else None
    entry.hidden_on = on + timedelta(days=HIDDEN_AFTER * days) if days else None
