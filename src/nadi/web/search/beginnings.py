"""What the vocabulary tells before an index is asked: the words of a beginning, and how common words are."""

import time
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import Any

from django.db import connection

from nadi.web.models import SearchTerm
from nadi.web.search.match import Group

TABLE = SearchTerm._meta.db_table
TITLE = "t:"
ALL = "r:staff"  # stands in every document that anybody may find
MOST_TERMS = 64
REMEMBERED = 300  # seconds
LAST = chr(0x10FFFF)


def resolved(group: Group, kept: Container[int] = ()) -> Group:
    """Return a group with its beginnings replaced by words that begin so, but for those of kept lengths."""
    shortest = [one for one in group.beginnings if not has_shorter(one, group.beginnings)]
    staying = tuple(one for one in shortest if len(one) in kept)
    if len(staying) == len(group.beginnings):
        return group
    looked_up = terms_beginning([one for one in shortest if one not in staying])
    whole = tuple(dict.fromkeys([*group.whole, *looked_up]))
    return Group(whole=whole, beginnings=staying, most=None if staying else sum(looked_up.values()))


def has_shorter(beginning: str, others: tuple[str, ...]) -> bool:
    """Tell whether another beginning finds all that this one does."""
    return any(beginning != other and beginning.startswith(other) for other in others)


def terms_beginning(beginnings: list[str]) -> dict[str, int]:
    """Return the most used words of the vocabulary that begin so, in how many documents each stands."""
    mark = TITLE if beginnings and beginnings[0].startswith(TITLE) else ""
    if not beginnings:
        return {}
    condition, given = any_beginning([one.removeprefix(mark) for one in beginnings])
    sql = f"SELECT term, uses FROM {TABLE} WHERE {condition} ORDER BY uses DESC, term LIMIT {MOST_TERMS}"
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return {f"{mark}{term}": uses for term, uses in cursor.fetchall()}


def any_beginning(beginnings: Iterable[str]) -> tuple[str, list[Any]]:
    """Return the condition that a term begins with one of these, as the database has an index for it."""
    if connection.vendor == "sqlite":
        bounds = [bound for one in beginnings for bound in (one, one + LAST)]
        return " OR ".join(["(term >= %s AND term < %s)"] * (len(bounds) // 2)), bounds
    patterns = [f"{one}%" for one in beginnings]
    return " OR ".join(["term LIKE %s"] * len(patterns)), patterns


def uses_of(terms: tuple[str, ...]) -> int:
    """Return in how many documents one of the terms stands at most, as far as words are counted."""
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(terms))
        cursor.execute(f"SELECT SUM(uses) FROM {TABLE} WHERE term IN ({marks})", terms)
        return int(cursor.fetchone()[0] or 0)


def share_of(reader: Group) -> float:
    """Return which part of all documents a reader may find, at most; remembered for a while."""
    return share(reader.whole, moment())


def moment() -> int:
    return int(time.monotonic() // REMEMBERED)


@lru_cache(maxsize=1_000)
def share(tokens: tuple[str, ...], now: int) -> float:
    return uses_of(tokens) / documents(now)


@lru_cache(maxsize=1)
def documents(_now: int) -> int:
    """Return how many documents there are, at least one; remembered for a while."""
    return max(uses_of((ALL,)), 1)
