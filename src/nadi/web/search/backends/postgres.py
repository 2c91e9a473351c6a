"""The index in PostgreSQL: a `tsvector` of the tokens that the database generates, and a GIN index on it.

No configuration of text search takes part: the tokens are made by `nadi.web.search.definition`.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from math import prod

from django.db import connection, transaction

from nadi.web.search.backends.database import COLUMNS, DatabaseIndex, Sql, visible_to
from nadi.web.search.backends.protocol import Candidate, Reader
from nadi.web.search.beginnings import TITLE, part_of_all, resolved, share_of
from nadi.web.search.match import Group, Match
from nadi.web.search.vocabulary import count_words
from nadi.web.search_index import DOCUMENTS, INDEX, MET

# Candidates are gathered first, as they lie in the table, and sorted second: asked for both, the planner may
# read the whole table. Of a word that stands in more documents than this the newest may be missing.
GATHERED_PER_HIT = 10
# Common words are met by looking at the newest documents one by one, at no more than this.
LOOKED_AT = 3_000
# How many of the documents with a word have it in their title: a guess, it costs milliseconds if wrong.
IN_TITLE = 0.1
# Beyond this part it costs more to look up who may find a document than to pass over the others.
FEW_OF_ALL = 0.3
SHORT = range(2, 5)  # letters of beginnings that too many words share


class PostgresIndex(DatabaseIndex):
    """`tsvector` and GIN."""

    def rebuild(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"REINDEX INDEX {INDEX}")

    def tidy(self) -> None:
        """Do nothing: PostgreSQL's own vacuum lets go of them."""

    def resolved(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        """Look words up that begin so where several are asked for: GIN gathers all that begin so for each."""
        asked = tuple(groups)
        return tuple(map(known, asked)) if len(asked) > 1 else asked

    def find(self, match: Match, reader: Reader, limit: int) -> list[Candidate]:
        if not reader.words:
            return []
        if number := enough(match, limit):
            condition, given = visible_to(reader)
            sql = f"""SELECT {COLUMNS} FROM (SELECT * FROM {DOCUMENTS} ORDER BY id DESC LIMIT %s) d
                WHERE d.tokens @@ %s::tsquery AND {condition} ORDER BY d.id DESC LIMIT %s"""
            newest = self.rows(sql, [number, expressed(match), *given, limit])
            if len(newest) == limit:
                return list(map(Candidate._make, newest))
        return super().find(match, reader, limit)

    def found(self, match: Match, reader: Reader, limit: int) -> Sql:
        condition, given = visible_to(reader)
        few = share_of(reader.group()) < FEW_OF_ALL
        asked = expressed(match.and_also([reader.group()]) if few else match)
        sql = f"""SELECT {COLUMNS} FROM {MET}(%s::tsquery, %s) AS d
            WHERE {condition} ORDER BY d.id DESC LIMIT %s"""
        return sql, [asked, limit * GATHERED_PER_HIT, *given, limit]

    def found_keys(self, match: Match, limit: int) -> Sql:
        sql = f"SELECT d.key FROM {MET}(%s::tsquery, %s) AS d"
        return sql, [expressed(match), limit]

    def learn(self, words: Counter[str]) -> None:
        """Count after the transaction: two that learn the same words would wait for one another."""
        transaction.on_commit(partial(count_words, words), robust=True)


def enough(match: Match, limit: int) -> int:
    """Return how many of the newest documents probably hold all that is asked for, 0 where too many would."""
    part = prod(map(part_met, match.groups))
    looked_at = 2 * limit / part if part else LOOKED_AT + 1
    return int(looked_at) if looked_at <= LOOKED_AT else 0


def part_met(group: Group) -> float:
    """Return in which part of all documents a group is met, about."""
    is_of_title = any(token.startswith(TITLE) for token in (*group.whole, *group.beginnings))
    return part_of_all(group) * (IN_TITLE if is_of_title else 1)


def known(group: Group) -> Group:
    """Return a group with the words its beginnings become, or as it is where none is learnt yet."""
    found = resolved(group, kept=SHORT)
    return found if found.most != 0 else group


def expressed(match: Match) -> str:
    """Write the match as PostgreSQL reads it."""
    parts = [f"({' | '.join(alternatives(group))})" for group in match.groups]
    return " & ".join([*parts, *(f"!{quoted(token)}" for token in match.without)])


def alternatives(group: Group) -> list[str]:
    return [*map(quoted, group.whole), *(f"{quoted(one)}:*" for one in group.beginnings)]


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
