"""The index in SQLite: FTS5 over the tokens of the documents, kept by triggers.

`detail=none` keeps rows only, no places: a tenth of the size, and a word that stands everywhere is walked no
further than the candidates asked for. FTS5 gathers all hits of a beginning before it yields the first, unless
the beginning has one of the lengths it indexes; so longer ones are looked up in the vocabulary instead.
"""

import time
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from nadi.web.models import SearchTerm
from nadi.web.search.backends.database import COLUMNS, DatabaseIndex, Sql, visible_to
from nadi.web.search.backends.protocol import Reader
from nadi.web.search.match import Group, Match
from nadi.web.search_index import DOCUMENTS, INDEX, REBUILD

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


@dataclass(frozen=True, kw_only=True)
class Expression:
    """A match as FTS5 reads it, and in how many documents its rarest group stands at most, where known."""

    text: str
    most: int | None


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

    def found(self, match: Match, reader: Reader, limit: int) -> Sql:
        expression = expressed(match)
        if expression is None:
            return "", []
        is_common = expression.most is None or expression.most > MANY
        if is_common and may_find_few(reader):
            expression = expressed(match.and_also([reader.group()])) or expression
        condition, given = visible_to(reader)
        sql = f"""SELECT {COLUMNS} FROM {INDEX} f CROSS JOIN {DOCUMENTS} d ON d.id = f.rowid
            WHERE f.{INDEX} MATCH %s AND {condition} ORDER BY f.rowid DESC LIMIT %s"""
        return sql, [expression.text, *given, limit]

    def found_keys(self, match: Match, limit: int) -> Sql:
        expression = expressed(match)
        if expression is None:
            return f"SELECT key FROM {DOCUMENTS} WHERE 1 = 0", []
        sql = f"""SELECT d.key FROM {INDEX} f CROSS JOIN {DOCUMENTS} d ON d.id = f.rowid
            WHERE f.{INDEX} MATCH %s ORDER BY f.rowid DESC LIMIT %s"""
        return sql, [expression.text, limit]


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


def expressed(match: Match) -> Expression | None:
    """Write the match as FTS5 reads it, or return None where nothing can meet it."""
    groups = [group_expressed(group) for group in match.groups]
    if not all(group.text for group in groups):
        return None
    text = " AND ".join(f"({group.text})" for group in groups)
    if match.without:
        text = f"({text}) NOT ({' OR '.join(map(quoted, match.without))})"
    known = [group.most for group in groups if group.most is not None]
    return Expression(text=text, most=min(known, default=None))


def group_expressed(group: Group) -> Expression:
    """Write the alternatives, with long beginnings replaced by the words that begin so."""
    shortest = [one for one in group.beginnings if not has_shorter(one, group.beginnings)]
    indexed = [one for one in shortest if len(one) in INDEXED_BEGINNINGS and not one.startswith("t:")]
    looked_up = terms_beginning([one for one in shortest if one not in indexed])
    tokens = dict.fromkeys([*group.whole, *looked_up])
    parts = [*map(quoted, tokens), *(f"{quoted(one)} *" for one in indexed)]
    is_known = bool(group.beginnings) and not indexed
    return Expression(text=" OR ".join(parts), most=sum(looked_up.values()) if is_known else None)


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
