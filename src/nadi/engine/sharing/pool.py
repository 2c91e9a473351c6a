"""A pooled purchase as a cost game, and its division among the members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from nadi.engine.award.coalition import coalition_problem
from nadi.engine.award.components import narrowed
from nadi.engine.award.problem import Demand, Problem
from nadi.engine.award.result import Award, Infeasible
from nadi.engine.award.solving import least_cost

from .certificate import certify
from .division import Ask
from .game import Game, LineUse
from .methods import share
from .result import Certificate, Shares
from .separation import PoolSeparation

Standalone = Literal["baseline", "list"] | Mapping[str, Decimal]
ZERO = Decimal(0)
EXACT_UP_TO = 8


@dataclass(frozen=True, kw_only=True)
class PoolDivision:
    """The shares of a pool with its game and certificate."""

    game: Game
    shares: Shares
    certificate: Certificate


def share_pool(
    problem: Problem,
    award: Award,
    *,
    method: str = "equal_profit",
    standalone: Standalone | None = None,
    ask: Ask | None = None,
) -> PoolDivision:
    """Divide what an award costs among the members, and certify the division.

    `problem` holds the rules under which the award was found. Groups too many to price are proven by
    mixed-integer programs. Raises `ValueError` as `pool_game` and `share` do.
    """
    game = pool_game(problem, standalone=standalone, award=award)
    asked = ask or Ask()
    shares = share(game, method=method, total=award.total, ask=asked)
    return PoolDivision(game=game, shares=shares, certificate=certify(game, shares, rounds=asked.rounds))


def pool_game(
    problem: Problem,
    *,
    standalone: Standalone | None = None,
    award: Award | None = None,
    exact_up_to: int = EXACT_UP_TO,
    seconds: float | None = None,
) -> Game:
    """The cost game of a pool: the least cost of a group's own demand, never above its stand-alone costs.

    Stand-alone costs are the baselines, or what a member would pay these vendors alone (`list`), or given
    amounts; unless said, the baseline of each member that has one for all it wants, else the list. Quality
    mark-ups are left out: shares divide money. `seconds` limits each solve. Raises `ValueError` when a
    member can neither buy alone nor has a baseline.
    """
    if not problem.members:
        raise ValueError("lines: no member wants anything, so there is nothing to share.")
    costs = PoolCosts(
        problem=without_mark_ups(problem), given=given_alone(problem, standalone), seconds=seconds
    )
    alone = {member: costs.alone(member) for member in problem.members}
    unit = unit_of(problem)
    return Game(
        players=problem.members,
        cost=costs.cost,
        lines=() if award is None else line_uses(award),
        unit=unit,
        tolerance=unit,
        enumerable=exact_up_to,
        separation=PoolSeparation(problem=costs.problem, alone=alone, cost=costs.cost, seconds=seconds),
    )


@dataclass
class PoolCosts:
    """Costs of groups, each solved once; `seconds` limits each, then the best award found counts."""

    problem: Problem
    given: Mapping[str, Decimal]
    seconds: float | None = None

    def __post_init__(self) -> None:
        self.known: dict[frozenset[str], Decimal] = {}

    def alone(self, member: str) -> Decimal:
        """What a member would pay without the pool."""
        return self.cost(frozenset((member,)))

    def cost(self, members: frozenset[str]) -> Decimal:
        """Least cost of the group's own award, or its members' stand-alone costs if these are less."""
        if members not in self.known:
            # A group is compared by what it would be billed, as the pool itself is.
            self.known[members] = self.solved(members).quantize(unit_of(self.problem), ROUND_HALF_UP)
        return self.known[members]

    def solved(self, members: frozenset[str]) -> Decimal:
        """Ask the award module."""
        own = self.own_award(members)
        if len(members) > 1:
            apart = sum((self.alone(member) for member in sorted(members)), ZERO)
            return apart if own is None else min(own, apart)
        (member,) = members
        today = self.given.get(member)
        if own is None and today is None:
            raise ValueError(
                f"“{member}” could not buy alone under these rules and gives no price it pays today, "
                "so its stand-alone cost is unknown."
            )
        if own is None or today is None:
            return own if own is not None else today if today is not None else ZERO
        return min(own, today)

    def own_award(self, members: frozenset[str]) -> Decimal | None:
        """The least cost of the group's demand; None when the bids and rules do not allow it in the time."""
        try:
            group = wanted_only(coalition_problem(self.problem, members))
            return least_cost(group, time_limit=self.seconds) if group.lines else ZERO
        except (Infeasible, TimeoutError):
            return None


def unit_of(problem: Problem) -> Decimal:
    """The smallest coin in which the problem's amounts are written."""
    return Decimal(1).scaleb(-problem.options.decimals)


def wanted_only(problem: Problem) -> Problem:
    """The problem without lines that nobody in it wants, unless more than wanted may be bought."""
    if problem.options.allow_more:
        return problem
    lines = tuple(line for line in problem.lines if line.quantity or line.tolerance)
    names = {line.id for line in lines}
    bids = tuple(
        replace(
            bid,
            offers=tuple(offer for offer in bid.offers if offer.line in names),
            bundles=tuple(bundle for bundle in bid.bundles if names.issuperset(bundle.quantities)),
        )
        for bid in problem.bids
    )
    rules = tuple(rule for rule in problem.rules if rule.line is None or rule.line in names)
    penalties = {name: fee for name, fee in problem.options.unmet_penalty.items() if name in names}
    return narrowed(replace(problem, rules=()), lines, bids, (rules, penalties))


def without_mark_ups(problem: Problem) -> Problem:
    """The same problem compared by money alone."""
    bids = tuple(
        replace(
            bid,
            offers=tuple(replace(offer, mark_up=ZERO) for offer in bid.offers),
            bundles=tuple(replace(bundle, mark_up=ZERO) for bundle in bid.bundles),
        )
        for bid in problem.bids
    )
    return replace(problem, bids=bids)


def given_alone(problem: Problem, standalone: Standalone | None) -> dict[str, Decimal]:
    """Stand-alone costs that need no award; `ValueError` when a wanted baseline is missing."""
    if standalone == "list":
        return {}
    if isinstance(standalone, Mapping):
        unknown = sorted(set(standalone) - set(problem.members))
        if unknown:
            raise ValueError(f"“{unknown[0]}” has a stand-alone cost but no demand.")
        return dict(standalone)
    found = {}
    for member in problem.members:
        wanted = [d for line in problem.lines for d in line.demands if d.member == member]
        cost = baseline_cost(wanted)
        if cost is not None:
            found[member] = cost
        elif standalone == "baseline":
            raise ValueError(f"“{member}” gives no baseline for something it wants.")
    return found


def baseline_cost(wanted: list[Demand]) -> Decimal | None:
    """What these demands cost today, or None where a baseline is missing."""
    total = ZERO
    for demand in wanted:
        if demand.baseline is None and demand.quantity:
            return None
        total += demand.quantity * (demand.baseline or ZERO)
    return total


def line_uses(award: Award) -> tuple[LineUse, ...]:
    """What each line costs in an award and who takes how much of it."""
    uses = []
    for line in award.lines:
        quantities: dict[str, Decimal] = {}
        for row in award.rows:
            if row.line == line.line:
                quantities[row.member] = quantities.get(row.member, ZERO) + row.quantity
        uses.append(LineUse(line=line.line, amount=line.amount, quantities=quantities))
    return tuple(uses)
