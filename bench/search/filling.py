"""Storing many documents quickly: the rows that the app itself would keep, their words counted seldom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import connection, transaction

from bench.search.stage import documents
from nadi.web.models import SearchDocument
from nadi.web.search import Document
from nadi.web.search.keeping import row_of
from nadi.web.search.vocabulary import count_words, terms_of
from nadi.web.search_index import GIN, INDEX, make_index

AT_ONCE = 1_000
PER_TRANSACTION = 100_000


def fill(size: int, length: int, words: list[str]) -> int:
    """Store documents until there are so many; return how many were added."""
    there = SearchDocument.objects.count()
    missing = iter(documents(there, size, length, words))
    with index_made_after(there, size):
        while store(islice(missing, PER_TRANSACTION)):
            pass
    tidy()
    return max(0, size - there)


def store(some: Iterable[Document]) -> int:
    """Store documents and count their words; return how many documents there were."""
    remaining, counted, stored = iter(some), Counter[str](), 0
    with transaction.atomic():
        while rows := [row_of(one) for one in islice(remaining, AT_ONCE)]:
            SearchDocument.objects.bulk_create(rows)
            for row in rows:
                counted.update(terms_of(row.words))
            stored += len(rows)
        count_words(counted)
    return stored


@contextmanager
def index_made_after(there: int, size: int) -> Iterator[None]:
    """Leave PostgreSQL's index out while most documents come: it is made faster in one go."""
    if connection.vendor == "sqlite" or size < 2 * there:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {GIN}")
    try:
        yield
    finally:
        make_index(using="default")


def tidy() -> None:
    """Bring the database to where it comes to rest by itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('optimize')")
            cursor.execute("ANALYZE")
        else:
            cursor.execute("VACUUM (ANALYZE)")
