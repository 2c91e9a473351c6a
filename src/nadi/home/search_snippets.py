"""The part of a document's text that shows why it was found."""

import re
from functools import lru_cache

from nadi.web.localized import is_local
from nadi.web.search_text import stem, words_in

GEORGIAN = re.compile("[\u10d0-\u10ff]")
LENGTH = 180
BEFORE = 60
READ = 4_000  # letters of a text in which the words are looked for


def snippet(text: str, query: str) -> list[tuple[str, bool]]:
    """Return a line of the text around the first word looked for, in pieces: (words, whether looked for)."""
    pattern = marks(query)
    line = line_shown(text[:READ], pattern)
    first = pattern.search(line) if pattern else None
    start = max(0, first.start() - BEFORE) if first else 0
    start = line.rfind(" ", 0, start) + 1 if start else 0
    shown = line[start : start + LENGTH]
    if start + LENGTH < len(line):
        shown = shown.rsplit(" ", 1)[0] + " …"
    shown = f"… {shown}" if start else shown
    return parted(shown, pattern) if pattern else [(shown, False)] if shown else []


def line_shown(text: str, pattern: re.Pattern[str] | None) -> str:
    """Return the line to show: one with the words before others, and of those one the reader reads."""
    lines = [line for line in text.splitlines() if line and not line.isspace()]
    if len(lines) > 1:
        lines = [line for line in lines if pattern and pattern.search(line)] or lines
        lines = [line for line in lines if bool(GEORGIAN.search(line)) == is_local()] or lines
    return " ".join(lines[0].split()) if lines else ""


@lru_cache(maxsize=1_000)
def marks(query: str) -> re.Pattern[str] | None:
    """Return what finds words that begin as one of the query does, the same for every hit of a page."""
    beginnings = {stem(word) for word in words_in(query)} - {""}
    if not beginnings:
        return None
    either = "|".join(re.escape(one) for one in sorted(beginnings, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\w*", re.IGNORECASE)


def parted(line: str, pattern: re.Pattern[str]) -> list[tuple[str, bool]]:
    """Return the line cut at what was looked for."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for found in pattern.finditer(line):
        parts += [(line[end : found.start()], False), (found[0], True)]
        end = found.end()
    return [(words, is_match) for words, is_match in [*parts, (line[end:], False)] if words]
