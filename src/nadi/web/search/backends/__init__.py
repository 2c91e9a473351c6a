"""What holds the index: SQLite or PostgreSQL, whichever is there, or a search server where one is set."""

from functools import cache

from django.conf import settings
from django.db import connection

from nadi.web.search.backends.database import DatabaseIndex
from nadi.web.search.backends.postgres import PostgresIndex
from nadi.web.search.backends.protocol import Candidate, Index, Reader
from nadi.web.search.backends.server import ServerIndex
from nadi.web.search.backends.sqlite import SqliteIndex

__all__ = ["Candidate", "Index", "Reader", "database_index", "index"]


@cache
def database_index() -> DatabaseIndex:
    """Return the index beside the documents; it is always kept, also where a server answers."""
    return SqliteIndex() if connection.vendor == "sqlite" else PostgresIndex()


def index() -> Index:
    """Return what answers searches."""
    if settings.SEARCH_URL:
        return server_at(settings.SEARCH_URL)
    return database_index()


@cache
def server_at(url: str) -> ServerIndex:
    return ServerIndex(url=url, database=database_index())
