"""Reading the journal."""

from django.db.models import Q, QuerySet

from nadi.journal.models import Entry
from nadi.journal.subjects import confidential_acts, subjects
from nadi.web.access import Actor


def visible_to(actor: Actor) -> QuerySet[Entry]:
    """Staff read all; the board who did what, where that is nobody's secret; a company its own acts."""
    if actor.is_staff:
        return Entry.objects.all()
    if actor.is_board:
        own = Q(organisation=actor.organisation)
        return Entry.objects.filter(own | ~confidential()).defer("before", "after")
    return (
        Entry.objects.filter(organisation=actor.organisation) if actor.organisation else Entry.objects.none()
    )


def confidential() -> Q:
    """Return the condition of acts that say who did what others may not know."""
    found = Q(verb__in=confidential_acts())
    for kind, subject in subjects().items():
        if subject.is_confidential:
            found |= Q(subject__startswith=f"{kind}:")
    return found


def history_of(subject: str) -> QuerySet[Entry]:
    """Return what happened to one thing, first to last."""
    return Entry.objects.filter(subject=subject)
