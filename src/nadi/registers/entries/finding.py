"""How an entry is found in the one search box."""

from django.urls import reverse

from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import register_of
from nadi.web.access import Actor, Role
from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document

OFFICE_READER = Actor(roles=frozenset({Role.STAFF}))
READERS = {
    Entry.Audience.PUBLIC: PUBLIC,
    Entry.Audience.MEMBERS: MEMBERS,
    Entry.Audience.STAFF: OFFICE,
}


def is_unconfirmed(entry: Entry) -> bool:
    """Tell whether this is somebody who did not confirm its address: the office does not find it either."""
    register = register_of(entry)
    if register.visible is None or entry.state != Entry.State.DRAFT:
        return False
    return not register.visible(OFFICE_READER).filter(pk=entry.pk).exists()


def document_of(entry: Entry) -> Document:
    """Return what the search keeps of an entry; `entry` is a row of its register's own table."""
    register = register_of(entry)
    address = reverse(register.detail_url, args=[entry.uid])
    if is_unconfirmed(entry):
        return Document(kind=register.name, key=entry.uid, address=address, title="")
    codes = [(one.scheme, one.code) for one in entry.codings.all()]
    return Document(
        kind=register.name,
        key=entry.uid,
        address=address,
        title=entry.name,
        title_local=entry.name_local,
        text="\n".join(
            word
            for word in [
                entry.summary,
                entry.summary_local,
                entry.town,
                entry.town_local,
                *register.words(entry),
            ]
            if word
        ),
        readers=readers_of(entry),
        sectors=tuple(code for scheme, code in codes if scheme == "nace"),
        country=entry.country,
        region=entry.region,
        deadline=entry.deadline,
        stale_on=entry.stale_on,
        hidden_on=entry.hidden_on,
    )


def readers_of(entry: Entry) -> frozenset[str]:
    """Return who finds an entry: whom its register says, or else its audience, and its own organisation."""
    if entry.state == Entry.State.MERGED:
        return frozenset()
    register = register_of(entry)
    if register.readers is not None:
        return register.readers(entry)
    is_shown = entry.state == Entry.State.CURRENT
    readers = READERS[Entry.Audience(entry.audience)] if is_shown else OFFICE
    return readers | ({f"org:{entry.owner_id}"} if entry.owner_id else frozenset())
