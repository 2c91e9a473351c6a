"""Keeping many documents with one reading and one count of words, where very many things are written.

with transaction.atomic(), search.gathered():
    for row in rows:
        with search.gathered():       # what a row that fails would have put goes with it
            write(row)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from nadi.web.search.documents import Document

Key = tuple[str, str]
# What is to be kept, or None where it is to be forgotten; the innermost gathering is asked.
Waiting = dict[Key, Document | None]
_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


def waiting() -> Waiting | None:
    """Return what is gathered now, or None where documents are kept at once."""
    return _waiting.get()


@contextmanager
def gathering() -> Iterator[Waiting]:
    """Gather what is put and removed; an outer gathering takes it over unless the work within failed."""
    outer = _waiting.get()
    inner: Waiting = {}
    token = _waiting.set(inner)
    try:
        yield inner
    finally:
        _waiting.reset(token)
    if outer is not None:
        outer.update(inner)
