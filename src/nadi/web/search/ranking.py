"""The order of what was found, out of a bounded set of candidates.

Scoring every document in which a common word stands costs in proportion to them (a second, where a third of a
million do). So a bounded number is gathered, title hits first, and these are put in order:

    per word    whole in the title 4 · begins in the title 3 · whole anywhere 2 · begins anywhere 1
    together    2, where the first places of two words lie close to one another
    fresh       -3, where nobody vouched for it for too long
    date        1 where it is to come, -2 where it is past

Equal scores: the nearest date to come first, then the newest document.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from nadi.web.search.backends import Candidate
from nadi.web.search.match import Word

WHOLE_IN_TITLE, BEGINS_IN_TITLE, WHOLE, BEGINS = 4, 3, 2, 1
TOGETHER, STALE, TO_COME, PAST = 2, -3, 1, -2
CLOSE = 40  # letters of the tokens between two words
FAR_OFF = "9999"


def ranked(
    candidates: Iterable[Candidate], worth: Mapping[int, int], least: int, today: date
) -> list[Candidate]:
    """Return the candidates in the order of what each is worth, `least` where it was not weighed."""
    now = today.isoformat()

    def place(one: Candidate) -> tuple[int, str, int]:
        number, deadline, stale_on = one.id, one.deadline, one.stale_on
        total = worth.get(number, least)
        if stale_on and stale_on <= now:
            total += STALE
        if not deadline:
            return (-total, FAR_OFF, -number)
        if deadline < now:
            return (-total - PAST, FAR_OFF, -number)
        return (-total - TO_COME, deadline, -number)

    return sorted(candidates, key=place)


def weighed(tokens: Mapping[int, str], words: Sequence[Word]) -> dict[int, int]:
    """Return how well each document meets the words."""
    looked_for = [Wanted(word) for word in words]
    return {number: how_well(said, looked_for) for number, said in tokens.items()}


class Wanted:
    """The forms of a word as they stand among the tokens of a document, the best first."""

    def __init__(self, word: Word) -> None:
        self.forms = [
            *((f" t:{one} ", WHOLE_IN_TITLE) for one in word.whole),
            *((f" t:{one}", BEGINS_IN_TITLE) for one in word.beginnings),
            *((f" {one} ", WHOLE) for one in word.whole),
        ]
        self.plain = [*(f" {one} " for one in word.whole), *(f" {one}" for one in word.beginnings)]

    def value(self, tokens: str) -> int:
        """Return what the best place of the word is worth."""
        for form, worth in self.forms:
            if form in tokens:
                return worth
        return BEGINS

    def place(self, tokens: str) -> int:
        """Return where the word first stands in the text, or -1."""
        return next((at for one in self.plain if (at := tokens.find(one)) >= 0), -1)


def how_well(tokens: str, words: Sequence[Wanted]) -> int:
    """Return how well a document meets the words."""
    within = f" {tokens} "
    total = 0
    for word in words:
        total += word.value(within)
    if len(words) > 1:
        places = sorted(place for word in words if (place := word.place(within)) >= 0)
        if any(later - earlier <= CLOSE for earlier, later in pairwise(places)):
            total += TOGETHER
    return total
