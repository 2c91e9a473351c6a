"""What every back end can do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from django.db.models.expressions import RawSQL

from nadi.web.search.match import Group, Match


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who searches: their words, and the day on which they do."""

    words: frozenset[str]
    today: date

    @property
    def is_office(self) -> bool:
        return "staff" in self.words

    @property
    def own(self) -> list[str]:
        """Return the words of the reader's own organisation, which finds also what has faded."""
        return sorted(word for word in self.words if word.startswith("org:"))

    def group(self) -> Group:
        """Return the tokens of which a document that this reader may find holds one."""
        return Group(
            whole=("r:staff",) if self.is_office else tuple(f"r:{one}" for one in sorted(self.words))
        )


class Candidate(NamedTuple):
    """A document that meets a search and that the reader may find: what its place and the facets depend on.

    Days are ISO texts, empty where there is none: they are compared for hundreds.
    """

    id: int
    kind: str
    sectors: str
    country: str
    region: str
    deadline: str
    stale_on: str


Keys = Sequence[str] | RawSQL


class Index(Protocol):
    """An index of all documents."""

    def resolved(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        """Return the groups as this index asks: beginnings it does not keep as the words they begin."""

    def find(self, match: Match, reader: Reader, limit: int) -> list[Candidate]:
        """Return the newest documents that meet the match and that the reader may find."""

    def keys(self, match: Match, limit: int) -> Keys:
        """Return the keys of what meets the match, whoever may find it."""

    def rebuild(self) -> None:
        """Make the index anew from the documents."""
