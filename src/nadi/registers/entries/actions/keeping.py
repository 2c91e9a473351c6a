"""Writing an entry: its columns, its codes, its history, its place in the search."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.changes import Changed, as_json, note_change, replace_codes
from nadi.registers.entries.fading import vouch
from nadi.registers.entries.finding import document_of
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import name_of_register, register_of
from nadi.web import search
from nadi.web.access import Actor, Refused

E = TypeVar("E", bound=Entry)
Codes = Mapping[str, Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is to stand in an entry: values by column, and codes by scheme where they are to be replaced."""

    values: Mapping[str, Any] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    # An import journals itself once and names itself on every change it brings.
    brought_by: str = ""
    # The day for which the facts are vouched; without it, today.
    confirmed_on: date | None = None
    # Withdrawing and merging say nothing of whether the facts are still right.
    is_vouched: bool = True


def keep_entry(
    *, by: Actor, entry: E, facts: Facts, verb: str, guard: Callable[[E], None] | None = None
) -> E:
    """Store a new or changed entry; somebody who writes it vouches for it.

    Pass an unsaved `Programme()` to enter a new one, and a stored one to change it. No history is written
    where nothing differs. `guard` sees the stored row under its lock and may refuse.
    """
    with transaction.atomic():
        is_new = entry.pk is None
        if not is_new:
            entry = cast(E, type(entry)._default_manager.select_for_update().get(pk=entry.pk))
            if entry.state == Entry.State.MERGED:
                raise Refused(_("It was merged into another entry meanwhile. Change that one."))
            if guard:
                guard(entry)
        before = {} if is_new else {name: as_json(getattr(entry, name)) for name in facts.values}
        for name, value in facts.values.items():
            setattr(entry, name, value)
        after = {name: as_json(getattr(entry, name)) for name in facts.values}
        if is_new:
            entry.register = name_of_register(type(entry))
            entry.brought_by = facts.brought_by
        if facts.is_vouched:
            today = timezone.localdate()
            brought_on = today if facts.brought_by else None
            vouch(entry, on=facts.confirmed_on or today, by=by.person_name, brought_on=brought_on)
        entry.save()
        change = Changed.between(before, after, replace_codes(entry, facts.codes, is_new=is_new))
        if register_of(entry).is_personal:
            change = change.without_values()
        if is_new or change:
            note_change(by=by, entry=entry, verb=verb, change=change, brought_by=facts.brought_by)
        search.put([document_of(entry)])
    return entry
