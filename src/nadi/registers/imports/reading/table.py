"""A file as numbered rows, read the way its settings say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nadi.registers.imports.reading import delimited, workbooks
from nadi.registers.imports.reading.encodings import decoded
from nadi.registers.imports.reading.heads import joined_heads
from nadi.registers.imports.reading.kinds import kind_of
from nadi.registers.imports.reading.letters import folded, from_font, repaired, undefused
from nadi.registers.imports.reading.lines import Line, kind_of_line
from nadi.registers.imports.reading.settings import Settings

Numbered = tuple[int, list[str]]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file opened once: either its text, or its workbook and the sheet that is read."""

    lines: list[str] | None
    book: workbooks.Book
    sheet: workbooks.Sheet | None
    settings: Settings

    @property
    def merged(self) -> Sequence[workbooks.Span]:
        return self.sheet.merged if self.sheet else ()

    @property
    def hidden_rows(self) -> frozenset[int]:
        return self.sheet.hidden_rows if self.sheet else frozenset()

    def raw_rows(self) -> Iterator[Numbered]:
        """Yield all rows with their numbers, as they stand in the file."""
        if self.lines is not None:
            return delimited.rows(self.lines, self.settings.delimiter or ",")
        return workbooks.rows(self.book, self.sheet.name if self.sheet else "")

    def rows(self) -> Iterator[Numbered]:
        """Yield all rows with letters put right as the settings say."""
        for number, cells in filled_down(self.raw_rows(), self.merged):
            yield number, put_right(cells, self.settings)

    def heads(self) -> list[str]:
        """Return the head of each column; an empty one where it has none."""
        wanted, width = [], 0
        for number, cells in self.rows():
            if self.settings.head_first <= number <= self.settings.head_last:
                wanted.append(cells)
            if number >= self.settings.head_first:
                width = max(width, len(cells)) if number <= self.settings.head_last else width
            if number > self.settings.head_last:
                width = width or len(cells)
                break
        if self.settings.head_first < 1 or not wanted:
            return [""] * width
        heads = joined_heads(wanted, width, self.settings.head_first, self.merged)
        while heads and not heads[-1]:
            heads.pop()
        return heads


def filled_down(rows: Iterator[Numbered], merged: Sequence[workbooks.Span]) -> Iterator[Numbered]:
    """Yield the rows with what stands in a cell made one downwards in each row of it."""
    begin: dict[int, list[tuple[int, int]]] = {}
    for top, left, bottom, right in merged:
        if left == right and bottom > top:
            begin.setdefault(top + 1, []).append((left, bottom + 1))
    standing: dict[int, tuple[int, str]] = {}
    for number, cells in rows:
        for at, (last, text) in standing.items():
            if number <= last and at < len(cells) and not cells[at]:
                cells[at] = text
        for at, last in begin.get(number, ()):
            standing[at] = (last, cells[at] if at < len(cells) else "")
        yield number, cells


def put_right(cells: Sequence[str], settings: Settings) -> list[str]:
    """Return the cells with their letters put right, without the empty ones at the end."""
    clean = [undefused(folded(repaired(cell) if settings.is_repaired else cell)) for cell in cells]
    if settings.is_font_text:
        clean = [from_font(cell) for cell in clean]
    while clean and not clean[-1]:
        clean.pop()
    return clean


def opened(content: bytes, name: str, settings: Settings) -> Opened:
    """Open a file as its settings say; raises `Unreadable`."""
    if kind_of(content, name) == "text":
        lines = delimited.split_lines(decoded(content, settings.encoding))
        return Opened(lines=lines, book=None, sheet=None, settings=settings)
    book = workbooks.opened(content)
    sheets = workbooks.sheets_of(content, book)
    sheet = next((one for one in sheets if one.name == settings.sheet), sheets[0])
    return Opened(lines=None, book=book, sheet=sheet, settings=settings)


def heads_of(content: bytes, name: str, settings: Settings) -> list[str]:
    """Return the head of each column."""
    return opened(content, name, settings).heads()


def lines_of(content: bytes, name: str, settings: Settings) -> Iterator[Line]:
    """Yield every row of the file once, with what it is."""
    return lines_in(opened(content, name, settings))


def lines_in(table: Opened) -> Iterator[Line]:
    """Yield every row of an opened file once, with what it is."""
    heads = table.heads()
    settings = table.settings
    for number, cells in table.rows():
        is_hidden = number in table.hidden_rows
        if settings.head_first <= number <= settings.head_last:
            yield Line(number=number, cells=cells, kind="head", is_hidden=is_hidden)
        elif number < settings.first_row:
            yield Line(number=number, cells=cells, kind="above" if cells else "blank", is_hidden=is_hidden)
        else:
            yield Line(number=number, cells=cells, kind=kind_of_line(cells, heads), is_hidden=is_hidden)
