"""What a document says, before it is set."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from nadi.web.access import Sentence

Pair = tuple[Sentence, Sentence]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table; `numbers` are the columns (from 0) that hold figures, `wide` the one that takes what is left.

    With `has_total` the last row is a sum.
    """

    heads: Sequence[Sentence]
    rows: Sequence[Sequence[Sentence]]
    numbers: Sequence[int] = ()
    wide: int = 0
    has_total: bool = False


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part under a heading: paragraphs, pairs of name and value, a list, a table; each may be left out."""

    heading: Sentence = ""
    paragraphs: Sequence[Sentence] = ()
    facts: Sequence[Pair] = ()
    points: Sequence[Sentence] = ()
    sheet: Sheet | None = None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document: who it comes from, what it is, its parts, who signs, and what stands at every foot."""

    sender: Sentence
    kicker: Sentence
    title: Sentence
    language: str
    facts: Sequence[Pair] = ()
    sections: Sequence[Section] = ()
    signatures: Sequence[Sentence] = ()
    foot: Sentence = ""

    def as_data(self) -> dict[str, Any]:
        """Return all of it as plain text."""
        return asdict(self)
