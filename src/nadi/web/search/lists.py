"""Finding rows of a list of one register by the one search."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from nadi.web.models import SearchDocument
from nadi.web.search_text import matching

M = TypeVar("M", bound=Model)


def narrowed(rows: QuerySet[M, Any], query: str, *, kind: str) -> QuerySet[M, Any]:
    """Return the rows whose `uid` the words find; no row that was not among them comes in."""
    found = SearchDocument.objects.filter(matching(query, ["title", "title_local", "text"]), kind=kind)
    return rows.filter(uid__in=found.values("key"))
