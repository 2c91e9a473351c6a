"""A search server (OpenSearch or Elasticsearch) that answers in place of the database."""

from dataclasses import dataclass

from nadi.web.search.backends.database import DatabaseIndex
from nadi.web.search.backends.protocol import Candidate, Keys, Reader
from nadi.web.search.match import Match


@dataclass(frozen=True, kw_only=True)
class ServerIndex:
    """The server, and the database that remembers what it is still to be told."""

    url: str
    database: DatabaseIndex

    def find(self, match: Match, reader: Reader, limit: int) -> list[Candidate]:
        return self.database.find(match, reader, limit)

    def keys(self, match: Match, limit: int) -> Keys:
        return self.database.keys(match, limit)

    def rebuild(self) -> None:
        self.database.rebuild()
