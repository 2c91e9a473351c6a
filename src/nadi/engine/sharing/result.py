"""What a division answers: each member's share with its sum, and the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from .game import Kind
from .statements import Statement
from .working import Working

Verdict = Literal["none", "none among the tested", "found"]


@dataclass(frozen=True, kw_only=True)
class MemberShare:
    """One member's share (money, rounded to the coin) beside what it would pay or gain alone.

    `exact` is the share before rounding; `saving_percent` is None when alone is nothing; `half_width` is
    that of a sampled share's 95 % interval; `steps` is the sum in figures.
    """

    player: str
    share: Decimal
    exact: Fraction
    alone: Decimal
    saving: Decimal
    saving_percent: Decimal | None
    working: Working
    steps: tuple[str, ...]
    half_width: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Shares:
    """A division of the total by one method; the rounded shares add up to `total` exactly.

    `exact`: the unrounded shares are exact fractions, not a solver's decimals. `proven`: no group that
    could have changed a result of the optimisation was left out.
    """

    method: str
    title: str
    kind: Kind
    total: Decimal
    members: tuple[MemberShare, ...]
    notes: tuple[Statement, ...]
    exact: bool
    proven: bool

    def of(self, player: str) -> Decimal:
        """A member's rounded share."""
        return next(member.share for member in self.members if member.player == player)

    @property
    def amounts(self) -> dict[str, Decimal]:
        """Rounded share by member."""
        return {member.player: member.share for member in self.members}


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A method that has no answer for this game, and why."""

    method: str
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class MemberCheck:
    """Whether one member pays no more (gets no less) than alone; `worse_by` is positive when it does."""

    player: str
    share: Decimal
    alone: Decimal
    worse_by: Decimal

    @property
    def is_worse_off(self) -> bool:
        """Whether the member would do better alone."""
        return self.worse_by > 0


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What can be promised about a division.

    `worst` is the group that gains most by leaving and `excess` by how much (negative: how far it is from
    that). `core_empty`: None when not known. `least_core` is the smallest largest excess of any division,
    given when some group could do better. `proof` is how the groups were searched, `tested` how many were.
    """

    individual: tuple[MemberCheck, ...]
    verdict: Verdict
    worst: tuple[str, ...]
    excess: Decimal | None
    proof: Literal["enumeration", "milp", "search"]
    tested: int
    core_empty: bool | None
    least_core: Decimal | None
    statements: tuple[Statement, ...]

    @property
    def nobody_is_worse_off(self) -> bool:
        """Whether every single member does at least as well as alone."""
        return not any(check.is_worse_off for check in self.individual)

    @property
    def is_in_core(self) -> bool:
        """Whether no single member and no group found could do better by leaving."""
        return self.nobody_is_worse_off and self.verdict != "found"
