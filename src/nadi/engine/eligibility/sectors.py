"""Sectors by NACE: a code stands in all codes it begins with, and in its section.

Sections by NACE Rev. 2.1 (Regulation (EU) 2023/137).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .logic import Answer, some

CODE = re.compile(r"[A-V]|[0-9]{2}(\.[0-9]{1,2})?")
SECTIONS = {
    "A": (1, 3),
    "B": (5, 9),
    "C": (10, 33),
    "D": (35, 35),
    "E": (36, 39),
    "F": (41, 43),
    "G": (46, 47),
    "H": (49, 53),
    "I": (55, 56),
    "J": (58, 60),
    "K": (61, 63),
    "L": (64, 66),
    "M": (68, 68),
    "N": (69, 75),
    "O": (77, 82),
    "P": (84, 84),
    "Q": (85, 85),
    "R": (86, 88),
    "S": (90, 93),
    "T": (94, 96),
    "U": (97, 98),
    "V": (99, 99),
}


def is_sector(code: str) -> bool:
    """Tell whether this is how a sector is written: C, 17, 17.2 or 17.21."""
    return CODE.fullmatch(code) is not None


def section_of(code: str) -> str:
    """Return the section (a letter) in which a division, group or class stands, or nothing."""
    if code[:1].isalpha():
        return code
    division = int(code[:2])
    return next((letter for letter, (low, high) in SECTIONS.items() if low <= division <= high), "")


def is_within(code: str, wider: str) -> bool:
    """Tell whether a code is the wider one or stands in it."""
    if wider.isalpha():
        return section_of(code) == wider
    return code.startswith(wider)


def stands_in(codes: Iterable[str], wanted: Iterable[str]) -> Answer:
    """Tell whether a firm of these sectors works in one of those wanted.

    A firm known only by a wider code than the one wanted (17, wanted 17.21) may or may not: unknown.
    """
    asked = tuple(wanted)
    answers = []
    for code in codes:
        if any(is_within(code, one) for one in asked):
            answers.append(Answer.YES)
        elif any(is_within(one, code) for one in asked):
            answers.append(Answer.UNKNOWN)
        else:
            answers.append(Answer.NO)
    return some(answers)
