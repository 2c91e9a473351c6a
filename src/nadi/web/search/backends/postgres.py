"""The index in PostgreSQL: a `tsvector` of the tokens that the database generates, and a GIN index on it.

No configuration of text search takes part: the tokens are made by `nadi.web.search.definition`. GIN gathers
all hits before it yields the first, so it is asked for pieces of the table, the newest first; and it gathers
for every word of a beginning, so these are looked up in the vocabulary.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from math import prod

from django.db import connection, transaction

from nadi.web.search.backends.database import DatabaseIndex, Sql, between
from nadi.web.search.backends.protocol import Candidate, Reader
from nadi.web.search.beginnings import MOST_TERMS, TITLE, documents, moment, resolved, share_of
from nadi.web.search.match import Group, Match
from nadi.web.search.vocabulary import count_words
from nadi.web.search_index import GIN, MET

COLUMNS = ", ".join(Candidate._fields)
# How many of the newest documents are looked among first where nothing tells how common the words are.
FIRST = 4_000
# How many of the documents with a word have it in their title: a guess.
IN_TITLE = 0.1
# Among a few more than must be expected to hold what is asked for: to look again costs more.
MORE = 1.3
# Beyond this part it costs more to look up who may find a document than to pass over the others.
FEW_OF_ALL = 0.3
# The most used words of a beginning stand for all of them where they alone stand in so many documents.
CROWD = 2_000
EVERYBODY = "%"
ANYBODY = "_%"


class PostgresIndex(DatabaseIndex):
    """`tsvector` and GIN."""

    def rebuild(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"REINDEX INDEX {GIN}")

    def tidy(self) -> None:
        """Do nothing: PostgreSQL's own vacuum lets go of them."""

    def resolved(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        return tuple(map(known, groups))

    def found(self, match: Match, reader: Reader, limit: int) -> Sql:
        share = share_of(reader.group())
        asked = match.and_also([reader.group()]) if share < FEW_OF_ALL else match
        own, others = allowed(reader)
        given = [expressed(asked), span(match, limit, share), limit, own, others, reader.today]
        return f"SELECT {COLUMNS} FROM {MET}(%s::tsquery, %s, %s, %s, %s, %s)", given

    def found_keys(self, match: Match, limit: int) -> Sql:
        given = [expressed(match), span(match, limit, 1.0), limit, [EVERYBODY]]
        return f"SELECT key FROM {MET}(%s::tsquery, %s, %s, %s, '{{}}', NULL)", given

    def learn(self, words: Counter[str]) -> None:
        """Count after the transaction: two that learn the same words would wait for one another."""
        transaction.on_commit(partial(count_words, words), robust=True)


def allowed(reader: Reader) -> tuple[list[str], list[str]]:
    """Return patterns of who may find a document: always, and as long as it has not faded."""
    if reader.is_office:
        return [ANYBODY], []
    return list(map(containing, between(reader.own))), list(map(containing, between(sorted(reader.words))))


def containing(text: str) -> str:
    """Return the pattern of what contains a text."""
    for special in "\\%_":
        text = text.replace(special, f"\\{special}")
    return f"%{text}%"


def span(match: Match, limit: int, share: float) -> int:
    """Return how many of the newest documents probably hold all that is asked for."""
    every = documents(moment())
    parts = [part_met(group, group.most / every) for group in match.groups if group.most is not None]
    if not parts:
        return FIRST
    part = prod(parts) * min(share, 1.0)
    return int(min(limit / part * MORE, every) if part else every) + 1


def part_met(group: Group, anywhere: float) -> float:
    """Return in which part of all documents a group is met, about."""
    is_of_title = any(token.startswith(TITLE) for token in (*group.whole, *group.beginnings))
    return min(anywhere, 1.0) * (IN_TITLE if is_of_title else 1)


def known(group: Group) -> Group:
    """Return a group with the words its beginnings become, or as it is where too few are learnt."""
    found = resolved(group)
    is_all = len(found.whole) < MOST_TERMS
    if found.most is None or found.most >= CROWD or (found.most and is_all):
        return found
    return replace(group, most=found.most)


def expressed(match: Match) -> str:
    """Write the match as PostgreSQL reads it."""
    parts = [f"({' | '.join(alternatives(group))})" for group in match.groups]
    return " & ".join([*parts, *(f"!{quoted(token)}" for token in match.without)])


def alternatives(group: Group) -> list[str]:
    return [*map(quoted, group.whole), *(f"{quoted(one)}:*" for one in group.beginnings)]


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
