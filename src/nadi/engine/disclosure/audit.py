"""The auditor: nothing is released before every forbidden sum has been shown to be uncertain enough."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .attacks import Attack, Target, attacks_on
from .deviations import Cut, Deviations, Proof, Vector
from .system import System

Pattern = frozenset[int]
# Deviations kept for each question: what a narrower pattern broke, the next one may not.
REMEMBERED = 8


@dataclass(frozen=True, kw_only=True)
class Weakness:
    """What a pattern gives away: to whom asks (`attack`), or to everybody the rest of a margin (`relation`).

    `cuts` are what every pattern must keep to so that this does not happen again.
    """

    attack: Attack | None = None
    relation: int | None = None
    cuts: tuple[Cut, ...] = ()


class Auditor:
    """Audits patterns of one system; deviations found once are tried again before a program is solved."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.deviations = Deviations(system)
        self.proofs: dict[tuple[int, int, str | None], deque[Proof]] = {}
        self.questions: dict[tuple[int, Pattern, str | None], tuple[Attack, ...]] = {}
        self.unsafe: dict[frozenset[int], bool] = {}

    def weaknesses(self, hidden: Pattern) -> Iterator[Weakness]:
        """Yield what a pattern gives away, the forbidden places first; nothing if it may be released."""
        for place in sorted(self.system.forbidden):
            yield from self._of_target(Target(place=place, parts=self.system.parts[place]), hidden)
        for number in range(len(self.system.relations)):
            yield from self._of_relation(number, hidden)

    def _of_relation(self, number: int, hidden: Pattern) -> Iterator[Weakness]:
        """What is hidden of a shown margin is published as a sum, which has to pass the rules itself."""
        total, parts = self.system.relations[number]
        rest = frozenset(place for place in parts if place in hidden and self.system.parts[place])
        if len(rest) < 2 or not self._is_unsafe(rest):
            return
        if total not in hidden:
            yield Weakness(relation=number, cuts=(self._otherwise(number, rest),))
            return
        joined = self.system.joined(rest)
        if joined != self.system.parts[total]:
            for weakness in self._of_target(Target(place=total, parts=joined, hidden=rest), hidden):
                otherwise = self._otherwise(number, rest, is_margin_hidden=True)
                cuts = tuple(either(cut, otherwise) for cut in weakness.cuts)
                yield Weakness(attack=weakness.attack, cuts=cuts)

    def _is_unsafe(self, places: Pattern) -> bool:
        """Only a sum with a forbidden part can break the rules: sums of safe ones are safe."""
        if not places & self.system.forbidden:
            return False
        if places not in self.unsafe:
            self.unsafe[places] = self.system.is_unsafe(self.system.joined(places))
        return self.unsafe[places]

    def _otherwise(self, number: int, rest: Pattern, *, is_margin_hidden: bool = False) -> Cut:
        """Return: of this margin, not just these parts are hidden, or it is shown where it was hidden."""
        total, parts = self.system.relations[number]
        given = rest | {total} if is_margin_hidden else rest
        others = {place for place in (total, *parts) if self.system.parts[place]} - given
        freed = given - self.system.at_least
        weights = {place: Fraction(1) for place in others} | {place: Fraction(-1) for place in freed}
        return Cut(weights=weights, least=Fraction(1 - len(freed)))

    def _of_target(self, target: Target, hidden: Pattern) -> Iterator[Weakness]:
        """Try outsiders first: what leaves them unsure leaves most holdings unsure too.

        No holding has to be left more unsure than an outsider, so a deviation answers all but the `useless`.
        """
        vector = np.zeros(len(self.system.places))
        vector[sorted(hidden)] = 1.0
        for attack in self._attacks(target, None):
            proof = self._proof(attack, hidden, vector)
            if isinstance(proof, Weakness):
                yield proof
                continue
            for holding in sorted(proof.useless):
                for own in self._attacks(target, holding):
                    if own.sign == attack.sign:
                        found = self._proof(own, hidden, vector)
                        if isinstance(found, Weakness):
                            yield found

    def _attacks(self, target: Target, holding: str | None) -> tuple[Attack, ...]:
        """Return the questions to a target, asked once and remembered."""
        key = (target.place, target.hidden, holding)
        if key not in self.questions:
            self.questions[key] = tuple(attacks_on(self.system, target, holding))
        return self.questions[key]

    def _proof(self, attack: Attack, hidden: Pattern, vector: Vector) -> Proof | Weakness:
        """Return a deviation that leaves the attacker unsure, or what is wrong."""
        key = (attack.place, attack.sign, attack.holding)
        known = self.proofs.setdefault(key, deque(maxlen=REMEMBERED))
        for one in known:
            if one.answers(attack, hidden):
                return one
        values = self.deviations.nearest(attack, vector)
        if values is not None:
            for whole in (True, False):
                found = self.deviations.proof(values, whole=whole)
                if found is not None and found.answers(attack, hidden):
                    known.appendleft(found)
                    return found
        _reached, _values, worth = self.deviations.furthest(attack, vector)
        return Weakness(attack=attack, cuts=self._cuts(attack, worth, hidden, vector))

    def _cuts(self, attack: Attack, worth: Vector, hidden: Pattern, vector: Vector) -> tuple[Cut, ...]:
        """Return the cut, and that of its shown places one must go: the former alone leaves fractions."""
        cut = self.deviations.cut(attack, worth)
        if cut is None or cut.lacks(vector) <= 0:
            return (
                Cut(weights={place: Fraction(1) for place in self.system.choosable if place not in hidden}),
            )
        shown = {place: Fraction(1) for place in cut.weights if place not in hidden}
        return (cut, Cut(weights=shown))


def either(one: Cut, other: Cut) -> Cut:
    """Return the cut that holds where one of two does, of which each side falls short by at most one."""
    weights = dict(one.weights)
    for place, weight in other.weights.items():
        weights[place] = weights.get(place, Fraction(0)) + weight
    return Cut(weights=weights, least=one.least + other.least - 1)
