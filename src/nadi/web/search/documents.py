"""What the search knows of a thing."""

import re
from dataclasses import dataclass
from datetime import date

PUBLIC = frozenset({"public"})
MEMBERS = frozenset({"member", "board", "staff"})
OFFICE = frozenset({"staff"})
READER = re.compile(r"[a-z]+(:[a-z0-9]+)?")


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found: its words, its facets, who may find it, and until when it is fresh.

    `kind` and `key` name it (`funding`, its public id); `sectors` are NACE codes; from `stale_on` it ranks
    lower, from `hidden_on` only staff and its own organisation find it.
    """

    kind: str
    key: str
    address: str
    title: str
    title_local: str = ""
    text: str = ""
    readers: frozenset[str] = frozenset()
    sectors: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    deadline: date | None = None
    stale_on: date | None = None
    hidden_on: date | None = None


def reader_token(reader: str) -> str:
    """Return the token that says who may find a document; a malformed reader is refused."""
    if READER.fullmatch(reader) is None:
        raise ValueError(f"{reader!r} names no reader: say a role, `public`, or `org:` and a key.")
    return f"r:{reader}"
