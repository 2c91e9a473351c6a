"""Finding rows of a list of one register by the one search."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from nadi.web.search.backends import index
from nadi.web.search.definition import kind_mark
from nadi.web.search.match import Group, Match, anywhere, words_of

M = TypeVar("M", bound=Model)
# Far more than anybody reads: a list in the order of its columns cannot take the best hits only.
MOST_FOUND = 5_000


def narrowed(rows: QuerySet[M, Any], query: str, *, kind: str) -> QuerySet[M, Any]:
    """Return the rows whose `uid` the words find; no row that was not among them comes in."""
    words = words_of(query)
    if not words:
        return rows
    match = Match(groups=(*(anywhere(word) for word in words), Group(whole=(kind_mark(kind),))))
    return rows.filter(uid__in=index().keys(match, MOST_FOUND))
