"""How long an entry lasts when nobody vouches for it."""

from datetime import date, timedelta

from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import register_of

HIDDEN_AFTER = 2  # times the days after which an entry is marked


def vouch(entry: Entry, *, on: date, by: str, brought_on: date | None = None) -> None:
    """Set who vouched for the entry and when, and the days on which it will fade.

    What a file says of an old day is marked at once, but shown as long as an entry is after it was marked.
    """
    days = register_of(entry).fades_after
    entry.confirmed, entry.confirmed_by, entry.confirm_asked = on, by, None
    entry.stale_on = on + timedelta(days=days) if days else None
    entry.hidden_on = on + timedelta(days=HIDDEN_AFTER * days) if days else None
    if entry.hidden_on and brought_on and days:
        entry.hidden_on = max(entry.hidden_on, brought_on + timedelta(days=(HIDDEN_AFTER - 1) * days))
