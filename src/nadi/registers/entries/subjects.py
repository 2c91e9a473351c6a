"""How the journal names entries."""

from collections.abc import Collection

from nadi.journal.subjects import Subject
from nadi.registers.entries.models import Entry
from nadi.web.localized import localized


def entry_names(uids: Collection[str]) -> dict[str, str]:
    """Return the names of entries of any register."""
    return {one.uid: localized(one) for one in Entry.objects.filter(uid__in=uids)}


SUBJECTS = {"entry": Subject(names=entry_names)}
