"""What a file says of a classification, before it is stored."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nadi.web.access import Sentence


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One version of a classification, as its publisher names it."""

    kind: str
    version: str
    title: str
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, kw_only=True)
class TermRow:
    """One code as a file gives it; what is empty leaves what is stored as it stands."""

    code: str
    title: str = ""
    title_local: str = ""
    notation: str = ""
    parent: str = ""
    # Where a file names the code above by its title alone.
    parent_title: str = ""
    level: int = 0
    description: str = ""
    other_words: Sequence[str] = ()
    belongs_to: Sequence[str] = ()
    is_withdrawn: bool = False
    # A file of notes adds to what the publisher's own table says and replaces nothing of it.
    is_addition: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """One code found in a file and where, or the fault of that place."""

    place: str
    row: TermRow | None = None
    fault: Sentence = ""


Record = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A published table of codes: known by its heads, read row by row."""

    name: str
    heads: frozenset[str]
    edition: Edition
    rows: Callable[[Record], Iterator[TermRow]]
    # What must stand in the file's name where two editions share their heads.
    names: Sequence[str] = field(default_factory=tuple)
