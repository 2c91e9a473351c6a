"""The equal profit method: relative savings as equal as the core allows (Frisk et al. 2010)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from .face import ROUNDS, Face, has_imputations
from .game import Game, MethodRefused
from .linear import null_space
from .nucleolus import Levels, least_core
from .program import NoSolution, Optimum, Row


@dataclass(frozen=True, kw_only=True)
class EqualProfit:
    """Shares (signed money), the difference of relative savings left, and the least core if it was needed."""

    shares: list[Fraction]
    difference: Fraction
    core: Levels | None
    exact: bool
    proven: bool


def equal_profit(game: Game, *, least: bool = False, rounds: int = ROUNDS) -> EqualProfit:
    """Minimise the largest difference of relative savings inside the core.

    Over the least core when the core is empty, or always with `least`. Several divisions can be equally
    good; of these the one is taken that lifts the smallest relative saving as far as it goes, then the
    next smallest (lexicographic), so that the answer is unique. `MethodRefused` where relative savings are
    undefined.
    """
    require_positive(game)
    found = None if least else within_core(game, rounds)
    if found is not None:
        return found
    core = least_core(game, rounds=rounds)
    try:
        return settled(game, core, rounds)
    except NoSolution as error:
        raise MethodRefused(
            "The equal profit method found no division inside the core: its conditions contradict each other "
            "within the solver's precision."
        ) from error


def within_core(game: Game, rounds: int) -> EqualProfit | None:
    """The answer when the core is not empty; the contradiction of its rows proves that it is."""
    try:
        return settled(game, None, rounds)
    except NoSolution:
        return None


def settled(game: Game, core: Levels | None, rounds: int) -> EqualProfit:
    """The most equal relative savings in the core, or in the least core that is given."""
    face = Face(game=game, imputations=has_imputations(game), rounds=rounds)
    allowance = core.levels[0] if core is not None else Fraction(0)
    optimum = Spread(face=face, allowance=allowance / face.span).run()
    shares, exact = face.shares(optimum)
    alone = [abs(game.signed(1 << bit)) for bit in range(face.count)]
    ratios = [share / own for share, own in zip(shares, alone, strict=True) if own]
    is_proven = face.oracle.proof != "search" and (core is None or core.proven)
    return EqualProfit(
        shares=shares, difference=max(ratios) - min(ratios), core=core, exact=exact, proven=is_proven
    )


def require_positive(game: Game) -> None:
    """Refuse undefined relative savings; in a cost game, who costs nothing alone simply pays nothing."""
    word = "pay" if game.kind == "cost" else "gain"
    for player in game.players:
        alone = game.alone(player)
        if alone < 0 or (alone == 0 and game.kind == "gain"):
            raise MethodRefused(
                f"The equal profit method compares with what each would {word} alone; "
                f"for {player} that is {alone}, so its relative saving is undefined."
            )
    if not any(game.alone(player) for player in game.players):
        raise MethodRefused("Nobody would pay anything alone, so relative savings are undefined.")


@dataclass
class Spread:
    """First the least difference of x_i / c_i, then the largest ratio lowered, and the next, and so on."""

    face: Face
    allowance: Fraction
    rows: dict[int, Row] = field(default_factory=dict)
    separated: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        face = self.face
        self.alone = [abs(face.cost(1 << bit)) for bit in range(face.count)]
        for mask in face.known:
            self.state(mask)

    def run(self) -> Optimum:
        """The optimum of the last program, with all rows that hold with certainty turned into equations."""
        program = self.face.program
        high, low, difference = program.new_columns(3)
        program.add({high: 1, low: -1, difference: -1}, 0, equal=True)
        for bit, alone in enumerate(self.alone):
            if not alone:
                program.add({bit: 1}, 0, equal=True)
                continue
            program.add({bit: 1, high: -alone}, 0)
            program.add({bit: -1, low: alone}, 0)
        optimum = self.solve(difference)
        waiting = {bit for bit, alone in enumerate(self.alone) if alone}
        while waiting and not self.is_determined():
            (top,) = program.new_columns()
            rows = {bit: program.add({bit: 1, top: -self.alone[bit]}, 0) for bit in waiting}
            optimum = self.solve(top)
            done = {bit for bit, row in rows.items() if row.equal}
            program.rows = [row for row in program.rows if row.equal or row not in rows.values()]
            waiting -= done
        return optimum

    def solve(self, objective: int) -> Optimum:
        """Minimise one column, adding coalition rows until none is violated; settle the tight rows."""
        face = self.face
        while True:
            optimum = face.program.minimise({objective: 1})
            fresh = self.fresh(optimum)
            if not fresh:
                break
            for mask in fresh:
                self.state(mask)
        for row in optimum.tight:
            row.equal = True
        return optimum

    def fresh(self, optimum: Optimum) -> list[int]:
        """Coalitions newly found to pay more than allowed; the same shares are not asked about twice."""
        face = self.face
        values = [round(float(value), 9) for value in optimum.values[: face.count]]
        if values == self.separated or face.count == 1:
            return []
        found = face.violated(face.money(optimum.values[: face.count]), float(self.allowance), None)
        if not found:
            self.separated = values
        return found

    def state(self, mask: int) -> None:
        """Add x(S) ≤ c(S) + ε."""
        members = {bit: 1 for bit in range(self.face.count) if mask >> bit & 1}
        self.rows[mask] = self.face.program.add(members, self.face.cost(mask) + self.allowance)

    def is_determined(self) -> bool:
        """Whether the equations over shares alone leave them no freedom."""
        lines = []
        for row in self.face.program.rows:
            if row.equal and all(column < self.face.count for column in row.coefficients):
                lines.append([int(row.coefficients.get(bit, 0)) for bit in range(self.face.count)])
        return not null_space(lines, self.face.count)
