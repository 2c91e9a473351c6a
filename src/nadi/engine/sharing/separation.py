"""The most aggrieved group of a pool, found and proven by the award's own model with a binary per member."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal

from nadi.engine.award.highs import Limits, Solution, arrays, minimise
from nadi.engine.award.matrix import Matrix
from nadi.engine.award.model import Model
from nadi.engine.award.optimise import build
from nadi.engine.award.problem import Problem

from .game import Separated

Direction = Mapping[str, int]
HALF = 0.5


@dataclass
class PoolSeparation:
    """Minimises cost(S) − prices(S) over the proper groups S, among those that a direction leaves open.

    A group's cost is the lesser of its own award and its members' stand-alone costs, so two programs are
    solved and the worse group is the answer. `seconds` limits each; when it passes, the answer is not proven.
    """

    problem: Problem
    alone: Mapping[str, Decimal]
    cost: Callable[[frozenset[str]], Decimal]
    seconds: float | None = None
    solved: int = 0
    models: list[Model] = field(default_factory=list)

    def __call__(self, prices: Mapping[str, Decimal], direction: Direction | None = None) -> Separated | None:
        found = [
            self.best(self.award_program(prices), prices, direction),
            self.best(self.alone_program(prices), prices, direction),
        ]
        known = [answer for answer in found if answer is not None]
        if not known:
            return None
        worst = max(known, key=lambda answer: (answer.excess, sorted(answer.coalition)))
        proven = all(answer.proven for answer in known)
        return Separated(coalition=worst.coalition, excess=worst.excess, cost=worst.cost, proven=proven)

    def award_program(self, prices: Mapping[str, Decimal]) -> tuple[Matrix, dict[str, int]]:
        """The award's model in which each member may take part, paid its price for doing so."""
        if not self.models:
            self.models.append(build(self.problem, membership=True))
        model = self.models[0]
        matrix = deepcopy(model.matrix)
        for column, indicator, factor in model.links:
            matrix.row([(column, 1.0), (indicator, -factor)], upper=0.0)
        for member, column in model.members.items():
            matrix.cost[column] -= float(prices[member])
        return matrix, model.members

    def alone_program(self, prices: Mapping[str, Decimal]) -> tuple[Matrix, dict[str, int]]:
        """The group for which paying its members' stand-alone costs is best compared with the prices."""
        matrix = Matrix()
        members = {
            member: matrix.binary(float(self.alone[member] - prices[member]))
            for member in self.problem.members
        }
        return matrix, members

    def best(
        self,
        program: tuple[Matrix, dict[str, int]],
        prices: Mapping[str, Decimal],
        direction: Direction | None,
    ) -> Separated | None:
        """Solve one of the programs over the proper, open groups."""
        matrix, members = program
        restrict(matrix, members, direction)
        answer = minimise(arrays(matrix), Limits(seconds=self.seconds))
        self.solved += 1
        if not answer.feasible:
            return None
        coalition = chosen(answer, members)
        cost = self.cost(coalition)
        held = sum((prices[member] for member in coalition), Decimal(0))
        return Separated(coalition=coalition, excess=held - cost, cost=cost, proven=answer.optimal)


def restrict(matrix: Matrix, members: Mapping[str, int], direction: Direction | None) -> None:
    """Rows for a proper, non-empty group, and Σ d·member ≥ 1 or ≤ −1 by one more binary."""
    matrix.row([(column, 1.0) for column in members.values()], lower=1.0, upper=len(members) - 1.0)
    if direction is None:
        return
    entries = [(members[member], float(step)) for member, step in direction.items() if step]
    above = sum(value for _, value in entries if value > 0)
    below = sum(-value for _, value in entries if value < 0)
    side = matrix.binary()
    matrix.row([*entries, (side, below + 1.0)], lower=1.0)
    matrix.row([*entries, (side, above + 1.0)], upper=above)


def chosen(answer: Solution, members: Mapping[str, int]) -> frozenset[str]:
    """The members that take part in a solution."""
    return frozenset(member for member, column in members.items() if answer.values[column] > HALF)
