"""Which column means what: proposed by its head in any alphabet, remembered, and corrected by people."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from nadi.registers.imports.cleaning.cells import EMAIL, Wrong, is_nothing, value_of
from nadi.registers.imports.models import RememberedMapping
from nadi.registers.imports.reading import Settings
from nadi.registers.imports.targets import Field, Target, targets
from nadi.web.search_text import in_latin, normalised

ALIKE = 88
FEW = 3  # cells that prove nothing
SENT = ("split", "day_first")


def plain(head: str) -> str:
    """Return a head as heads are compared: Latin letters, no case, no punctuation."""
    latin = in_latin(head.replace("_", " ").replace("-", " "))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in latin).split())


def spellings(field: Field) -> list[str]:
    """Return all heads by which a field goes."""
    return [word for one in (field.name, str(field.label), *field.aliases) if (word := plain(one))]


@cache
def known_heads() -> frozenset[str]:
    """Return every head that any target's field goes by, as heads are found in files."""
    words = {
        normalised(alias) for target in targets().values() for one in target.fields for alias in one.aliases
    }
    return frozenset(words | {one.name for target in targets().values() for one in target.fields})


def likeness(head: str, field: Field) -> float:
    """Return how surely a head names a field, 0 to 100; of a joined head its last part may count alone."""
    parts = [plain(head)] + [plain(part) for part in head.split(" – ")[1:]]
    best = 0.0
    for nth, part in enumerate(word for word in parts if word):
        for spelling in spellings(field):
            score = 100.0 if part == spelling else fuzz.ratio(part, spelling)
            best = max(best, score - nth)
    return best


def proposed(target: Target, heads: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """Return the field of each column (by its number as text) whose head names one; each field once.

    A column of whose first cells most mean nothing for the field is another thing under the same word.
    """
    pairs = sorted(
        (
            (-likeness(head, field), order, at, field.name)
            for at, head in enumerate(heads)
            if head
            for order, field in enumerate(target.fields)
        ),
    )
    found: dict[str, str] = {}
    for score, _order, at, name in pairs:
        if -score < ALIKE or str(at) in found or name in found.values():
            continue
        if makes_sense(target, name, [row[at] for row in sample if at < len(row)]):
            found[str(at)] = name
    return dict(sorted(found.items(), key=lambda item: int(item[0])))


def makes_sense(target: Target, name: str, cells: Sequence[str]) -> bool:
    """Tell whether at least half of the cells, unless they are few, mean something for the field."""
    field = next(one for one in target.fields if one.name == name)
    filled = [cell for cell in cells if not is_nothing(cell)]
    return len(filled) < FEW or sum(is_readable(field, cell) for cell in filled) * 2 >= len(filled)


def is_readable(field: Field, cell: str) -> bool:
    """Tell whether a cell means something for a field, in either order of days."""
    for day_first in (True, False):
        try:
            value_of(field, cell, Settings(day_first=day_first))
        except Wrong as error:
            if error.why["code"] == "like_a_country" or (field.kind == "url" and EMAIL.fullmatch(cell)):
                return True
        else:
            return True
    return False


def signature(heads: Sequence[str]) -> str:
    """Return what recognises a file's heads the next time."""
    return hashlib.sha256(json.dumps([plain(head) for head in heads]).encode()).hexdigest()


def remembered(target: Target, heads: Sequence[str]) -> RememberedMapping | None:
    """Return how columns of these heads were mapped the last time."""
    return RememberedMapping.objects.filter(target=target.name, heads=signature(heads)).first()


def mapping_for(
    target: Target, heads: Sequence[str], sample: Sequence[Sequence[str]] = ()
) -> tuple[dict[str, str], dict[str, str], dict[str, Any]]:
    """Return the mapping, the constants and the sender's settings: those remembered, else a proposal."""
    known = remembered(target, heads)
    if known is None:
        return proposed(target, heads, sample), {}, {}
    names = {one.name for one in target.fields}
    return (
        {at: name for at, name in known.mapping.items() if name in names},
        {name: text for name, text in known.constants.items() if name in names},
        known.settings,
    )


def remember(target: str, heads: Sequence[str], file: Any) -> None:
    """Keep how these columns were mapped, for the next file like it."""
    RememberedMapping.objects.update_or_create(
        target=target,
        heads=signature(heads),
        defaults={
            "mapping": file.mapping,
            "constants": file.constants,
            "settings": {name: file.settings[name] for name in SENT if name in file.settings},
        },
    )


def given_by(
    mapping: Mapping[str, str], constants: Mapping[str, str], cells: Sequence[str]
) -> dict[str, str]:
    """Return a row's cells by field; a constant stands where no cell says otherwise."""
    found = dict(constants)
    for at, name in mapping.items():
        if int(at) < len(cells) and (cells[int(at)] or name not in found):
            found[name] = cells[int(at)]
    return found
