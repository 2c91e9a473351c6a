"""Reading entries of any register."""

from typing import TypeVar, cast

from django.db.models import Q, QuerySet
from django.db.models.expressions import F
from django.utils import timezone

from nadi.registers.entries.models import Entry
from nadi.web.access import Actor
from nadi.web.localized import is_local

E = TypeVar("E", bound=Entry)
State, Audience = Entry.State, Entry.Audience


def visible_to(actor: Actor, model: type[E]) -> QuerySet[E]:
    """Staff see all but what was merged away; others what is current, not faded, and meant for them.

    What an organisation itself vouches for it always sees.
    """
    rows = cast(QuerySet[E], model._default_manager.exclude(state=State.MERGED))
    if actor.is_staff:
        return rows
    unfaded = Q(hidden_on=None) | Q(hidden_on__gt=timezone.localdate())
    audiences = [Audience.PUBLIC]
    if actor.is_member or actor.is_board:
        audiences.append(Audience.MEMBERS)
    shown = Q(state=State.CURRENT, audience__in=audiences) & unfaded
    if actor.organisation_id:
        shown |= Q(owner=actor.organisation_id)
    return rows.filter(shown)


def by_name() -> F:
    """Return the column that sorts by name as this reader reads it."""
    return F("order_local" if is_local() else "order_common")


def is_stale(entry: Entry) -> bool:
    """Tell whether nobody vouched for the entry for too long."""
    return entry.stale_on is not None and entry.stale_on <= timezone.localdate()
