"""Reading the journal."""

from django.db.models import QuerySet

from nadi.journal.models import Entry
from nadi.web.access import Actor


def visible_to(actor: Actor) -> QuerySet[Entry]:
    """Staff read all; the board who did what, not the contents; a company what was done in its name."""
    if actor.is_staff:
        return Entry.objects.all()
    if actor.is_board:
        return Entry.objects.defer("before", "after")
    return (
        Entry.objects.filter(organisation=actor.organisation) if actor.organisation else Entry.objects.none()
    )


def history_of(subject: str) -> QuerySet[Entry]:
    """Return what happened to one thing, first to last."""
    return Entry.objects.filter(subject=subject)
