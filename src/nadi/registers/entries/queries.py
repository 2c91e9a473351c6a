"""Reading entries of any register."""

from collections.abc import Callable
from typing import TypeVar, cast

from django.db.models import Q, QuerySet
from django.db.models.expressions import F
from django.urls import reverse
from django.utils import timezone

from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import (
    Register,
    all_registers,
    name_of_register,
    register_of,
    registers,
)
from nadi.web.access import RULES, Actor, Moved, why_not
from nadi.web.localized import is_local

E = TypeVar("E", bound=Entry)
State, Audience = Entry.State, Entry.Audience


def visible_to(actor: Actor, model: type[E]) -> QuerySet[E]:
    """Staff see all but what was merged away; others what is current, not faded, and meant for them.

    What an organisation itself vouches for it always sees.
    """
    rows = cast(QuerySet[E], model._default_manager.exclude(state=State.MERGED))
    if name := name_of_register(model):
        rows = rows.filter(register=name)  # every index of a list begins with it
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


def rows_of(actor: Actor, register: Register) -> QuerySet[Entry]:
    """Return what somebody may see of a register, by its own rule where it has one."""
    return register.visible(actor) if register.visible else visible_to(actor, register.model)


def entry_for(model: type[E]) -> Callable[..., E | None]:
    """Return what a door needs to fetch one entry of a register; the address of a merged one leads on."""

    def get(actor: Actor, uid: str) -> E | None:
        register = all_registers()[name_of_register(model)]
        rows = rows_of(actor, register).select_related("owner", "superseded_by")
        found = rows.filter(uid=uid).first()
        if found is None:
            lead_on(actor, uid)
        return cast("E | None", found)

    return get


def any_entry_for(actor: Actor, uid: str) -> Entry | None:
    """Return an entry of whatever register, as a row of that register, if the actor may see it."""
    name = Entry.objects.filter(uid=uid).values_list("register", flat=True).first()
    if name is None or name not in registers():
        return None
    entry = entry_for(registers()[name].model)(actor, uid)
    if entry is None or why_not(actor, registers()[name].see, entry) is not None:
        return None
    return entry


def lead_on(actor: Actor, uid: str) -> None:
    """Lead from an entry that was merged away to the one that stayed, if the actor may see that."""
    gone = Entry.objects.filter(uid=uid, state=State.MERGED).select_related("merged_into").first()
    if gone is None or gone.merged_into is None:
        return
    kept = gone.merged_into
    if kept.state == State.MERGED or rows_of(actor, register_of(kept)).filter(pk=kept.pk).exists():
        raise Moved(address_of(kept))


def address_of(entry: Entry) -> str:
    """Return the page of an entry."""
    return reverse(register_of(entry).detail_url, args=[entry.uid])


def may_see(actor: Actor, entry: Entry) -> bool:
    """Tell whether the actor may open an entry already fetched through what it may see."""
    register = register_of(entry)
    return register.see in RULES and why_not(actor, register.see, entry) is None


def by_name() -> F:
    """Return the column that sorts by name as this reader reads it."""
    return F("order_local" if is_local() else "order_common")


def is_stale(entry: Entry) -> bool:
    """Tell whether nobody vouched for the entry for too long."""
    return entry.stale_on is not None and entry.stale_on <= timezone.localdate()


def is_hidden(entry: Entry) -> bool:
    """Tell whether members no longer see the entry because nobody vouches for it."""
    return entry.hidden_on is not None and entry.hidden_on <= timezone.localdate()
