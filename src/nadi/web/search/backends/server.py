"""A search server (OpenSearch or Elasticsearch) that answers in place of the database.

It holds the same tokens and is asked the same groups; what it finds is read from the database in a statement
that asks again who may see it, so that a document which the server was not told of yet stays hidden. When the
server does not answer, the database does.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from nadi.web.models import SearchDocument
from nadi.web.search.backends.database import COLUMNS, DatabaseIndex, visible_to
from nadi.web.search.backends.protocol import Candidate, Keys, Reader
from nadi.web.search.backends.rest import NoAnswer, Server
from nadi.web.search.match import Group, Match
from nadi.web.search_index import DOCUMENTS

logger = logging.getLogger("nadi.search")

ALIAS = "nadi"
AT_ONCE = 500
# The mapping follows from the definition: everything that is asked is a token.
MAPPING = {
    "mappings": {
        "dynamic": False,
        "properties": {
            "words": {"type": "keyword"},
            "hidden_on": {"type": "date"},
            "number": {"type": "long"},
        },
    }
}


@dataclass(frozen=True, kw_only=True)
class ServerIndex:
    """The server, and the database that is asked when it is silent."""

    url: str
    database: DatabaseIndex

    @property
    def server(self) -> Server:
        return Server(url=self.url)

    def resolved(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        return tuple(groups)

    def find(self, match: Match, reader: Reader, limit: int) -> list[Candidate]:
        body = {
            "query": query_of(match, reader),
            "size": limit,
            "sort": [{"number": "desc"}],
            "_source": False,
            "track_total_hits": False,
        }
        try:
            answer = self.server.ask("POST", f"/{ALIAS}/_search", body)
        except NoAnswer as silence:
            logger.warning("The search server does not answer, the database does: %s", silence)
            return self.database.find(match, reader, limit)
        return self.read([int(hit["sort"][0]) for hit in answer["hits"]["hits"]], reader)

    def read(self, numbers: Sequence[int], reader: Reader) -> list[Candidate]:
        """Return the documents of these numbers that the reader may find, as the database has them."""
        if not numbers or not reader.words:
            return []
        condition, given = visible_to(reader)
        marks = ", ".join(["%s"] * len(numbers))
        sql = (
            f"SELECT {COLUMNS} FROM {DOCUMENTS} d WHERE d.id IN ({marks}) AND {condition} ORDER BY d.id DESC"
        )
        return list(map(Candidate._make, self.database.rows(sql, [*numbers, *given])))

    def keys(self, match: Match, limit: int) -> Keys:
        return self.database.keys(match, limit)

    def rebuild(self) -> None:
        """Fill a new index beside the present one, then let it answer in its place."""
        name = f"{ALIAS}-{timezone.now():%Y%m%d%H%M%S%f}"
        self.server.ask("PUT", f"/{name}", MAPPING)
        rows = SearchDocument.objects.order_by("pk").iterator(chunk_size=AT_ONCE)
        batch: list[dict[str, Any]] = []
        for row in rows:
            batch += put_lines(row, name)
            if len(batch) >= 2 * AT_ONCE:
                self.server.bulk(batch)
                batch = []
        self.server.bulk(batch)
        self.server.ask("POST", f"/{name}/_refresh", {})
        old = self.server.names_behind(ALIAS)
        moves = [{"remove": {"index": one, "alias": ALIAS}} for one in old]
        self.server.ask("POST", "/_aliases", {"actions": [*moves, {"add": {"index": name, "alias": ALIAS}}]})
        for one in old:
            self.server.ask("DELETE", f"/{one}", {})


def name_of(kind: str, key: str) -> str:
    return f"{kind}:{key}"


def put_lines(row: SearchDocument, index: str = ALIAS) -> list[dict[str, Any]]:
    """Return the two lines by which the server keeps a document."""
    hidden_on = row.hidden_on.isoformat() if row.hidden_on else None
    said = {"words": row.words.split(), "hidden_on": hidden_on, "number": row.pk}
    return [{"index": {"_index": index, "_id": name_of(row.kind, row.key)}}, said]


def remove_lines(kind: str, key: str) -> list[dict[str, Any]]:
    """Return the line by which the server forgets a document."""
    return [{"delete": {"_index": ALIAS, "_id": name_of(kind, key)}}]


def query_of(match: Match, reader: Reader) -> dict[str, Any]:
    """Write the match and who may find it as the server reads them."""
    groups = [any_of(group) for group in match.groups]
    without = [{"terms": {"words": list(match.without)}}] if match.without else []
    return {"bool": {"filter": [*groups, visible_clause(reader)], "must_not": without}}


def any_of(group: Group) -> dict[str, Any]:
    either: list[dict[str, Any]] = [{"terms": {"words": list(group.whole)}}] if group.whole else []
    either += [{"prefix": {"words": {"value": one}}} for one in group.beginnings]
    return {"bool": {"should": either, "minimum_should_match": 1}}


def visible_clause(reader: Reader) -> dict[str, Any]:
    """Return the condition that the reader may find a document, as it stands today."""
    if reader.is_office:
        return any_of(reader.group())
    faded = {"range": {"hidden_on": {"lte": reader.today.isoformat()}}}
    fresh = {"bool": {"filter": [any_of(reader.group())], "must_not": [faded]}}
    own = [{"terms": {"words": [f"r:{one}" for one in reader.own]}}] if reader.own else []
    return {"bool": {"should": [fresh, *own], "minimum_should_match": 1}}
