"""Finding what may be the same among very many, without comparing all with all.

Things are put into blocks by number, by host, by the whole skeleton, and by the trigrams of the skeleton.
Only the rarest trigrams of a name are looked up, and only as many as are rare; so a row costs the same among
a hundred as among a hundred thousand.
"""

from array import array
from collections import Counter
from collections.abc import Hashable

from nadi.registers.imports.duplicates.portraits import Portrait
from nadi.registers.imports.duplicates.scoring import WORTH_ASKING, Likeness, score

RAREST = 6
MOST_IN_BLOCK = 400
MOST_COMPARED = 60
MOST_TOLD = 5


def trigrams(skeleton: str) -> set[str]:
    """Return the trigrams of a skeleton with its ends marked."""
    marked = f"^{skeleton}$"
    return {marked[at : at + 3] for at in range(len(marked) - 2)} or {marked}


class Index:
    """Portraits by block; keys are public ids of what is there, or numbers of earlier rows."""

    def __init__(self) -> None:
        self.keys: list[Hashable] = []
        self.portraits: list[Portrait] = []
        self.exact: dict[str, array[int]] = {}
        self.parts: dict[str, array[int]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, key: Hashable, portrait: Portrait) -> None:
        """Put a thing into its blocks."""
        at = len(self.keys)
        self.keys.append(key)
        self.portraits.append(portrait)
        for word in exact_words(portrait):
            self.exact.setdefault(word, array("I")).append(at)
        for skeleton in portrait.names:
            for part in trigrams(skeleton):
                self.parts.setdefault(part, array("I")).append(at)

    def likely(self, portrait: Portrait, *, least: int = WORTH_ASKING) -> list[Likeness]:
        """Return what is at least so alike, the likeliest first, at most five."""
        found: dict[Hashable, Likeness] = {}
        for at in self.compared(portrait):
            points, why = score(portrait, self.portraits[at])
            key = self.keys[at]
            if points >= least and (key not in found or found[key].score < points):
                found[key] = Likeness(key=key, score=points, why=why)
        return sorted(found.values(), key=lambda one: (-one.score, str(one.key)))[:MOST_TOLD]

    def compared(self, portrait: Portrait) -> list[int]:
        """Return the things worth comparing: all of the exact blocks, and the most alike of the rest."""
        shared: Counter[int] = Counter()
        for skeleton in portrait.names:
            blocks = sorted(
                (block for part in trigrams(skeleton) if (block := self.parts.get(part))), key=len
            )
            for block in blocks[:RAREST]:
                if len(block) <= MOST_IN_BLOCK or block is blocks[0]:
                    shared.update(block[:MOST_IN_BLOCK])
        near = [at for at, _times in shared.most_common(MOST_COMPARED)]
        sure = [
            at for word in exact_words(portrait) for at in self.exact.get(word, array("I"))[:MOST_IN_BLOCK]
        ]
        return list(dict.fromkeys([*sure, *near]))


def exact_words(portrait: Portrait) -> list[str]:
    """Return the words under which a thing is found exactly."""
    words = [f"name {skeleton}" for skeleton in portrait.names]
    words += [f"number {portrait.number}"] if portrait.number else []
    words += [f"host {portrait.host}"] if portrait.host else []
    return words + ([f"mail {portrait.mail_host}"] if portrait.mail_host else [])
