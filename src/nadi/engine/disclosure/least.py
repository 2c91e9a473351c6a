"""The pattern of least loss: a master program over what to hide, and the auditor that adds what it misses.

Source: Fischetti & Salazar-González (2001), Solving the cell suppression problem on tabular data with linear
constraints, Management Science 47(7). Their flows of every attacker are projected out: the multipliers of the
audit give the constraint that the flow would have imposed, so that no bound has to be invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from nadi.engine.award.highs import Arrays, Limits, Solution, minimise, relax

from .attacks import Target, attacks_on
from .audit import Auditor, Pattern
from .deviations import Cut, Vector
from .system import System
from .widening import Widening

ENOUGH = 1e-4
EVEN = 1e-9


@dataclass(frozen=True, kw_only=True)
class Effort:
    """How much is tried before the best pattern so far is taken; the same effort gives the same pattern.

    `attacks`: places × forbidden places above which the least pattern is not looked for. `relaxed`: rounds
    of cuts before anything is made whole. `rounds`: whole patterns tried. `nodes`: nodes per round; `seconds`
    is a safety per round, in which alone a slow machine may stop earlier than a fast one.
    """

    attacks: int = 1_000_000
    relaxed: int = 15
    rounds: int = 30
    nodes: int = 2_000
    seconds: float = 5.0


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An audited pattern, what it loses, and what every audited pattern loses at least."""

    hidden: Pattern
    loss: Fraction
    bound: Fraction


def choose(system: System, losses: Sequence[Fraction], effort: Effort) -> Choice:
    """Return the pattern of least loss, or the best that the effort allows."""
    auditor = Auditor(system)
    widening = Widening(auditor, [float(loss) for loss in losses])
    search = Search(widening, losses, effort)
    search.offer(widening.narrowed(widening.widened(system.at_least)))
    if search.loss and len(system.choosable) * len(system.forbidden) <= effort.attacks:
        search.run()
    return Choice(hidden=search.best, loss=search.loss, bound=min(search.bound, search.loss))


class Search:
    """The best pattern so far, the cuts so far, and the bound they prove."""

    def __init__(self, widening: Widening, losses: Sequence[Fraction], effort: Effort) -> None:
        self.widening, self.auditor, self.system = widening, widening.auditor, widening.system
        self.losses, self.effort = losses, effort
        self.cuts: dict[tuple[object, ...], Cut] = {}
        self.best: Pattern = frozenset()
        self.loss = Fraction(-1)
        self.bound = Fraction(0)

    def offer(self, hidden: Pattern) -> None:
        """Take an audited pattern if it loses less than the best so far."""
        loss = sum((self.losses[place] for place in hidden - self.system.at_least), Fraction(0))
        if self.loss < 0 or loss < self.loss:
            self.best, self.loss = hidden, loss

    def add(self, cuts: Iterable[Cut]) -> int:
        """Add cuts that are new, and return how many."""
        before = len(self.cuts)
        for cut in cuts:
            self.cuts.setdefault((cut.least, *sorted(cut.weights.items())), cut)
        return len(self.cuts) - before

    def run(self) -> None:
        """Raise the bound and lower the loss until they meet or the effort is spent."""
        for _round in range(self.effort.relaxed):
            relaxed = relax(self.master(), Limits())
            if not relaxed.feasible or not self.add(self.separated(relaxed.values)):
                break
        self.add(self.widening.cuts)
        for _round in range(self.effort.rounds):
            solved = self.solve()
            self.bound = max(self.bound, self.in_losses(solved.bound))
            if not solved.feasible or self.is_proven():
                return
            hidden = frozenset(int(place) for place in np.flatnonzero(solved.values > 1 / 2))
            weak = list(self.auditor.weaknesses(hidden))
            if not weak:
                self.offer(hidden)
                self.bound = self.loss if solved.optimal else self.bound
                return
            new = self.add(cut for one in weak for cut in one.cuts)
            self.widening.cuts.clear()
            self.offer(self.widening.narrowed(self.widening.widened(hidden), keeping=hidden))
            if not new + self.add(self.widening.cuts):
                return

    def is_proven(self) -> bool:
        """Tell whether nothing better can be left; equal up to the solver's last digits is equal."""
        if self.bound >= self.loss * (1 - Fraction(EVEN)):
            self.bound = self.loss
        return self.bound >= self.loss

    def in_losses(self, objective: float) -> Fraction:
        """Return the master's objective in the unit of losses."""
        if not np.isfinite(objective):
            return Fraction(0)
        return Fraction(objective) * self.unit

    @cached_property
    def unit(self) -> Fraction:
        """Return the loss that counts as one in the master, where the greatest is 1,000."""
        return max((self.losses[place] for place in self.system.choosable), default=Fraction(1)) / 1000

    def solve(self) -> Solution:
        """Solve the master with whole places."""
        limits = Limits(nodes=self.effort.nodes, seconds=self.effort.seconds)
        return minimise(self.master(), limits)

    def master(self) -> Arrays:
        """Return the program: a column for each place, its loss, and a row for each cut."""
        system = self.system
        count = len(system.places)
        lower, upper, cost = np.zeros(count), np.zeros(count), np.zeros(count)
        lower[sorted(system.at_least)] = 1.0
        upper[[*system.choosable, *system.at_least]] = 1.0
        for place in set(system.choosable) - system.at_least:
            cost[place] = float(self.losses[place] / self.unit)
        rows = [(sorted(cut.weights.items()), cut.least) for cut in self.cuts.values()]
        sizes = [0, *(len(weights) for weights, _least in rows)]
        return Arrays(
            cost=cost,
            lower=lower,
            upper=upper,
            integer=np.ones(count, dtype=bool),
            row_lower=np.array([float(least) for _weights, least in rows]),
            row_upper=np.full(len(rows), np.inf),
            starts=np.cumsum(sizes).astype(np.int32),
            index=np.array([place for weights, _least in rows for place, _ in weights], dtype=np.int32),
            value=np.array([float(weight) for weights, _least in rows for _, weight in weights]),
        )

    def separated(self, hidden: Vector) -> Iterator[Cut]:
        """Yield the cuts of outsiders' attacks that a fractional pattern falls short of."""
        for place in sorted(self.system.forbidden):
            for attack in attacks_on(self.system, Target(place=place, parts=self.system.parts[place])):
                reached, _values, worth = self.auditor.deviations.furthest(attack, hidden, capped=True)
                if reached < attack.amount * (1 - ENOUGH):
                    cut = self.auditor.deviations.cut(attack, worth)
                    if cut is not None and cut.lacks(hidden) > ENOUGH:
                        yield cut
