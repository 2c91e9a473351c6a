"""The nucleolus and its per-capita form: the largest complaint made as small as possible, then the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from .face import ROUNDS, Face, Weight, has_imputations, per_head, plain
from .game import Game, MethodRefused
from .program import Optimum, Row


@dataclass(frozen=True, kw_only=True)
class Levels:
    """Shares (signed money) that minimise the sorted complaints, and the levels of complaint reached."""

    shares: list[Fraction]
    levels: list[Fraction]
    exact: bool
    proven: bool


@dataclass
class Chain:
    """The sequence of programs: each lowers one more level of complaint and settles who is stuck at it."""

    face: Face
    weight: Weight
    working: dict[int, Row] = field(default_factory=dict)

    def lower(self, basis: list[list[int]]) -> tuple[Optimum, int]:
        """Find the least level ε with x(S) − w(S)·ε ≤ c(S) for every open coalition S."""
        face = self.face
        (level,) = face.program.new_columns()
        self.restate(level, basis)
        while True:
            optimum = face.program.minimise({level: 1})
            shares, epsilon = optimum.values[: face.count], float(optimum.values[level])
            if self.weight is per_head:
                fresh = face.violated(face.money(shares - epsilon), 0.0, basis)
            else:
                fresh = face.violated(face.money(shares), epsilon, basis)
            if not fresh:
                return optimum, level
            for mask in fresh:
                self.state(mask, level)

    def restate(self, level: int, basis: list[list[int]]) -> None:
        """Replace the last level's rows by rows of the new level for the coalitions still open."""
        stale = {id(row) for row in self.working.values() if not row.equal}
        self.face.program.rows = [row for row in self.face.program.rows if id(row) not in stale]
        self.working = {}
        for mask in self.face.known:
            if any(sum(d for bit, d in enumerate(line) if mask >> bit & 1) for line in basis):
                self.state(mask, level)

    def state(self, mask: int, level: int) -> None:
        """Add x(S) − w(S)·ε ≤ c(S)."""
        members = {bit: 1 for bit in range(self.face.count) if mask >> bit & 1}
        row = self.face.program.add({**members, level: -self.weight(mask)}, self.face.cost(mask), tag=mask)
        self.working[mask] = row


def nucleolus(game: Game, *, per_capita: bool = False, rounds: int = ROUNDS) -> Levels:
    """The (per-capita) nucleolus over the imputations; `MethodRefused` when there is no imputation.

    Sequential linear programs (Maschler, Peleg & Shapley 1979; Kopelowitz 1967); a coalition is settled
    only
    when its row has a positive dual value, so it is tight on the whole optimal face.
    """
    require_imputation(game)
    face = Face(game=game, imputations=True, rounds=rounds)
    chain = Chain(face=face, weight=per_head if per_capita else plain)
    optimum = face.program.minimise({})
    columns: list[int] = []
    while basis := face.basis():
        optimum, level = chain.lower(basis)
        columns.append(level)
        for row in optimum.tight:
            face.settle(row)
    shares, exact = face.shares(optimum)
    proven = face.oracle.proof != "search"
    known = face.program.exact()
    levels = [known.get(column, Fraction(float(optimum.values[column]))) * face.span for column in columns]
    return Levels(shares=shares, levels=levels, exact=exact, proven=proven)


def least_core(game: Game, *, rounds: int = ROUNDS) -> Levels:
    """The least ε for which the ε-core is not empty, and one point of it.

    Taken over the imputations where there are any, so that no single player is asked to pay more than
    alone.
    Negative or zero: the core is not empty.
    """
    face = Face(game=game, imputations=has_imputations(game), rounds=rounds)
    if face.count == 1:
        return Levels(shares=[game.signed(1)], levels=[Fraction(0)], exact=True, proven=True)
    chain = Chain(face=face, weight=plain)
    optimum, level = chain.lower(face.basis())
    for row in optimum.tight:
        row.equal = True
    exact = face.program.exact().get(level)
    epsilon = exact if exact is not None else Fraction(float(optimum.values[level]))
    shares, _ = face.shares(optimum)
    proven = face.oracle.proof != "search"
    return Levels(shares=shares, levels=[epsilon * face.span], exact=exact is not None, proven=proven)


def require_imputation(game: Game) -> None:
    """Refuse games in which even paying alone cannot cover the total (or reach more than it)."""
    if has_imputations(game):
        return
    singles = sum((game.alone(player) for player in game.players), start=game.total * 0)
    if game.kind == "cost":
        raise MethodRefused(
            "The nucleolus is taken over divisions in which nobody pays more than alone; there is none: "
            f"alone the members would pay {singles} in all, together {game.total}."
        )
    raise MethodRefused(
        "The nucleolus is taken over divisions in which nobody gets less than alone; there is none: "
        f"alone the players can claim {singles} in all, together there is {game.total}."
    )
