"""One division per method: exact shares, each member's sum, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from .equal_profit import equal_profit
from .face import ROUNDS
from .game import Game
from .marginal import (
    equal_price,
    gately,
    proportional_to_alone,
    proportional_to_volume,
    scrb,
    separable,
    unit_prices,
    volumes,
)
from .nucleolus import Levels, nucleolus
from .shapley import shapley
from .statements import LARGE_MEMBER, Statement, decimal, money, percent, say
from .working import LineWorking, Working


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What a method may need besides the game: a seed, a number of sampled pairs, a limit of separations."""

    seed: int = 0
    samples: int | None = None
    rounds: int = ROUNDS


@dataclass(frozen=True, kw_only=True)
class Division:
    """Signed shares in money, and each player's working, in the order of the players."""

    shares: list[Fraction]
    workings: list[Working]
    notes: tuple[Statement, ...] = ()
    exact: bool = True
    proven: bool = True
    half_widths: list[float] | None = None


Divide = Callable[[Game, Ask], Division]


def by_equal_price(game: Game, ask: Ask) -> Division:
    """One unit price per line for all."""
    shares = equal_price(game)
    prices = unit_prices(game)
    workings = []
    for player in game.players:
        lines = []
        for use, price in zip(game.lines, prices, strict=True):
            pooled = sum(use.quantities.values(), Decimal(0))
            lines.append(
                LineWorking(
                    line=use.line,
                    quantity=use.quantities.get(player, Decimal(0)),
                    pool_amount=decimal(price * Fraction(pooled)),
                    pool_quantity=pooled,
                )
            )
        workings.append(Working(formula="unit_prices", lines=tuple(lines)))
    return Division(shares=shares, workings=workings, notes=large_members(game, shares))


def large_members(game: Game, weights: list[Fraction]) -> tuple[Statement, ...]:
    """Warnings for members whose part of a pool of several passes (3 − √5)/2."""
    whole = sum(weights, Fraction(0))
    if len(weights) < 2 or whole <= 0:
        return ()
    return tuple(
        say("large_member", who=player, percent=percent(weight, whole))
        for player, weight in zip(game.players, weights, strict=True)
        if LARGE_MEMBER < weight / whole < 1
    )


def by_volume(game: Game, ask: Ask) -> Division:
    """Proportional to quantity."""
    weights = volumes(game)
    warnings = large_members(game, weights) if game.kind == "cost" else ()
    return Division(shares=proportional_to_volume(game), workings=proportions(game, weights), notes=warnings)


def by_alone(game: Game, ask: Ask) -> Division:
    """Proportional to stand-alone values."""
    weights = [Fraction(game.alone(player)) for player in game.players]
    return Division(shares=proportional_to_alone(game), workings=proportions(game, weights))


def proportions(game: Game, weights: list[Fraction]) -> list[Working]:
    """Total × own ÷ all."""
    whole = decimal(sum(weights, Fraction(0)))
    return [
        Working(formula="proportion", numbers={"total": game.total, "own": decimal(weight), "all": whole})
        for weight in weights
    ]


def by_scrb(game: Game, ask: Ask) -> Division:
    """Separable costs, remaining benefits."""
    shares = scrb(game)
    own = separable(game)
    benefits = [game.signed(1 << bit) - cost for bit, cost in enumerate(own)]
    rest = game.signed(game.everybody) - sum(own, Fraction(0))
    shared = {"benefits": decimal(sum(benefits, Fraction(0))), "rest": shown(game, rest)}
    workings = [
        Working(
            formula="separable",
            numbers={"separable": shown(game, cost), "benefit": decimal(benefit), **shared},
        )
        for cost, benefit in zip(own, benefits, strict=True)
    ]
    return Division(shares=shares, workings=workings)


def by_gately(game: Game, ask: Ask) -> Division:
    """Equal propensity to disrupt."""
    shares = gately(game)
    alone = [game.signed(1 << bit) for bit in range(len(game.players))]
    weights = [single - cost for single, cost in zip(alone, separable(game), strict=True)]
    change = game.signed(game.everybody) - sum(alone, Fraction(0))
    shared = {"weights": decimal(sum(weights, Fraction(0))), "change": shown(game, change)}
    workings = [
        Working(
            formula="disruption",
            numbers={"alone": shown(game, single), "weight": decimal(weight), **shared},
        )
        for single, weight in zip(alone, weights, strict=True)
    ]
    return Division(shares=shares, workings=workings)


def by_shapley(game: Game, ask: Ask) -> Division:
    """The Shapley value."""
    value = shapley(game, seed=ask.seed, pairs=ask.samples)
    workings = [
        Working(formula="mean", means=tuple(shown(game, mean) for mean in means))
        for means in value.by_position
    ]
    is_sampled = value.half_widths is not None
    notes = (say("sampled", orders=value.orders, seed=ask.seed),) if is_sampled else ()
    return Division(
        shares=value.shares,
        workings=workings,
        notes=notes,
        exact=not is_sampled,
        half_widths=value.half_widths,
    )


def by_nucleolus(game: Game, ask: Ask) -> Division:
    """The nucleolus."""
    return from_levels(game, nucleolus(game, rounds=ask.rounds))


def by_per_capita_nucleolus(game: Game, ask: Ask) -> Division:
    """The per-capita nucleolus."""
    return from_levels(game, nucleolus(game, per_capita=True, rounds=ask.rounds))


def from_levels(game: Game, levels: Levels) -> Division:
    """A division found by a chain of programs."""
    return Division(
        shares=levels.shares,
        workings=between(game, levels.shares),
        notes=() if levels.proven else (say("unproven"),),
        exact=levels.exact,
        proven=levels.proven,
    )


def by_equal_profit(game: Game, ask: Ask) -> Division:
    """The equal profit method in the core, or in the least core when the core is empty."""
    return profit_division(game, ask, least=False)


def by_least_core(game: Game, ask: Ask) -> Division:
    """The point of the least core with the most equal relative savings, or else the nucleolus."""
    if all(game.alone(player) > 0 for player in game.players):
        return profit_division(game, ask, least=True)
    found = by_nucleolus(game, ask)
    return replace(found, notes=(say("least_core.nucleolus"), *found.notes))


def profit_division(game: Game, ask: Ask, *, least: bool) -> Division:
    """Shares of the equal profit method with what is to be said about the core it lies in."""
    found = equal_profit(game, least=least, rounds=ask.rounds)
    epsilon = found.core.levels[0] if found.core is not None else Fraction(0)
    notes = [say("difference", percent=percent(found.difference, Fraction(1)))]
    if epsilon > game.tolerance:
        notes.append(say("least_core.used", epsilon=money(epsilon, game.unit)))
    elif least and len(game.players) > 1:
        notes.append(say("least_core.slack", epsilon=money(max(-epsilon, Fraction(0)), game.unit)))
    if not found.proven:
        notes.append(say("unproven"))
    return Division(
        shares=found.shares,
        workings=between(game, found.shares),
        notes=tuple(notes),
        exact=found.exact,
        proven=found.proven,
    )


def between(game: Game, shares: list[Fraction]) -> list[Working]:
    """What a member can check of an optimised share: what it adds by joining last, and what it pays alone."""
    workings = []
    for bit, (share, last) in enumerate(zip(shares, separable(game), strict=True)):
        alone = shown(game, game.signed(1 << bit))
        numbers = {"alone": alone, "last": shown(game, last), "share": shown(game, share)}
        workings.append(Working(formula="between", numbers=numbers))
    return workings


def shown(game: Game, signed: Fraction) -> Decimal:
    """A signed amount in the game's own sign, as a decimal of ten places."""
    return decimal(game.sign * signed)
