"""The entry of a register, and what hangs on any entry."""

from nadi.registers.entries.models.entry import Coding, Entry
from nadi.registers.entries.models.hanging import Change, Favourite, Merge, Mistake, Note, SavedSearch, Use

__all__ = ["Change", "Coding", "Entry", "Favourite", "Merge", "Mistake", "Note", "SavedSearch", "Use"]
