"""Finding the row of the heads, below titles and above the data, over one or several rows."""

import re
from collections.abc import Iterable, Sequence

from nadi.registers.imports.reading.workbooks import Span

SAMPLE = 60
LOOKED_AT = 30
MOST_HEAD_ROWS = 5
VALUE = re.compile(r"[+(]?[\d.,:/\s()%₾€$-]+|https?://.*|www\..*|\S+@\S+\.\S+|.{61,}", re.DOTALL)
# What stands in entries and never above them: a code or number of some length, an address, a firm.
ENTRY = re.compile(
    r"[+(]?\d[\d\s()-]{6,}|https?://.*|www\..*|\S+@\S+\.\S+"
    r"|(შპს|სს|ООО|ЗАО|ОАО)\s.*|.*\s(LLC|Ltd\.?|GmbH|შპს)|LTD\s.*",
    re.DOTALL,
)
YEAR = re.compile(r"(19|20)\d\d|[IVX]{1,4}|\d{1,2}")
Rows = Sequence[tuple[int, Sequence[str]]]


def find_heads(rows: Rows, known: frozenset[str], merged: Sequence[Span] = ()) -> tuple[int, int]:
    """Return the first and last row of the heads (numbers of the file); (0, 0) where there are none.

    `known` are heads that fields go by; a row that holds some of them is likelier.
    """
    sample = [(number, cells) for number, cells in rows[:SAMPLE] if any(cells)]
    if not sample:
        return (0, 0)
    scored = [
        (likeness(cells, [after for _n, after in sample[at + 1 :]], known) - at / 20, -at, number)
        for at, (number, cells) in enumerate(sample[:LOOKED_AT])
    ]
    best, _at, number = max(scored)
    if best <= 0:
        return (0, 0)
    return spread(number, dict(sample), merged)


def likeness(cells: Sequence[str], after: Sequence[Sequence[str]], known: frozenset[str]) -> float:
    """Return how much a row looks like heads: filled, distinct, words, and unlike what follows."""
    filled = [cell for cell in cells if cell]
    if len(filled) < min(2, max((sum(map(bool, row)) for row in after), default=1)):
        return 0
    width = max((sum(map(bool, row)) for row in after[:20]), default=len(filled))
    if any(ENTRY.fullmatch(cell) for cell in filled):
        return 0
    values = sum(bool(VALUE.fullmatch(cell)) and not YEAR.fullmatch(cell) for cell in filled)
    named = sum(" ".join(cell.lower().split()) in known for cell in filled)
    distinct = len(set(filled)) / len(filled)
    contrast = sum(
        bool(cell)
        and not VALUE.fullmatch(cell)
        and any(VALUE.fullmatch(row[at]) for row in after[:8] if at < len(row))
        for at, cell in enumerate(cells)
    )
    return (
        min(len(filled), width) / max(width, 1)
        + distinct
        + 2 * named / len(filled)
        + contrast / len(filled)
        - 3 * values / len(filled)
    )


def spread(number: int, sample: dict[int, Sequence[str]], merged: Sequence[Span]) -> tuple[int, int]:
    """Return the rows the heads take: what is merged over several rows belongs together."""
    first = last = number
    for top, _left, bottom, _right in merged:
        if bottom - top < MOST_HEAD_ROWS and top + 1 <= last and bottom + 1 >= first and bottom > top:
            first, last = min(first, top + 1), max(last, bottom + 1)
    if is_above_merged(first - 1, merged):
        first -= 1
    if first == last and is_above_merged(number, merged) and is_words(sample.get(number + 1, ())):
        last += 1
    return (first, min(last, first + MOST_HEAD_ROWS - 1))


def is_above_merged(number: int, merged: Sequence[Span]) -> bool:
    """Tell whether some, but not all, cells of this row were made one sideways: heads over heads."""
    spans = [
        (left, right) for top, left, bottom, right in merged if top == bottom == number - 1 and right > left
    ]
    return bool(spans) and min(left for left, _right in spans) > 0


def is_words(cells: Sequence[str]) -> bool:
    """Tell whether there are cells and none of them is a value."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and not any(VALUE.fullmatch(cell) and not YEAR.fullmatch(cell) for cell in filled)


def joined_heads(
    rows: Sequence[Sequence[str]], width: int, first: int, merged: Sequence[Span] = ()
) -> list[str]:
    """Return one head per column: the words above it from top to bottom, a merged head over all it spans."""
    grid = [[row[at] if at < len(row) else "" for at in range(width)] for row in rows]
    for top, left, bottom, right in merged:
        if first - 1 <= top < first - 1 + len(grid):
            word = grid[top - first + 1][left] if left < width else ""
            for row in range(top, min(bottom, first + len(grid) - 2) + 1):
                for column in range(left, min(right, width - 1) + 1):
                    grid[row - first + 1][column] = word
    heads = [" – ".join(dict.fromkeys(word for word in column if word)) for column in zip(*grid, strict=True)]
    return distinct(" ".join(head.split()) for head in heads)


def distinct(heads: Iterable[str]) -> list[str]:
    """Number the heads that stand twice, so that each column has a name of its own."""
    found: list[str] = []
    for head in heads:
        again = 2
        name = head
        while name and name in found:
            name = f"{head} ({again})"
            again += 1
        found.append(name)
    return found
