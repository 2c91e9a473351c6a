"""What the page shows of a file: its heads, its first rows as its settings read them, what was noticed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.actions.beginning import settings_of
from nadi.registers.imports.drafts import content_of, read_cells
from nadi.registers.imports.lists import with_column
from nadi.registers.imports.mapping import known_heads
from nadi.registers.imports.models import File
from nadi.registers.imports.reading import Found, Line, find_out
from nadi.registers.imports.reading.table import lines_in, opened
from nadi.registers.imports.reasons import SENTENCES
from nadi.registers.imports.targets import targets
from nadi.web.access import Sentence

SHOWN = 20
WIDEST = 40
NOTES: Mapping[str, Sentence] = {
    "unreadable_signs": _("%(value)s signs could not be read in this encoding; choose another one."),
    "sep_line": _("The file itself says what stands between its cells: “%(value)s”."),
    "hidden_sheets": _("The workbook has hidden sheets, which are not read: %(value)s."),
    "other_sheets": _(
        "The workbook has further sheets: %(value)s. Choose one below, or bring the file again for it."
    ),
    "hidden_rows": _("Rows hidden in the workbook: %(value)s. They are read, and marked as hidden."),
    "repaired": _("Georgian letters were saved wrongly and are repaired."),
    "font_text": _("Georgian was typed in the AcadNusx font and is converted."),
}
KINDS: Mapping[str, Sentence] = {
    "above": _("above"),
    "head": _("heads"),
    "entry": "",
    "blank": _("empty"),
    "total": _("total"),
    "section": _("heading"),
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One row of the preview: its number, what it is, its cells, and what is wrong with it."""

    number: int
    kind: Sentence
    cells: Sequence[str]
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Look:
    """A file as the page shows it."""

    heads: Sequence[str]
    sheets: Sequence[str]
    notes: Sequence[str]
    rows: Sequence[Shown] = field(default_factory=tuple)
    more_columns: int = 0


def look_at(file: File) -> Look:
    """Read the beginning of a file as its settings say; raises `Unreadable`."""
    content = content_of(file)
    found = find_out(content, file.name, known_heads())
    table = opened(content, file.name, settings_of(file))
    heads = table.heads()
    lines = list(islice(lines_in(table), SHOWN))
    width = max([len(heads), *(len(line.cells) for line in lines)], default=0)
    return Look(
        heads=heads or [""] * width,
        sheets=[one.name for one in found.sheets],
        notes=notes_of(found),
        rows=[shown(file, heads, line, min(width, WIDEST)) for line in lines],
        more_columns=max(0, width - WIDEST),
    )


def notes_of(found: Found) -> list[str]:
    """Return what was noticed, in sentences."""
    return [str(NOTES[code]) % {"value": value} for code, value in found.notes]


def shown(file: File, heads: Sequence[str], line: Line, width: int) -> Shown:
    """Return one row of the preview; an entry is read as it will be, so that faults show at once."""
    why = str(SENTENCES[line.kind]) if line.kind in ("total", "section") else ""
    if line.kind == "entry" and file.mapping:
        target = targets()[file.run.target]
        done = read_cells(file, target, heads, line.cells)
        why = " ".join(with_column(one, target) for one in [*done.wrong, *done.notes])
    cells: list[Any] = [*line.cells, *[""] * width][:width]
    return Shown(number=line.number, kind=KINDS[line.kind], cells=[str(cell)[:80] for cell in cells], why=why)
