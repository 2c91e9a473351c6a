"""The index in PostgreSQL: a `tsvector` of the tokens that the database generates, and a GIN index on it.

No configuration of text search takes part: the tokens are made by `nadi.web.search.definition`.
"""

from collections import Counter
from functools import partial

from django.db import connection, transaction

from nadi.web.search.backends.database import COLUMNS, DatabaseIndex, Sql, visible_to
from nadi.web.search.backends.protocol import Reader
from nadi.web.search.match import Group, Match
from nadi.web.search.vocabulary import count_words
from nadi.web.search_index import DOCUMENTS, INDEX, MET

# Candidates are gathered first, as they lie in the table, and sorted second: asked for both, the planner may
# read the whole table. Of a word that stands in more documents than this the newest may be missing.
GATHERED = 1_000


class PostgresIndex(DatabaseIndex):
    """`tsvector` and GIN."""

    def rebuild(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"REINDEX INDEX {INDEX}")

    def tidy(self) -> None:
        """Do nothing: PostgreSQL's own vacuum lets go of them."""

    def found(self, match: Match, reader: Reader, limit: int) -> Sql:
        condition, given = visible_to(reader)
        asked = expressed(match.and_also([reader.group()]))
        sql = f"""SELECT {COLUMNS} FROM {MET}(%s::tsquery, %s) AS met(id)
            JOIN {DOCUMENTS} d ON d.id = met.id WHERE {condition} ORDER BY d.id DESC LIMIT %s"""
        return sql, [asked, GATHERED, *given, limit]

    def found_keys(self, match: Match, limit: int) -> Sql:
        sql = f"SELECT d.key FROM {MET}(%s::tsquery, %s) AS met(id) JOIN {DOCUMENTS} d ON d.id = met.id"
        return sql, [expressed(match), limit]

    def learn(self, words: Counter[str]) -> None:
        """Count after the transaction: two that learn the same words would wait for one another."""
        transaction.on_commit(partial(count_words, words), robust=True)


def expressed(match: Match) -> str:
    """Write the match as PostgreSQL reads it."""
    parts = [f"({' | '.join(alternatives(group))})" for group in match.groups]
    return " & ".join([*parts, *(f"!{quoted(token)}" for token in match.without)])


def alternatives(group: Group) -> list[str]:
    return [*map(quoted, group.whole), *(f"{quoted(one)}:*" for one in group.beginnings)]


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
