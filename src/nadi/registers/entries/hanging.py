"""Reading what hangs on an entry: whose notes, which uses, what ratings may be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet
from django.utils.formats import number_format

from nadi.registers.entries.models import Change, Entry, Favourite, Mistake, Note, Use
from nadi.registers.entries.queries import any_entry_for
from nadi.web.access import Actor
from nadi.web.localized import localized

# Ratings of companies that do not want to be named are told as an average of so many at least.
RATERS_NEEDED = 3
HALF = Decimal("0.5")


def notes_for(actor: Actor, entry: Entry) -> QuerySet[Note]:
    """Return what the reader's own organisation noted; nobody else's, not for staff either."""
    if actor.organisation_id is None:
        return Note.objects.none()
    own = Note.objects.filter(entry_id=entry.pk, organisation=actor.organisation_id)
    return own.select_related("by").order_by("-written")


def note_for(actor: Actor, uid: str) -> Note | None:
    """Return a note of the reader's own organisation."""
    if actor.organisation_id is None:
        return None
    return Note.objects.filter(uid=uid, organisation=actor.organisation_id).select_related("entry").first()


def is_favourite(actor: Actor, entry: Entry) -> bool:
    """Tell whether the reader keeps the entry at hand."""
    return bool(actor.person) and Favourite.objects.filter(entry=entry.pk, person__uid=actor.person).exists()


def mistake_for(actor: Actor, uid: str) -> Mistake | None:
    """Return a report, for staff who may see its entry."""
    found = Mistake.objects.filter(uid=uid).select_related("entry", "organisation", "by").first()
    return found if found and actor.is_staff and any_entry_for(actor, found.entry.uid) else None


def history_of(entry: Entry) -> QuerySet[Change]:
    """Return what changed in an entry, the latest first."""
    return Change.objects.filter(entry=entry.pk).order_by("-at", "-pk")


def use_for(actor: Actor, uid: str) -> Use | None:
    """Return what the reader's own organisation said of its use."""
    if actor.organisation_id is None:
        return None
    return Use.objects.filter(uid=uid, organisation=actor.organisation_id).select_related("entry").first()


@dataclass(frozen=True, kw_only=True)
class UseShown:
    """One member's word, as far as this reader may know who said it."""

    name: str
    use: Use
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class Uses:
    """Who used an entry: how many, who agreed to be named, and the rating where it may be told."""

    count: int = 0
    unnamed: int = 0
    shown: Sequence[UseShown] = ()
    average: Decimal | None = None
    raters: int = 0
    own: Use | None = None

    @property
    def average_in_words(self) -> str:
        """Write the average the reader's way."""
        return "" if self.average is None else number_format(self.average.normalize())


def uses_for(actor: Actor, entry: Entry) -> Uses:
    """Return the uses of an entry for a reader of the association; nobody else learns of them."""
    if not (actor.is_staff or actor.is_board or actor.is_member):
        return Uses()
    rows = Use.objects.filter(entry=entry.pk).select_related("organisation").order_by("-used_on", "-pk")
    return summary(actor, list(rows))


def summary(actor: Actor, rows: Sequence[Use]) -> Uses:
    """Say of these uses what the reader may know; staff, too, learn only the names of those who agreed.

    The reader's own rating is in no average it reads: by changing it one could find out what the others gave.
    """
    own = [use for use in rows if use.organisation_id == actor.organisation_id]
    told = [use for use in rows if use.is_named or use in own]
    users = {use.organisation_id for use in rows}
    counted = ratings_told([use for use in rows if use not in own])
    return Uses(
        count=len(users),
        unnamed=len({use.organisation_id for use in rows} - {use.organisation_id for use in told}),
        shown=[UseShown(name=localized(use.organisation), use=use, is_own=use in own) for use in told],
        average=average_of([use.rating for use in counted if use.rating]),
        raters=len({use.organisation_id for use in counted}),
        own=next((use for use in own if not use.proof), None),
    )


def ratings_told(rows: Sequence[Use]) -> list[Use]:
    """Return the uses whose ratings go into the average.

    Those not named count only when they are three companies or more: from fewer, and the named ones beside
    them, a single rating could be worked out.
    """
    rated = [use for use in rows if use.rating]
    unnamed = {use.organisation_id for use in rated if not use.is_named}
    return rated if len(unnamed) >= RATERS_NEEDED else [use for use in rated if use.is_named]


def average_of(ratings: Sequence[int]) -> Decimal | None:
    """Return the average to a half: a finer one would tell the rating that came last."""
    if not ratings:
        return None
    exact = Decimal(sum(ratings)) / len(ratings)
    return (exact / HALF).quantize(Decimal(1), ROUND_HALF_UP) * HALF
