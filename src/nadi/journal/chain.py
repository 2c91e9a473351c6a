"""How an entry is sealed: SHA-256 over its content and the seal before it."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from nadi.journal.models import Entry, Head

START = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A place where the journal is not as it was written."""

    number: int
    sentence: str


def seal_of(entry: Entry) -> str:
    """Return the seal that belongs to this content."""
    content = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.person,
        entry.organisation,
        entry.verb,
        entry.subject,
        entry.before,
        entry.after,
        entry.previous,
    ]
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def faults(entries: Iterable[Entry], head: Head) -> Iterator[Fault]:
    """Yield every changed, missing or inserted entry, first to last."""
    expected, previous = 1, START
    for entry in entries:
        if entry.number > expected:
            yield Fault(number=expected, sentence=f"Entries {expected} to {entry.number - 1} are missing.")
        if entry.seal != seal_of(entry):
            yield Fault(
                number=entry.number, sentence=f"Entry {entry.number} was changed after it was written."
            )
        elif entry.previous != previous and entry.number == expected:
            yield Fault(
                number=entry.number,
                sentence=f"Entry {entry.number} does not follow the one before it: "
                "an entry was inserted, replaced or removed there.",
            )
        expected, previous = entry.number + 1, entry.seal
    if (head.number, head.seal) != (expected - 1, previous):
        yield Fault(
            number=expected,
            sentence=f"The journal should end with entry {head.number}, and ends with {expected - 1} "
            "or with another text: the last entries were removed, replaced or added to.",
        )
