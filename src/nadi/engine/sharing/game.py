"""The game: who may act together, and what each group would pay (or gain) on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Protocol

from .coalitions import by_size, mask_of, members_of

CENT = Decimal("0.01")
Kind = Literal["cost", "gain"]
Cost = Callable[[frozenset[str]], Decimal]


class MethodRefused(ValueError):
    """The method has no answer for this game; the message says why in a sentence."""


@dataclass(frozen=True, kw_only=True)
class LineUse:
    """One line of the purchase: what it costs in all (money) and how much each player takes of it."""

    line: str
    amount: Decimal
    quantities: Mapping[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class Separated:
    """The answer of a separation: the group that exceeds its cost most, by how much, and whether proven."""

    coalition: frozenset[str]
    excess: Decimal
    proven: bool
    cost: Decimal | None = None


class Separation(Protocol):
    """Finds the coalition with the largest prices(S) − c(S) among those not settled by `direction`."""

    def __call__(
        self, prices: Mapping[str, Decimal], direction: Mapping[str, int] | None = None
    ) -> Separated | None: ...


@dataclass(frozen=True, kw_only=True)
class Game:
    """Players and the cost (or gain) of every group of them, in money of one currency.

    `cost` is asked once per coalition and must return an exact `Decimal`. `exact` is false when the
    costs come from a heuristic: they are closed before use. `tolerance` is the excess that comes from
    rounded costs and is no complaint. All groups are looked at up to `enumerable` players; above that
    `separation` finds the most aggrieved group. Raises `ValueError` on empty or repeated players.
    """

    players: tuple[str, ...]
    cost: Cost
    kind: Kind = "cost"
    lines: tuple[LineUse, ...] = ()
    exact: bool = True
    unit: Decimal = CENT
    tolerance: Decimal = Decimal(0)
    enumerable: int = 15
    separation: Separation | None = None
    memo: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.players:
            raise ValueError("A game needs at least one player.")
        repeated = sorted({player for player in self.players if self.players.count(player) > 1})
        if repeated:
            raise ValueError(f"The player “{repeated[0]}” is named more than once.")
        if self.kind not in ("cost", "gain"):
            raise ValueError(f"A game is of kind “cost” or “gain”, not “{self.kind}”.")
        if not self.unit.is_finite() or self.unit <= 0:
            raise ValueError("The smallest coin must be a positive amount.")
        check_lines(self)

    @property
    def everybody(self) -> int:
        """Mask of the grand coalition."""
        return (1 << len(self.players)) - 1

    @property
    def is_enumerable(self) -> bool:
        """Whether every coalition's cost may be asked for."""
        return len(self.players) <= self.enumerable

    def of(self, members: Iterable[str]) -> Decimal:
        """Cost (or gain) of a coalition; nothing for nobody; `ValueError` when the source gives no number."""
        return self.value(mask_of(self.players, members))

    def value(self, mask: int) -> Decimal:
        """Cost (or gain) of a coalition given as a mask."""
        known = self.memo.get(mask)
        if isinstance(known, Decimal):
            return known
        value = Decimal(0) if mask == 0 else self.cost(frozenset(members_of(self.players, mask)))
        if not isinstance(value, Decimal) or not value.is_finite():
            names = ", ".join(members_of(self.players, mask))
            raise ValueError(f"The {self.kind} of the coalition {names} is not a finite decimal: {value!r}.")
        self.memo[mask] = value
        return value

    def signed(self, mask: int) -> Fraction:
        """Cost of a coalition; a gain counts as a negative cost, so that every method is written once."""
        value = Fraction(self.value(mask))
        return value if self.kind == "cost" else -value

    @property
    def sign(self) -> int:
        """1 for costs, −1 for gains."""
        return 1 if self.kind == "cost" else -1

    def alone(self, player: str) -> Decimal:
        """What a player would pay (or gain) alone."""
        return self.of((player,))

    @property
    def total(self) -> Decimal:
        """What all would pay (or gain) together."""
        return self.value(self.everybody)

    def with_total(self, total: Decimal) -> Game:
        """The same game in which all together pay (or gain) `total` instead."""
        everyone = frozenset(self.players)

        def cost(coalition: frozenset[str]) -> Decimal:
            return total if coalition == everyone else self.of(coalition)

        return replace(self, cost=cost)


def check_lines(game: Game) -> None:
    """Raise `ValueError` when a line names an unknown player or a quantity that is not one."""
    for use in game.lines:
        for player, quantity in use.quantities.items():
            if player not in game.players:
                raise ValueError(f"Line “{use.line}” names “{player}”, who is not a player of this game.")
            if not quantity.is_finite() or quantity < 0:
                raise ValueError(f"Line “{use.line}”: the quantity of {player} must not be negative.")


def game_from_list(players: Sequence[str], values: Sequence[Decimal], kind: Kind = "cost") -> Game:
    """Game from 2ⁿ − 1 values by size, then lexicographically: 1, 2, …, n, 12, 13, …"""
    masks = by_size(len(players))
    if len(values) != len(masks):
        raise ValueError(f"{len(players)} players need {len(masks)} values, not {len(values)}.")
    table = {frozenset(members_of(players, mask)): value for mask, value in zip(masks, values, strict=True)}
    return Game(players=tuple(players), cost=table.__getitem__, kind=kind)


def game_from_mapping(
    players: Sequence[str], values: Mapping[frozenset[str], Decimal], kind: Kind = "cost"
) -> Game:
    """Game from a mapping coalition → value that names every non-empty coalition."""
    for mask in by_size(len(players)):
        members = members_of(players, mask)
        if frozenset(members) not in values:
            raise ValueError(f"No value is given for the coalition {', '.join(members)}.")
    return Game(players=tuple(players), cost=dict(values).__getitem__, kind=kind)
