"""The rows that did not come in, as a file to mend and bring again."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from nadi.registers.imports.actions.beginning import settings_of
from nadi.registers.imports.actions.correcting import typed_of
from nadi.registers.imports.drafts import content_of
from nadi.registers.imports.lists import why_of
from nadi.registers.imports.models import File, Row, Run
from nadi.registers.imports.queries import rows_to_mend
from nadi.registers.imports.reading import Unreadable, heads_of
from nadi.registers.imports.targets import targets
from nadi.web.exports import Sheet


def mending_sheet(run: Run) -> Sheet:
    """Return the refused rows: under the heads of their own file where there is one, else by field."""
    files = list(run.files.order_by("position")[:2])
    heads = own_heads(files[0]) if len(files) == 1 else []
    if heads:
        return Sheet(
            name="to-mend", heads=[_("Row"), _("What is wrong"), *heads], rows=rows_as_sent(run, len(heads))
        )
    fields = targets()[run.target].fields
    labels = [str(one.label) for one in fields]
    names = [one.name for one in fields]
    return Sheet(
        name="to-mend", heads=[_("Row"), _("What is wrong"), *labels], rows=rows_by_field(run, names)
    )


def own_heads(file: File) -> list[str]:
    """Return the heads of a table, or none where it cannot be read (any more)."""
    if file.format or file.fault:
        return []
    try:
        return heads_of(content_of(file), file.name, settings_of(file))
    except Unreadable:
        return []


def rows_as_sent(run: Run, width: int) -> Iterator[list[str]]:
    """Yield the rows as they stood in their file."""
    for row in rows_to_mend(run).iterator(chunk_size=500):
        yield [row.place, why_of(row), *cells_of(row, width)]


def cells_of(row: Row, width: int) -> list[str]:
    """Return a row's cells, with what was corrected in place of what was wrong."""
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    for at, name in row.file.mapping.items():
        if name in row.corrected and int(at) < len(cells):
            cells[int(at)] = row.corrected[name]
    return cells


def rows_by_field(run: Run, names: list[str]) -> Iterator[list[str]]:
    """Yield the rows by field, for files of several kinds."""
    for row in rows_to_mend(run).iterator(chunk_size=500):
        typed = typed_of(row)
        yield [f"{row.file.name}, {row.place}", why_of(row), *(typed.get(name, "") for name in names)]
