"""Entries that may be the same thing."""

from django.db.models import Q, QuerySet

from nadi.registers.entries.models import Entry, Merge
from nadi.registers.entries.queries import rows_of
from nadi.registers.entries.registry import register_of, registers
from nadi.web.access import Actor
from nadi.web.search import narrowed

MOST = 20
FORMS = frozenset("შპს სს სპს კს ააიპ სსიპ ი/მ ооо зао оао ао ип llc ltd jsc the".split())  # noqa: SIM905  (a list of words)
# What stands before a name's first word where it does not begin with it.
BEFORE = (" ", "„", "“", "«", '"')


def candidates_for(actor: Actor, entry: Entry, query: str) -> QuerySet[Entry]:
    """Return entries of the same register: those the words find, else those that share a name or contact."""
    rows = rows_of(actor, register_of(entry)).exclude(pk=entry.pk)
    found = narrowed(rows, query, kind=entry.register) if query else rows.filter(alike(entry))
    return found.order_by("order_common", "pk")[:MOST]


def alike(entry: Entry) -> Q:
    """Return the condition of sharing a name, its first word, a website, an address or a telephone."""
    same = Q(pk=None)
    for name in (entry.order_common, entry.order_local):
        first = first_word(name)
        if len(first) > 2:
            for column in ("order_common", "order_local"):
                same |= Q(**{f"{column}__startswith": first})
                for sign in BEFORE:
                    same |= Q(**{f"{column}__contains": f"{sign}{first}"})
    for column in ("website", "email", "phone"):
        if value := getattr(entry, column):
            same |= Q(**{column: value})
    return same


def first_word(name: str) -> str:
    """Return the first word that names a thing: half of a Georgian register begins with შპს."""
    words = [word.strip("\"„“”«»'.,") for word in name.split()]
    return next((word for word in words if word and word not in FORMS), "")


def merge_for(actor: Actor, uid: str) -> Merge | None:
    """Return a merge of a register that is kept here, for staff."""
    if not actor.is_staff:
        return None
    found = Merge.objects.filter(uid=uid, kept__register__in=registers())
    return found.select_related("kept", "gone").first()
