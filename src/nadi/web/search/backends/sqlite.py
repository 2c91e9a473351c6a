"""The index in SQLite: FTS5 over the tokens of the documents, kept by triggers.

`detail=none` keeps rows only, no places: a tenth of the size, and a word that stands everywhere is walked no
further than the candidates asked for. FTS5 gathers all hits of a beginning before it yields the first, unless
the beginning has one of the lengths it indexes; so longer ones are looked up in the vocabulary instead.
"""

import time
from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from nadi.web.models import SearchTerm
from nadi.web.search.backends.database import COLUMNS, DatabaseIndex, Sql, visible_to
from nadi.web.search.backends.protocol import Reader
from nadi.web.search.match import Group, Match
from nadi.web.search_index import DOCUMENTS, INDEX, NARROW, REBUILD

INDEXED_BEGINNINGS = range(2, 5)
MOST_TERMS = 64
# Who may find a document is read from it. To look it up in the index too pays only for a reader of few, who
# would else wait while the rest is passed one by one; to the others each step costs more.
MANY = 1_000
FEW_OF_ALL = 0.05
REMEMBERED = 300  # seconds
ALL = "r:staff"  # stands in every document that anybody may find
# Short turns, so that nobody who writes waits for them.
PAGES_AT_ONCE = 200
MOST_MERGES = 5_000
LAST = chr(0x10FFFF)


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
        return tuple(map(resolved, groups))

    def found(self, match: Match, reader: Reader, limit: int) -> Sql:
        groups = self.resolved(match.groups)
        if not all(map(can_be_met, groups)):
            return "", []
        most = min((group.most for group in groups if group.most is not None), default=None)
        if (most is None or most > MANY) and may_find_few(reader):
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


def may_find_few(reader: Reader) -> bool:
    """Tell whether a reader may find only a small part of all documents."""
    return share(reader.group().whole, int(time.monotonic() // REMEMBERED)) < FEW_OF_ALL


@lru_cache(maxsize=1_000)
def share(tokens: tuple[str, ...], _moment: int) -> float:
    """Return which part of all documents these readers may find, at most; remembered for a while."""
    rows = SearchTerm.objects.filter(term__in=[*tokens, ALL]).values_list("term", "uses")
    uses: dict[str, int] = dict(rows)
    return sum(uses.get(one, 0) for one in tokens) / max(uses.get(ALL, 0), 1)


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


def resolved(group: Group) -> Group:
    """Return a group with its long beginnings replaced by the words that begin so."""
    shortest = [one for one in group.beginnings if not has_shorter(one, group.beginnings)]
    indexed = tuple(one for one in shortest if len(one) in INDEXED_BEGINNINGS)
    if len(indexed) == len(group.beginnings):
        return group
    looked_up = terms_beginning([one for one in shortest if one not in indexed])
    whole = tuple(dict.fromkeys([*group.whole, *looked_up]))
    return Group(whole=whole, beginnings=indexed, most=None if indexed else sum(looked_up.values()))


def has_shorter(beginning: str, others: tuple[str, ...]) -> bool:
    """Tell whether another beginning finds all that this one does."""
    return any(beginning != other and beginning.startswith(other) for other in others)


def terms_beginning(beginnings: list[str]) -> dict[str, int]:
    """Return the most used words of the vocabulary that begin so, in how many documents each stands."""
    mark = "t:" if beginnings and beginnings[0].startswith("t:") else ""
    plain = [one.removeprefix(mark) for one in beginnings]
    if not plain:
        return {}
    ranges = " OR ".join(["(term >= %s AND term < %s)"] * len(plain))
    given = [bound for one in plain for bound in (one, one + LAST)]
    table = SearchTerm._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT term, uses FROM {table} WHERE {ranges} ORDER BY uses DESC, term LIMIT {MOST_TERMS}",
            given,
        )
        return {f"{mark}{term}": uses for term, uses in cursor.fetchall()}


def quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
