"""The rows of a file as drafts: through a mapping from a table, or as a format reads them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import default_storage

from nadi.registers.imports.cleaning.rows import Cleaned, cleaned
from nadi.registers.imports.mapping import given_by
from nadi.registers.imports.models import File
from nadi.registers.imports.reading import Line, Settings, Unreadable, lines_of
from nadi.registers.imports.reading.kinds import DAMAGED
from nadi.registers.imports.reading.table import lines_in, opened
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Read, Target, formats, targets


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One row on its way: where it stands, its cells, its values, and what is wrong with it."""

    place: str
    cells: Sequence[str] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: Sequence[Reason] = ()
    notes: Sequence[Reason] = ()
    is_skipped: bool = False


def content_of(file: File) -> bytes:
    """Return the bytes of a file; an import's file may have been erased since."""
    if file.stored is None:
        raise Unreadable(DAMAGED)
    with default_storage.open(file.stored.path) as kept:
        return bytes(kept.read())


def drafts_of(file: File) -> Iterator[Draft]:
    """Yield every row of a file, wrong ones included; raises `Unreadable`."""
    target = targets()[file.run.target]
    if file.format:
        yield from drafts_of_format(file, target)
        return
    settings = Settings.from_json(file.settings)
    table = opened(content_of(file), file.name, settings)
    heads = table.heads()
    for line in lines_in(table):
        yield draft_of_line(file, target, heads, line)


def drafts_of_format(file: File, target: Target) -> Iterator[Draft]:
    """Yield what a format finds in a file, its faults included."""
    for read in formats()[file.format].read(content_of(file)):
        yield draft_of_read(read, target)


def draft_of_read(read: Read, target: Target) -> Draft:
    """Return one thing a format found as a draft."""
    if read.fault:
        return Draft(place=read.place, wrong=[reason("said", said=str(read.fault))])
    done = cleaned(target, read.values, Settings())
    return Draft(place=read.place, values=done.values, wrong=done.wrong, notes=done.notes)


def draft_of_line(file: File, target: Target, heads: Sequence[str], line: Line) -> Draft:
    """Return one row of a table as a draft."""
    if line.kind != "entry":
        return Draft(place=str(line.number), cells=line.cells, notes=[reason(line.kind)], is_skipped=True)
    hidden = [reason("hidden_row")] if line.is_hidden else []
    done = read_cells(file, target, heads, line.cells)
    notes = [*hidden, *done.notes]
    return Draft(place=str(line.number), cells=line.cells, values=done.values, wrong=done.wrong, notes=notes)


def read_cells(file: File, target: Target, heads: Sequence[str], cells: Sequence[str]) -> Cleaned:
    """Return the values of a table's row; too many cells mean that they stand under wrong heads."""
    if heads and any(heads) and any(cells[len(heads) :]):
        return Cleaned(wrong=[reason("too_many_cells", cells=len(cells), heads=len(heads))])
    given = given_by(file.mapping, file.constants, cells)
    done = cleaned(target, given, Settings.from_json(file.settings))
    columns = {name: heads[int(at)] for at, name in file.mapping.items() if int(at) < len(heads)}
    wrong = [one | {"head": columns.get(one.get("field", ""), "")} for one in done.wrong]
    return Cleaned(values=done.values, wrong=wrong, notes=done.notes)


__all__ = ["Draft", "content_of", "drafts_of", "lines_of", "read_cells"]
