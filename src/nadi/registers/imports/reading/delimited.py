"""Tables in text: the sign between cells, quotes that were never closed, and rows over several lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Generator, Iterator

DELIMITERS = (",", ";", "\t", "|")
SEP_LINE = re.compile(r'\s*"?sep=(.)"?[\s,;]*', re.IGNORECASE)
# A cell that runs on for more lines than this is a quote that nobody closed.
LONGEST_ROW = 60
SAMPLE_LINES = 200

csv.field_size_limit(2**24)

Numbered = tuple[int, list[str]]


def split_lines(text: str) -> list[str]:
    """Return the lines with their ends: only the ends that programs write, none of Unicode's others."""
    return list(io.StringIO(text, newline=None))


def stated_delimiter(lines: list[str]) -> str:
    """Return the sign that Excel's own first line `sep=;` states, or nothing."""
    stated = SEP_LINE.fullmatch(lines[0].rstrip("\n")) if lines else None
    return stated.group(1) if stated else ""


def delimiter_of(lines: list[str]) -> str:
    """Return the sign that divides the most lines into the same number of cells."""
    if stated := stated_delimiter(lines):
        return stated
    best, most = ",", 0.0
    for sign in DELIMITERS:
        widths = [len(cells) for _number, cells in rows(lines[:SAMPLE_LINES], sign) if any(cells)]
        score = evenness(widths)
        if score > most:
            best, most = sign, score
    return best


def evenness(widths: list[int]) -> float:
    """Return how much the rows agree on a number of cells greater than one."""
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0
    width, times = counted.most_common(1)[0]
    return times / len(widths) + min(width, 10) / 100


def rows(lines: list[str], delimiter: str) -> Iterator[Numbered]:
    """Yield every row with the number of the line it begins on; no line is lost, whatever its quotes."""
    start = 1 if stated_delimiter(lines) else 0
    while start < len(lines):
        begun = yield from rows_until_fault(lines, start, delimiter)
        if begun is None:
            return
        yield begun + 1, unquoted(lines[begun], delimiter)
        start = begun + 1


def rows_until_fault(lines: list[str], start: int, delimiter: str) -> Generator[Numbered, None, int | None]:
    """Yield rows until a quote that is not closed; return the line it was opened on, or None at the end."""
    begun = start

    def feed() -> Iterator[str]:
        for index in range(start, len(lines)):
            if index - begun > LONGEST_ROW:
                return
            yield lines[index]

    reader = csv.reader(feed(), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return None
        except csv.Error:
            return begun
        after = start + reader.line_num
        is_cut = after - begun > LONGEST_ROW
        if is_cut or (after == len(lines) and after - begun > 1 and is_never_closed(lines, begun)):
            return begun
        yield begun + 1, cells
        begun = after


def is_never_closed(lines: list[str], begun: int) -> bool:
    """Tell whether the row that begins here ends only because the file does."""
    return sum(line.count('"') for line in lines[begun:]) % 2 == 1


def unquoted(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line whose quotes mean nothing."""
    return [cell.strip('"') for cell in line.rstrip("\n").split(delimiter)]
