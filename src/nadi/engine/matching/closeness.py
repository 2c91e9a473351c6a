"""How near what is offered comes to one thing asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from .facts import Asked, Fact
from .weights import Weights

WORD = re.compile(r"\w+", re.UNICODE)
SHORTEST = 3  # letters of a word that tells something
SHARED_WORDS = Fraction(1, 2)  # from this share of common words on, two wordings are near
NEAR_WORDS = Fraction(4, 5)  # ... and count so much of it
# A language spoken one level below what is asked counts half.
LEVEL_BELOW = Fraction(1, 2)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, caseless, in one Unicode form."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return frozenset(word for word in WORD.findall(plain) if len(word) >= SHORTEST)


def nearest(asked: Asked, facts: Iterable[Fact], weights: Weights) -> tuple[Fraction, Fact | None]:
    """Return the closeness of the nearest fact of the same scheme, and that fact."""
    best, found = Fraction(0), None
    for fact in facts:
        near = closeness(asked, fact, weights) if fact.scheme == asked.scheme else Fraction(0)
        if near > best or (near == best and near > 0 and found and name_of(fact) < name_of(found)):
            best, found = near, fact
    return best, found


def closeness(asked: Asked, fact: Fact, weights: Weights) -> Fraction:
    """Return how near one fact is to what is asked, in [0, 1]."""
    by_code = code_closeness(asked, fact, weights) if asked.code and fact.code else Fraction(0)
    near = max(by_code, word_closeness(asked.words, fact.words))
    if asked.level and fact.level < asked.level:
        return near * LEVEL_BELOW if fact.level and asked.level - fact.level == 1 else Fraction(0)
    return near


def code_closeness(asked: Fact, fact: Fact, weights: Weights) -> Fraction:
    """Return the closeness of two codes by the steps to the lowest code above both."""
    ways = {code: steps for steps, code in reversed(list(enumerate((fact.code, *fact.path))))}
    for steps, code in enumerate((asked.code, *asked.path)):
        if code in ways:
            distance = max(steps, ways[code])
            return weights.closeness[distance] if distance < len(weights.closeness) else Fraction(0)
    return Fraction(0)


def word_closeness(asked: str, found: str) -> Fraction:
    """Return 1 for the same words in any order, a part of it where most are the same, else nothing."""
    first, second = words_of(asked), words_of(found)
    if not first or not second:
        return Fraction(0)
    shared = Fraction(len(first & second), len(first | second))
    if shared == 1:
        return Fraction(1)
    return shared * NEAR_WORDS if shared >= SHARED_WORDS else Fraction(0)


def name_of(fact: Fact) -> str:
    """Return what a reader calls a fact."""
    return fact.words or fact.code


def text_closeness(asked: str, found: str) -> Fraction:
    """Return the share of the first text's words that stand in the second."""
    first = words_of(asked)
    return Fraction(len(first & words_of(found)), len(first)) if first else Fraction(0)
