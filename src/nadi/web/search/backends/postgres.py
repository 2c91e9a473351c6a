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
from nadi.web.search_index import DOCUMENTS, INDEX

# Candidates are gathered first and sorted second: asked for both, the planner may walk the whole table.
GATHERED = 2_000


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
        sql = f"""WITH met AS MATERIALIZED (
                SELECT d.id FROM {DOCUMENTS} d WHERE d.tokens @@ %s::tsquery AND {condition} LIMIT %s)
            SELECT {COLUMNS} FROM met JOIN {DOCUMENTS} d ON d.id = met.id ORDER BY d.id DESC LIMIT %s"""
        return sql, [asked, *given, GATHERED, limit]

    def found_keys(self, match: Match, limit: int) -> Sql:
        sql = f"SELECT d.key FROM {DOCUMENTS} d WHERE d.tokens @@ %s::tsquery LIMIT %s"
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
