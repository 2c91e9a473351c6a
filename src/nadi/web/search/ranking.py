"""The order of what was found, out of a bounded set of candidates.

Scoring every document in which a common word stands costs in proportion to them (a second, where a third of a
million do). So a bounded number is gathered, title hits first, and these are put in order:

    per word    whole in the title 4 · begins in the title 3 · whole anywhere 2 · begins anywhere 1
    together    2, where the first places of two words lie close to one another
    fresh       -3, where nobody vouched for it for too long
    date        1 where it is to come, -2 where it is past

Equal scores: the nearest date to come first, then the newest document.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from nadi.web.search.backends import Candidate
from nadi.web.search.match import Word

WHOLE_IN_TITLE, BEGINS_IN_TITLE, WHOLE, BEGINS = 4, 3, 2, 1
TOGETHER, STALE, TO_COME, PAST = 2, -3, 1, -2
CLOSE = 40  # letters of the tokens between two words
FAR_OFF = date.max


def ranked(candidates: Iterable[Candidate], words: Sequence[Word], today: date) -> list[Candidate]:
    """Return the candidates in their order."""
    looked_for = [Wanted(word) for word in words]

    def place(one: Candidate) -> tuple[int, date, int]:
        is_to_come = one.deadline is not None and one.deadline >= today
        when = one.deadline if is_to_come and one.deadline else FAR_OFF
        return (-score(one, looked_for, today), when, -one.id)

    return sorted(candidates, key=place)


class Wanted:
    """The forms of a word as they stand among the tokens of a document."""

    def __init__(self, word: Word) -> None:
        self.title_whole = [f" t:{one} " for one in word.whole]
        self.title_begins = [f" t:{one}" for one in word.beginnings]
        self.whole = [f" {one} " for one in word.whole]
        self.begins = [f" {one}" for one in word.beginnings]

    def value(self, tokens: str) -> int:
        """Return what the best place of the word is worth."""
        if any(one in tokens for one in self.title_whole):
            return WHOLE_IN_TITLE
        if any(one in tokens for one in self.title_begins):
            return BEGINS_IN_TITLE
        return WHOLE if any(one in tokens for one in self.whole) else BEGINS

    def place(self, tokens: str) -> int:
        """Return where the word first stands in the text, or -1."""
        return next((at for one in [*self.whole, *self.begins] if (at := tokens.find(one)) >= 0), -1)


def score(one: Candidate, words: Sequence[Wanted], today: date) -> int:
    """Return how well a document meets the words, and how fresh it is."""
    tokens = f" {one.words} "
    total = sum(word.value(tokens) for word in words)
    if len(words) > 1:
        places = sorted(place for word in words if (place := word.place(tokens)) >= 0)
        if any(later - earlier <= CLOSE for earlier, later in pairwise(places)):
            total += TOGETHER
    if one.stale_on is not None and one.stale_on <= today:
        total += STALE
    if one.deadline is not None:
        total += TO_COME if one.deadline >= today else PAST
    return total
