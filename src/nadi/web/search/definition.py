"""The one definition of the index: which words a document is found by, whatever holds the index.

A document becomes a set of tokens, and a search becomes groups of tokens of which each must be met. So the
three back ends (`backends`) need no analysis of their own and cannot differ in what they find:

    word                  a word of the title or text, normalised, without accents
    f:kutaisi             a Georgian word in Latin letters, in one spelling for all ways to type it
    t:word                a word of the title, in each of the forms above
    k:funding  c:GE  p:GE-TB  s:17  s:17.2  d:2026-11    register, country, place, sector, month of the date
    r:member  r:org:5     who may find it; the office finds whatever anybody does
"""

from datetime import date
from functools import lru_cache

from nadi.web.search.documents import OFFICE, Document, reader_token
from nadi.web.search_text import casual, in_latin, is_georgian, words_in

LONGEST_TEXT = 20_000  # letters of a document that are indexed


def indexed_words(document: Document) -> str:
    """Return the tokens of a document, each once, in the order of its text."""
    title = [form for word in words_in(f"{document.title} {document.title_local}") for form in forms(word)]
    body = [form for word in words_in(document.text[:LONGEST_TEXT]) for form in forms(word)]
    return " ".join(dict.fromkeys([*marks_of(document), *(f"t:{word}" for word in title), *title, *body]))


@lru_cache(maxsize=100_000)
def forms(word: str) -> tuple[str, ...]:
    """Return the spellings under which a document keeps a word."""
    return (word, f"f:{casual(in_latin(word))}") if is_georgian(word) else (word,)


def marks_of(document: Document) -> list[str]:
    """Return the tokens that are no words: who may find it, and its facets."""
    readers = document.readers | OFFICE if document.readers else document.readers
    marks = [reader_token(reader) for reader in sorted(readers)]
    marks.append(kind_mark(document.kind))
    marks += [mark for code in document.sectors for mark in sector_marks(code)]
    if document.country:
        marks.append(country_mark(document.country))
    if document.region:
        marks.append(region_mark(document.region))
    if document.deadline:
        marks.append(month_mark(document.deadline))
    return marks


def kind_mark(kind: str) -> str:
    return f"k:{kind.lower()}"


def country_mark(country: str) -> str:
    return f"c:{country.lower()}"


def region_mark(region: str) -> str:
    return f"p:{region.lower()}"


def month_mark(day: date) -> str:
    return f"d:{day:%Y-%m}"


def sector_marks(code: str) -> list[str]:
    """Return the marks of a sector and of all it belongs to, division, group and class."""
    plain = code.lower()
    return [f"s:{plain[:length]}" for length in (2, 4, 5) if len(plain) >= length]
