"""Keeping the documents, in the transaction of what they tell of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from django.db import transaction

from nadi.web.models import SearchDocument
from nadi.web.search.backends import database_index
from nadi.web.search.definition import indexed_words
from nadi.web.search.documents import Document
from nadi.web.search.gathering import gathering, waiting
from nadi.web.search.outbox import note_changes
from nadi.web.search.vocabulary import terms_of

AT_ONCE = 500
KEPT = (
    "address",
    "title",
    "title_local",
    "text",
    "readers",
    "sectors",
    "country",
    "region",
    "deadline",
    "stale_on",
    "hidden_on",
    "changed",
    "words",
)
LONGEST_TITLE = 300


def put(documents: Iterable[Document]) -> None:
    """Keep these documents, in place of what was kept of the same things."""
    if (gathered_now := waiting()) is not None:
        gathered_now.update({(document.kind, document.key): document for document in documents})
        return
    remaining = iter(documents)
    while batch := list(islice(remaining, AT_ONCE)):
        put_batch({(document.kind, document.key): document for document in batch})


@contextmanager
def gathered() -> Iterator[None]:
    """Keep and forget all at the end of a piece of work, in its transaction; nothing where it fails."""
    with gathering() as found:
        yield
    if waiting() is not None:
        return
    gone: dict[str, list[str]] = {}
    for kind, key in (name for name, document in found.items() if document is None):
        gone.setdefault(kind, []).append(key)
    for kind, keys in gone.items():
        remove(kind, keys)
    put(document for document in found.values() if document is not None)


def put_batch(documents: dict[tuple[str, str], Document]) -> None:
    """Keep some documents: one reading, one writing, one count of their words."""
    rows = [row_of(document) for document in documents.values()]
    with transaction.atomic():
        before = {(row.kind, row.key): row.words for row in rows_named(documents)}
        SearchDocument.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["kind", "key"], update_fields=KEPT
        )
        changes: Counter[str] = Counter()
        for row in rows:
            if (old := before.get((row.kind, row.key), "")) != row.words:
                changes.update(terms_of(row.words))
                changes.subtract(terms_of(old))
        database_index().learn(changes)
        note_changes(documents)


def rows_named(names: Iterable[tuple[str, str]]) -> Iterator[SearchDocument]:
    """Yield the rows of these documents."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in names:
        by_kind.setdefault(kind, []).append(key)
    for kind, keys in by_kind.items():
        yield from SearchDocument.objects.filter(kind=kind, key__in=keys).only("kind", "key", "words")


def row_of(document: Document) -> SearchDocument:
    """Return the row that keeps a document."""
    return SearchDocument(
        kind=document.kind,
        key=document.key,
        address=document.address,
        title=storable(document.title)[:LONGEST_TITLE],
        title_local=storable(document.title_local)[:LONGEST_TITLE],
        text=storable(document.text),
        readers=between_spaces(sorted(document.readers)),
        sectors=between_spaces(document.sectors),
        country=document.country,
        region=document.region,
        deadline=document.deadline,
        stale_on=document.stale_on,
        hidden_on=document.hidden_on,
        words=indexed_words(document),
    )


def storable(text: str) -> str:
    """Return a text without the one character that a database may refuse."""
    return text.replace("\0", "")


def between_spaces(words: Sequence[str]) -> str:
    """Return the words with a space on both sides of each, so that each can be looked for as a whole."""
    return f" {' '.join(words)} " if words else ""


def remove(kind: str, keys: Iterable[str]) -> None:
    """Forget things."""
    if (gathered_now := waiting()) is not None:
        gathered_now.update(dict.fromkeys((kind, key) for key in keys))
        return
    remaining = iter(keys)
    while batch := list(islice(remaining, AT_ONCE)):
        with transaction.atomic():
            rows = SearchDocument.objects.filter(kind=kind, key__in=batch)
            changes: Counter[str] = Counter()
            for words in rows.values_list("words", flat=True):
                changes.subtract(terms_of(words))
            rows.delete()
            database_index().learn(changes)
            note_changes((kind, key) for key in batch)


def forget_kind(kind: str) -> None:
    """Forget all things of a kind."""
    remove(kind, list(SearchDocument.objects.filter(kind=kind).values_list("key", flat=True)))
