"""What the registers are found by: this floor knows all of them, the search below knows none."""

from collections.abc import Iterator
from functools import partial

from nadi.registers.entries.finding import document_of
from nadi.registers.entries.registry import Register, all_registers
from nadi.web.access import Actor, Role
from nadi.web.search import Document, Source

AT_ONCE = 500
OFFICE = Actor(roles=frozenset({Role.STAFF}))


def documents_of(register: Register) -> Iterator[Document]:
    """Yield every entry that the office sees as the search keeps it: who did not confirm yet is no entry."""
    rows = register.visible(OFFICE) if register.visible else register.model._default_manager.all()
    entries = rows.order_by("pk").prefetch_related(*register.related)
    return (document_of(entry) for entry in entries.iterator(chunk_size=AT_ONCE))


SOURCES = [
    Source(
        kind=register.name,
        app=register.name,
        title=register.title,
        documents=partial(documents_of, register),
        order=register.order,
    )
    for register in all_registers().values()
]
