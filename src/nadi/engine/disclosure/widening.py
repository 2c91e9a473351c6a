"""A pattern found step by step: for each weakness the cheapest places whose hiding takes it away.

Source: Kelly, Golden & Assad (1992), Cell suppression: disclosure protection for sensitive tabular data,
Networks 22(4): one program per weakness, the price of a shown place being its loss.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

import numpy as np

from nadi.engine.award.highs import Limits, load

from .attacks import Attack
from .audit import Auditor, Pattern, Weakness
from .deviations import NEARLY, Cut, two_sided

BEYOND = "The figures are too large, or too finely divided, for the audit."
ALREADY = "What was published before gives a figure away whatever is kept back now."


class Widening:
    """Widens and narrows patterns of one system; `prices` is what hiding each place loses, above zero.

    `cuts` collects what was learned on the way.
    """

    def __init__(self, auditor: Auditor, prices: Sequence[float]) -> None:
        self.auditor, self.system = auditor, auditor.system
        self.prices = np.array(prices, dtype=float)
        self.cuts: list[Cut] = []
        self.count = len(prices)
        self.solver: Any = load(two_sided(self.system), Limits(), relaxed=True)
        self.numbers = np.arange(2 * self.count, dtype=np.int32)

    def widened(self, hidden: Pattern) -> Pattern:
        """Return the pattern with as much more hidden as the audit asks for. ValueError if nothing helps."""
        while (weak := next(self.auditor.weaknesses(hidden), None)) is not None:
            self.cuts += weak.cuts
            more = self.cheapest(weak, hidden) - hidden or frozenset(self.system.choosable) - hidden
            if not more:
                raise ValueError(ALREADY) if self.system.published else ArithmeticError(BEYOND)
            hidden |= more
        return hidden

    def narrowed(self, hidden: Pattern, keeping: Pattern = frozenset()) -> Pattern:
        """Return the pattern without what is hidden in vain, the dearest shown first, but for `keeping`."""
        spare = hidden - self.system.at_least - keeping
        for place in sorted(spare, key=lambda place: (-self.prices[place], place)):
            fewer = hidden - {place}
            weak = next(self.auditor.weaknesses(fewer), None)
            if weak is None:
                hidden = fewer
            else:
                self.cuts += weak.cuts
        return hidden

    def cheapest(self, weak: Weakness, hidden: Pattern) -> Pattern:
        """Return the places to hide against one weakness."""
        if weak.attack is not None:
            return self.around(weak.attack, hidden)
        total, parts = self.system.relations[weak.relation or 0]
        shown = [place for place in self.system.choosable if place in (total, *parts) and place not in hidden]
        return frozenset(sorted(shown, key=lambda place: (self.prices[place], place))[:1])

    def around(self, attack: Attack, hidden: Pattern) -> Pattern:
        """Return where the cheapest deviation of the amount asked for runs."""
        rooms, known = self.auditor.deviations.knowledge(attack.holding)
        may = np.zeros(self.count, dtype=bool)
        may[[*self.system.choosable, *hidden]] = True
        may &= ~known
        free = np.array([place in hidden for place in range(self.count)])
        up = np.where(may, inf, 0.0)
        down = np.where(may, rooms, 0.0)
        dear = np.where(free, 0.0, self.prices)
        cost = np.concatenate([dear / attack.amount, dear / np.maximum(np.minimum(down, attack.amount), 1.0)])
        lower, upper = np.zeros(2 * self.count), np.concatenate([up, down])
        wanted, other = attack.place, attack.place + self.count
        if attack.sign < 0:
            wanted, other = other, wanted
        lower[wanted], upper[wanted], upper[other] = attack.amount, attack.amount, 0.0
        self.solver.changeColsBounds(2 * self.count, self.numbers, lower, upper)
        self.solver.changeColsCost(2 * self.count, self.numbers, cost)
        self.solver.run()
        answer = np.array(self.solver.getSolution().col_value)
        moved = answer[: self.count] - answer[self.count :]
        return frozenset(int(place) for place in np.flatnonzero(np.abs(moved) > NEARLY))
