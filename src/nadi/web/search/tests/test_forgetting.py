"""What was forgotten leaves no word behind in the index."""

from django.db import connection

from nadi.web import search
from nadi.web.search.backends import database_index
from nadi.web.search_index import INDEX

SECRET = "peculiarity"


def kept_by_the_index() -> bytes:
    """Return all the index keeps on the disk, where it keeps it in tables of its own."""
    if connection.vendor != "sqlite":
        return b""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT block FROM {INDEX}_data")
        return b"".join(bytes(row[0]) for row in cursor.fetchall() if row[0])


def put_named(*titles: str) -> None:
    """Keep documents of these titles."""
    search.put(
        search.Document(kind="news", key=title, address=f"/{title}/", title=title, readers=search.PUBLIC)
        for title in titles
    )


def test_a_forgotten_word_is_gone_once_the_index_is_tidied(db: None) -> None:
    put_named("before", SECRET)
    put_named("after")
    search.remove("news", [SECRET])
    database_index().tidy()
    assert SECRET.encode() not in kept_by_the_index()


def test_what_stays_is_found_after_tidying(db: None) -> None:
    put_named("before", SECRET, "after")
    search.remove("news", [SECRET])
    database_index().tidy()
    found = [search.search(search.Query(words=one, readers=search.PUBLIC)).hits for one in ("before", SECRET)]
    assert [[hit.key for hit in hits] for hits in found] == [["before"], []]
