"""The index in SQLite: FTS5 over the tokens of the documents, kept by triggers.

`detail=none` keeps rows only, no places: a tenth of the size, and a word that stands everywhere is walked no
further than the candidates asked for. FTS5 gathers all hits of a beginning before it yields the first, unless
the beginning has one of the lengths it indexes; so longer ones are looked up in the vocabulary instead.
"""

from collections.abc import Iterable

from django.db import connection

from nadi.web.search.backends.database import COLUMNS, DatabaseIndex, Sql, visible_to
from nadi.web.search.backends.protocol import Reader
from nadi.web.search.beginnings import resolved, share_of
from nadi.web.search.match import Group, Match
from nadi.web.search_index import DOCUMENTS, INDEX, NARROW, REBUILD

INDEXED_BEGINNINGS = range(2, 5)
# Who may find a document is read from it. To look it up in the index too pays only for a reader of few, who
# would else wait while the rest is passed one by one; to the others each step costs more.
MANY = 1_000
FEW_OF_ALL = 0.05
# Short turns, so that nobody who writes waits for them.
PAGES_AT_ONCE = 200
MOST_MERGES = 5_000


class SqliteIndex(DatabaseIndex):
    """FTS5."""

    def rebuild(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(REBUILD)

    def tidy(self) -> None:
        """Merge the parts of the index, a little at a time: until then they hold forgotten words."""
        pages = -PAGES_AT_ONCE
        for _turn in range(MOST_MERGES):
            if not merged(pages):
                break
            pages = PAGES_AT_ONCE

    def resolved(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        return tuple(resolved(group, kept=INDEXED_BEGINNINGS) for group in groups)

    def found(self, match: Match, reader: Reader, limit: int) -> Sql:
        groups = self.resolved(match.groups)
        if not all(map(can_be_met, groups)):
            return "", []
        most = min((group.most for group in groups if group.most is not None), default=None)
        if (most is None or most > MANY) and share_of(reader.group()) < FEW_OF_ALL:
            groups = (*groups, reader.group())
        condition, given = visible_to(reader)
        sql = f"""SELECT {COLUMNS} FROM {INDEX} f
            CROSS JOIN {DOCUMENTS} d INDEXED BY {NARROW} ON d.id = f.rowid
            WHERE f.{INDEX} MATCH %s AND {condition} ORDER BY f.rowid DESC LIMIT %s"""
        return sql, [expressed(groups, match.without), *given, limit]

    def found_keys(self, match: Match, limit: int) -> Sql:
        groups = self.resolved(match.groups)
        if not all(map(can_be_met, groups)):
            return f"SELECT key FROM {DOCUMENTS} WHERE 1 = 0", []
        sql = f"""SELECT d.key FROM {INDEX} f CROSS JOIN {DOCUMENTS} d ON d.id = f.rowid
            WHERE f.{INDEX} MATCH %s ORDER BY f.rowid DESC LIMIT %s"""
        return sql, [expressed(groups, match.without), limit]


def merged(pages: int) -> bool:
    """Merge so many pages, a negative number beginning anew; tells whether there was anything to do."""
    with connection.cursor() as cursor:
        before = connection.connection.total_changes
        cursor.execute(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('merge', %s)", [pages])
        # One change is the command itself.
        return bool(connection.connection.total_changes - before > 1)


def expressed(groups: Iterable[Group], without: Iterable[str]) -> str:
    """Write what must and what must not be met as FTS5 reads it."""
    text = " AND ".join(f"({alternatives(group)})" for group in groups)
    unwanted = " OR ".join(map(quoted, without))
    return f"({text}) NOT ({unwanted})" if unwanted else text


def alternatives(group: Group) -> str:
    """Write what may meet a group."""
    return " OR ".join([*map(quoted, group.whole), *(f"{quoted(one)} *" for one in group.beginnings)])


def can_be_met(group: Group) -> bool:
    return bool(group.whole or group.beginnings)


def quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
