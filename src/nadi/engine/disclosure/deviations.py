"""One linear program per question: how far can a hidden place be from its true value, all margins kept?

Its answer is either a deviation, checked in whole numbers, or a cut: of these places, more must be hidden.
Source: Fischetti & Salazar-González (2001), Solving the cell suppression problem on tabular data with linear
constraints, Management Science 47(7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nadi.engine.award.highs import Arrays, Limits, load, run

from .attacks import Attack
from .system import System

Vector = NDArray[np.float64]
DENOMINATOR = 720
NEARLY = 1e-6


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A deviation that keeps all margins: `moves` of places in units of 1/(one · `per`).

    It holds for whom the pattern hides all of `support`, but for the `useless` to whom it is no question.
    """

    moves: Mapping[int, int]
    per: int
    support: frozenset[int]
    useless: frozenset[str]

    def answers(self, attack: Attack, hidden: frozenset[int]) -> bool:
        """Tell whether it leaves the attacker as unsure as asked for."""
        return (
            attack.sign * self.moves.get(attack.place, 0) >= attack.amount * self.per
            and attack.holding not in self.useless
            and self.support <= hidden
        )


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Σ weight · (place is hidden) ≥ `least`: what every pattern must keep to."""

    weights: Mapping[int, Fraction]
    least: Fraction = Fraction(1)

    def lacks(self, hidden: Vector) -> float:
        """Return by how much a pattern, or a fractional one, falls short."""
        found = sum(float(weight) * float(hidden[place]) for place, weight in self.weights.items())
        return float(self.least) - found


class Deviations:
    """The program of one system, kept warm between questions."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.count = len(system.places)
        self.columns: list[list[tuple[int, int]]] = [[] for _ in system.places]
        for row, (total, parts) in enumerate(system.relations):
            self.columns[total].append((row, -1))
            for part in parts:
                self.columns[part].append((row, 1))
        self.solver: Any = load(self._arrays(), Limits(), relaxed=True)
        self.shortest: Any = load(two_sided(system, cost=1.0), Limits(), relaxed=True)
        self.both = np.arange(2 * self.count, dtype=np.int32)
        self.numbers = np.arange(self.count, dtype=np.int32)
        self.rooms: dict[str | None, tuple[Vector, NDArray[np.bool_]]] = {}

    def _arrays(self) -> Arrays:
        system = self.system
        index = [place for total, parts in system.relations for place in (total, *parts)]
        value = [entry for _total, parts in system.relations for entry in (-1, *(1 for _ in parts))]
        sizes = [0, *(1 + len(parts) for _total, parts in system.relations)]
        return Arrays(
            cost=np.zeros(self.count),
            lower=np.zeros(self.count),
            upper=np.zeros(self.count),
            integer=np.zeros(self.count, dtype=bool),
            row_lower=np.zeros(len(system.relations)),
            row_upper=np.zeros(len(system.relations)),
            starts=np.cumsum(sizes).astype(np.int32),
            index=np.array(index, dtype=np.int32),
            value=np.array(value, dtype=float),
        )

    def knowledge(self, holding: str | None) -> tuple[Vector, NDArray[np.bool_]]:
        """Return how far each place can be below its true value for a holding, and which places it knows."""
        if holding not in self.rooms:
            rooms = np.array([self.system.room(place, holding) for place in range(self.count)], dtype=float)
            known = np.array([self.system.is_known_to(holding, place) for place in range(self.count)])
            self.rooms[holding] = (rooms, known)
        return self.rooms[holding]

    def furthest(
        self, attack: Attack, hidden: Vector, *, capped: bool = False
    ) -> tuple[float, Vector, Vector]:
        """Return how far off the place can be (at most the amount), the deviation, each relation's worth.

        `hidden` is 1 for a hidden place, 0 for a shown one, and between them for a fractional pattern, whose
        deviations are `capped` at the amount.
        """
        rooms, known = self.knowledge(attack.holding)
        free = np.where(known, 0.0, hidden)
        cap = float(attack.amount) if capped else inf
        with np.errstate(invalid="ignore"):
            lower = np.where(free > 0, -np.minimum(rooms, cap) * free, 0.0)
            upper = np.where(free > 0, cap * free, 0.0)
        lower[attack.place] = -attack.amount if attack.sign < 0 else 0.0
        upper[attack.place] = attack.amount if attack.sign > 0 else 0.0
        self.solver.changeColsBounds(self.count, self.numbers, lower, upper)
        self.solver.changeColCost(attack.place, -float(attack.sign))
        self.solver.run()
        self.solver.changeColCost(attack.place, 0.0)
        answer = self.solver.getSolution()
        values = np.array(answer.col_value)
        return attack.sign * values[attack.place], values, np.array(answer.row_dual)

    def nearest(self, attack: Attack, hidden: Vector) -> Vector | None:
        """Return the deviation by the amount that moves others least, so that it concerns few holdings."""
        rooms, known = self.knowledge(attack.holding)
        free = (hidden > 0) & ~known
        lower = np.zeros(2 * self.count)
        upper = np.concatenate([np.where(free, inf, 0.0), np.where(free, rooms, 0.0)])
        wanted, other = attack.place, attack.place + self.count
        if attack.sign < 0:
            wanted, other = other, wanted
        lower[wanted], upper[wanted], upper[other] = attack.amount, attack.amount, 0.0
        self.shortest.changeColsBounds(2 * self.count, self.both, lower, upper)
        found = run(self.shortest, relaxed=True)
        return found.values[: self.count] - found.values[self.count :] if found.feasible else None

    def proof(self, values: Vector, *, whole: bool) -> Proof | None:
        """Return the solver's deviation in whole numbers, checked without it; None if it does not hold so."""
        scaled, per = exact(values, whole=whole)
        sums: dict[int, int] = {}
        for place, moved in scaled.items():
            if -moved > per * self.system.room(place):
                return None
            for row, entry in self.columns[place]:
                sums[row] = sums.get(row, 0) + entry * moved
        if any(sums.values()):
            return None
        return Proof(moves=scaled, per=per, support=frozenset(scaled), useless=self._useless(scaled, per))

    def _useless(self, moves: Mapping[int, int], per: int) -> frozenset[str]:
        """Return the holdings who know better: their own figures rule the deviation out."""
        system = self.system
        return frozenset(
            holding
            for place, moved in moves.items()
            for holding in system.parts[place]
            if system.is_known_to(holding, place) or -moved > per * system.room(place, holding)
        )

    def cut(self, attack: Attack, worth: Vector) -> Cut | None:
        """Return what the worth of the relations proves: s·f_p = Σ r_i f_i ≤ Σ (up r_i⁺ + down r_i⁻) y_i.

        It holds for any worth for which the place itself counts once, whatever the solver's rounding; the
        capacities may be capped at the amount because y is 0 or 1.
        """
        worths = fractions_near(worth / scale_at(self.columns[attack.place], worth))
        own = sum((entry * worths[row] for row, entry in self.columns[attack.place]), Fraction(0))
        if not own:
            return None
        weights: dict[int, Fraction] = {}
        rows = {place for row in np.flatnonzero(worth) for place in self._members(int(row))}
        for place in sorted(rows - {attack.place}):
            reduced = sum((entry * worths[row] for row, entry in self.columns[place]), Fraction(0))
            reduced *= -attack.sign / own
            if reduced and not self.system.is_known_to(attack.holding, place):
                room = inf if reduced > 0 else self.system.room(place, attack.holding)
                share = Fraction(1) if room == inf else abs(reduced) * Fraction(room) / attack.amount
                weights[place] = min(share, Fraction(1))
        return Cut(weights={place: weight for place, weight in weights.items() if weight})

    def _members(self, row: int) -> tuple[int, ...]:
        total, parts = self.system.relations[row]
        return (total, *parts)


def scale_at(column: Sequence[tuple[int, int]], worth: Vector) -> float:
    """Return what a place counts under the worth of its relations; 1 where that is nothing."""
    found = sum(entry * worth[row] for row, entry in column)
    return found if abs(found) > NEARLY else 1.0


def fractions_near(values: Vector) -> list[Fraction]:
    """Return small fractions near the solver's numbers, whole ones where all are nearly whole."""
    whole = np.rint(values)
    if np.all(np.abs(values - whole) < NEARLY):
        return [Fraction(int(one)) for one in whole]
    return [Fraction(float(one)).limit_denominator(DENOMINATOR) for one in values]


def exact(values: Vector, *, whole: bool) -> tuple[dict[int, int], int]:
    """Return a deviation in whole numbers and what they are multiples of, without the places that stay."""
    found = np.flatnonzero(np.abs(values) > NEARLY).tolist()
    if whole:
        return {place: moved for place in found if (moved := round(float(values[place])))}, 1
    moves = {place: Fraction(float(values[place])).limit_denominator(DENOMINATOR) for place in found}
    per = lcm(*(moved.denominator for moved in moves.values()))
    return {place: int(moved * per) for place, moved in moves.items()}, per


def two_sided(system: System, *, cost: float = 0.0) -> Arrays:
    """Return the relations over two columns a place: how much above its true value it is, how much below."""
    count = len(system.places)
    index: list[int] = []
    value: list[float] = []
    starts = [0]
    for total, parts in system.relations:
        for place, entry in ((total, -1.0), *((part, 1.0) for part in parts)):
            index += (place, place + count)
            value += (entry, -entry)
        starts.append(len(index))
    return Arrays(
        cost=np.full(2 * count, cost),
        lower=np.zeros(2 * count),
        upper=np.zeros(2 * count),
        integer=np.zeros(2 * count, dtype=bool),
        row_lower=np.zeros(len(system.relations)),
        row_upper=np.zeros(len(system.relations)),
        starts=np.array(starts, dtype=np.int32),
        index=np.array(index, dtype=np.int32),
        value=np.array(value, dtype=float),
    )
