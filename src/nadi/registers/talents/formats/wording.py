"""What the words of a résumé mean: languages, education, periods of work."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from nadi.registers.talents.models.words import Education
from nadi.registers.talents.written import CODES, LEVELS, WORDS_OF_LEVELS
from nadi.web.plain_text import plain_text

GEORGIAN = re.compile(r"[\u10d0-\u10ff\u1c90-\u1cbf]")
DEGREES = (
    (Education.DOCTOR, r"\bphd\b|doctor|დოქტორ"),
    (Education.MASTER, r"\bm\.?sc\b|\bmba\b|\bm\.?a\b|master|მაგისტრ"),
    (Education.BACHELOR, r"\bb\.?sc\b|\bbba\b|\bb\.?a\b|bachelor|ბაკალავრ|diploma of higher"),
    (Education.VOCATIONAL, r"vocational|college|technician|apprentice|კოლეჯ|პროფესიულ"),
    (Education.SCHOOL, r"school|სკოლ"),
)
ORDER = [Education.SCHOOL, Education.VOCATIONAL, Education.BACHELOR, Education.MASTER, Education.DOCTOR]
FLUENCY = {
    "fluent": "C1",
    "proficient": "C1",
    "advanced": "C1",
    "professional": "C1",
    "intermediate": "B1",
    "conversational": "B1",
    "limited": "A2",
    "elementary": "A2",
    "basic": "A2",
    "beginner": "A1",
}
FIRST_YEAR = 1940
MOST = 40


def words(value: Any, most: int = 300) -> str:
    """Return plain text in one line."""
    return " ".join(plain_text(str(value or "")).split())[:most]


def text(value: Any, most: int = 4000) -> str:
    """Return plain text, its paragraphs on lines of their own."""
    return plain_text(str(value or ""))[:most]


def by_alphabet(name: str, value: str) -> dict[str, str]:
    """Return a value under its name, or under the Georgian one where it is written in Georgian."""
    if not value:
        return {}
    return {f"{name}_local" if GEORGIAN.search(value) else name: value}


def language_code(value: Any) -> str:
    """Return the language by its name or either ISO code."""
    return next((CODES[word] for word in re.findall(r"\w+", str(value or "").lower()) if word in CODES), "")


def language_level(value: Any) -> str:
    """Return a level of the European framework, or that it is the mother tongue."""
    spelled = re.findall(r"\w+", str(value or "").lower())
    if any(word.startswith(("native", "mother", "bilingual", "მშობლიურ")) for word in spelled):
        return "native"
    known = {**FLUENCY, **WORDS_OF_LEVELS}
    return next(
        (LEVELS.get(word) or known.get(word, "") for word in spelled if word in LEVELS or word in known), "B1"
    )


def education_of(degrees: Iterable[str]) -> str:
    """Return the highest education that degrees name, or nothing."""
    found = [
        kind for degree in degrees for kind, pattern in DEGREES if re.search(pattern, degree, re.IGNORECASE)
    ]
    return str(max(found, key=ORDER.index)) if found else ""


def month_of(value: Any) -> date | None:
    """Return the month that a date of whatever exactness lies in."""
    found = re.match(r"(\d{4})(?:-(\d{1,2}))?", str(value or "").strip())
    if not found:
        return None
    year, month = int(found[1]), min(max(int(found[2] or 1), 1), 12)
    return date(year, month, 1) if FIRST_YEAR <= year <= date.max.year else None


def years_between(begin: date | None, end: date | None) -> int | None:
    """Return the full years of a period."""
    if begin is None or end is None or end < begin:
        return None
    return ((end.year - begin.year) * 12 + end.month - begin.month + 1) // 12


def years_together(periods: Iterable[tuple[date | None, date | None]]) -> int | None:
    """Return the full years of all periods together, months that overlap counted once."""
    months: set[int] = set()
    for begin, end in periods:
        if begin and end and begin <= end:
            months |= set(range(begin.year * 12 + begin.month, end.year * 12 + end.month + 1))
    return len(months) // 12 if months else None


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
