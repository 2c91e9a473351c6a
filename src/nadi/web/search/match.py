"""What is looked for, in the terms of the definition: groups of which each must be met."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from nadi.web.search_text import casual, in_latin, is_georgian, latin_stem, stem, words_in

LONGEST_QUERY = 200
MOST_WORDS = 8
SHORTEST_BEGINNING = 2
NAME_AND_NUMBER = re.compile(r"([^\W\d_]{2,})(\d{2,})")


@dataclass(frozen=True, kw_only=True)
class Group:
    """Alternatives of which one must stand in the document: whole tokens, or beginnings of tokens.

    `most` is in how many documents one of them stands at most, where that is known.
    """

    whole: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    most: int | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class Word:
    """One word as typed, and the spellings under which documents may hold it."""

    typed: str
    whole: tuple[str, ...]
    beginnings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Match:
    """A whole search: every group must be met, no token of `without` may stand there."""

    groups: tuple[Group, ...] = ()
    without: tuple[str, ...] = ()
    words: tuple[Word, ...] = field(default=(), compare=False)

    def and_also(self, groups: Iterable[Group]) -> "Match":
        return replace(self, groups=(*self.groups, *groups))


def words_of(query: str) -> tuple[Word, ...]:
    """Return the words of what was typed; whatever else stands there is no part of the search."""
    typed = dict.fromkeys(words_in(query[:LONGEST_QUERY]))
    return tuple(spelled(word) for word in list(typed)[:MOST_WORDS])


def spelled(word: str) -> Word:
    """Return a word with the spellings to look for: in the other alphabet, typed casually, inflected."""
    if is_georgian(word):
        whole = [word, in_latin(word)]
        beginnings = [*whole, stem(word)]
    else:
        georgian = casual(word)
        whole = [word, f"f:{georgian}"]
        beginnings = [*whole, stem(word), f"f:{latin_stem(georgian)}"]
    long_enough = [one for one in beginnings if len(one.removeprefix("f:")) >= SHORTEST_BEGINNING]
    return Word(typed=word, whole=unique(whole), beginnings=unique(long_enough))


def parted(word: Word) -> tuple[Word, ...]:
    """Return a name and its number written as one (“iso9001”) apart, or the word."""
    parts = NAME_AND_NUMBER.fullmatch(word.typed)
    return tuple(map(spelled, parts.groups())) if parts else (word,)


def unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def anywhere(word: Word) -> Group:
    """Return the widest way to find a word."""
    return Group(whole=word.whole, beginnings=word.beginnings)


def whole_anywhere(word: Word) -> Group:
    return Group(whole=word.whole)


def titled(group: Group) -> Group:
    """Return the same in a title."""
    return replace(
        group,
        whole=tuple(f"t:{one}" for one in group.whole),
        beginnings=tuple(f"t:{one}" for one in group.beginnings),
    )
