"""How the journal names entries: to each reader those it could open, the others by their register alone."""

from collections.abc import Collection
from functools import partial

from nadi.journal.subjects import Subject
from nadi.registers.entries.models import Entry
from nadi.registers.entries.queries import rows_of
from nadi.registers.entries.registry import all_registers
from nadi.web.access import Actor, Role
from nadi.web.localized import localized

OFFICE = Actor(roles=frozenset({Role.STAFF}))
ANY_MEMBER = Actor(roles=frozenset({Role.MEMBER}))


def entry_names(uids: Collection[str], reader: Actor) -> dict[str, str]:
    """Return the names of entries of any register; of people, to the office too only who confirmed."""
    found: dict[str, str] = {}
    by_register: dict[str, list[Entry]] = {}
    for entry in Entry.objects.filter(uid__in=uids, register__in=all_registers()):
        by_register.setdefault(entry.register, []).append(entry)
    for name, entries in by_register.items():
        register = all_registers()[name]
        keys = {entry.pk for entry in entries}
        if not reader.is_staff or register.is_personal:
            keys = set(rows_of(reader, register).filter(pk__in=keys).values_list("pk", flat=True))
        for entry in entries:
            found[entry.uid] = localized(entry) if entry.pk in keys else str(register.title)
    return found


SUBJECTS = {
    "entry": Subject(
        names=partial(entry_names, reader=OFFICE), for_members=partial(entry_names, reader=ANY_MEMBER)
    )
}
