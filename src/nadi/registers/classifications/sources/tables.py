"""Tables of known heads as records: whatever the alphabet, the delimiter or the faults of the file."""

import csv
import io
from collections.abc import Iterator

from charset_normalizer import from_bytes

from nadi.registers.classifications.shapes import Record

DELIMITERS = ",;\t|"
LONGEST_CELL = 1_000_000
LOOKED_AT = 65_536


class Cells(dict[str, str]):
    """The cells of a line by head; a head that the table lacks holds nothing."""

    def __missing__(self, head: str) -> str:
        return ""


def text_of(content: bytes) -> str:
    """Return the text of a file: UTF-8 where it is, else what its letters look like; never a fault."""
    for encoding in ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(content[:LOOKED_AT]).best()
    return content.decode(best.encoding if best else "latin-1", errors="replace")


def delimiter_of(head: str) -> str:
    """Return the delimiter that stands in the head most often."""
    return max(DELIMITERS, key=head.count)


def heads_of(head: bytes) -> list[str]:
    """Return the heads of a table from the first kilobytes of a file; none where it is no text."""
    first = text_of(head).lstrip("\ufeff\r\n ").split("\n", 1)[0]
    try:
        row = next(csv.reader([first], delimiter=delimiter_of(first)), [])
    except csv.Error:
        return []
    return [cell.strip().strip("\ufeff*") for cell in row]


def records(content: bytes) -> Iterator[tuple[int, Record | None]]:
    """Yield the number of each line and its cells by head; None where the line could not be read."""
    csv.field_size_limit(LONGEST_CELL)
    text = text_of(content).replace("\0", "").lstrip("\r\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.split("\n", 1)[0]))
    heads: list[str] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield reader.line_num, None
            continue
        if heads is None:
            heads = [cell.strip().strip("\ufeff*") for cell in cells]
        elif any(cell.strip() for cell in cells):
            padded = [cell.strip() for cell in cells] + [""] * (len(heads) - len(cells))
            yield reader.line_num, Cells(zip(heads, padded, strict=False))
