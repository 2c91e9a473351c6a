"""Keeping the documents, in the transaction of what they tell of."""

from collections.abc import Iterable

from nadi.web.models import SearchDocument
from nadi.web.search.documents import Document

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
)


def put(documents: Iterable[Document]) -> None:
    """Keep these documents, in place of what was kept of the same things."""
    rows = [row_of(document) for document in documents]
    SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["kind", "key"], update_fields=KEPT, batch_size=500
    )


def row_of(document: Document) -> SearchDocument:
    """Return the row that keeps a document."""
    values = {name: getattr(document, name) for name in KEPT}
    values["readers"] = " ".join(sorted(document.readers))
    values["sectors"] = " ".join(document.sectors)
    return SearchDocument(kind=document.kind, key=document.key, **values)


def remove(kind: str, keys: Iterable[str]) -> None:
    """Forget things."""
    SearchDocument.objects.filter(kind=kind, key__in=list(keys)).delete()
