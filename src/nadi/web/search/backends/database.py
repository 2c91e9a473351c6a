"""The index inside the database, in the transaction of what it tells of."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from nadi.web.search.backends.protocol import Candidate, Reader
from nadi.web.search.match import Group, Match
from nadi.web.search.vocabulary import count_words

DAYS = ("deadline", "stale_on")
COLUMNS = ", ".join(
    f"COALESCE(CAST(d.{name} AS text), '')" if name in DAYS else f"d.{name}" for name in Candidate._fields
)
Sql = tuple[str, list[Any]]


@lru_cache(maxsize=1_000)
def visible_to(reader: Reader) -> tuple[str, tuple[Any, ...]]:
    """Return the condition that a reader may find a document, as it stands today."""
    if reader.is_office:
        return "d.readers <> ''", ()
    place = "instr" if connection.vendor == "sqlite" else "strpos"
    own = any_of(len(reader.own), place)
    fresh = f"({any_of(len(reader.words), place)} AND (d.hidden_on IS NULL OR d.hidden_on > %s))"
    given = [*between(sorted(reader.words)), reader.today, *between(reader.own)]
    return f"({fresh} OR {own})", tuple(given)


def any_of(count: int, place: str) -> str:
    """Return the condition that one of so many words stands among the readers."""
    return f"({' OR '.join([f'{place}(d.readers, %s) > 0'] * count)})" if count else "1 = 0"


def between(words: Sequence[str]) -> list[str]:
    return [f" {word} " for word in words]


class DatabaseIndex(ABC):
    """What SQLite and PostgreSQL share."""

    def resolved(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        return tuple(groups)

    def find(self, match: Match, reader: Reader, limit: int) -> list[Candidate]:
        if not reader.words:
            return []
        sql, given = self.found(match, reader, limit)
        return list(map(Candidate._make, self.rows(sql, given))) if sql else []

    def keys(self, match: Match, limit: int) -> RawSQL:
        sql, given = self.found_keys(match, limit)
        return RawSQL(sql, given)

    def rows(self, sql: str, given: Sequence[Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            return list(cursor.fetchall())

    @abstractmethod
    def found(self, match: Match, reader: Reader, limit: int) -> Sql:
        """Return the statement that finds candidates, or an empty one where nothing can be found."""

    @abstractmethod
    def found_keys(self, match: Match, limit: int) -> Sql:
        """Return the statement that finds keys."""

    def learn(self, words: Counter[str]) -> None:
        count_words(words)

    @abstractmethod
    def tidy(self) -> None:
        """Let go of the words of forgotten documents."""

    @abstractmethod
    def rebuild(self) -> None:
        """Make the index anew from the documents."""
