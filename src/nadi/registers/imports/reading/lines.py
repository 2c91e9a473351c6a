"""What each row of a file is: an entry, or one of the things between entries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nadi.web.search_text import normalised

Kind = Literal["entry", "blank", "total", "section", "head", "above"]
TOTALS = re.compile(
    r"(grand |sub)?total\b|sum\b|სულ\b|სულ:|ჯამი\b|ჯამურად\b"
    r"|итого\b|всего\b|gesamt\b|summe\b|jami\b|sul\b|toplam\b"
)
LONGEST_TOTAL = 40


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row: its number as a spreadsheet shows it, its cells, what it is, and whether it was hidden."""

    number: int
    cells: Sequence[str]
    kind: Kind = "entry"
    is_hidden: bool = False


def kind_of_line(cells: Sequence[str], heads: Sequence[str]) -> Kind:
    """Tell an entry from a blank row, a total, a heading of a section, or the heads once more."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return "blank"
    if is_heads_again(cells, heads):
        return "head"
    first = normalised(filled[0])
    if len(first) <= LONGEST_TOTAL and TOTALS.match(first) and is_rest_numbers(filled[1:]):
        return "total"
    if len(filled) == 1 and len(heads) >= 3:
        return "section"
    return "entry"


def is_heads_again(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """Tell whether the heads stand here once more, as they do on every printed page."""
    same = [normalised(cell) == normalised(head) for cell, head in zip(cells, heads, strict=False) if cell]
    return len(same) >= 2 and sum(same) * 4 >= len(same) * 3


def is_rest_numbers(cells: Sequence[str]) -> bool:
    """Tell whether only numbers follow, as they do a total."""
    return all(any(sign.isdigit() for sign in cell) or len(cell) < 4 for cell in cells)
