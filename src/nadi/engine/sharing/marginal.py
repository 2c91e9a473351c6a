"""Methods by formula: equal price, proportional, separable costs (SCRB) and the Gately point."""

from __future__ import annotations

from fractions import Fraction

from .game import Game, MethodRefused

Shares = list[Fraction]


def unit_prices(game: Game) -> list[Fraction]:
    """One unit price per line, such that the lines' amounts make up the whole total.

    What belongs to no single line (a fixed charge, a discount on the total) is spread over the lines in
    proportion to their amounts.
    """
    if game.kind == "gain":
        raise MethodRefused("An equal price divides a cost; this game divides a gain.")
    if not game.lines:
        raise MethodRefused("An equal price needs the quantities of each member; none are given.")
    amounts = [Fraction(use.amount) for use in game.lines]
    quantities = [Fraction(sum(use.quantities.values(), start=game.unit * 0)) for use in game.lines]
    bought = sum(
        (amount for amount, quantity in zip(amounts, quantities, strict=True) if quantity), Fraction(0)
    )
    total = Fraction(game.total)
    if not bought and total:
        raise MethodRefused("An equal price needs lines with an amount; all of them are zero.")
    factor = total / bought if bought else Fraction(0)
    return [
        amount * factor / quantity if quantity else Fraction(0)
        for amount, quantity in zip(amounts, quantities, strict=True)
    ]


def equal_price(game: Game) -> Shares:
    """Everybody pays the same unit price on each line."""
    prices = unit_prices(game)
    return [
        sum(
            (prices[i] * Fraction(use.quantities.get(player, 0)) for i, use in enumerate(game.lines)),
            Fraction(0),
        )
        for player in game.players
    ]


def volumes(game: Game) -> list[Fraction]:
    """Each player's quantity, summed over the lines."""
    if not game.lines:
        raise MethodRefused("Proportional to volume needs the quantities of each member; none are given.")
    return [
        sum((Fraction(use.quantities.get(player, 0)) for use in game.lines), Fraction(0))
        for player in game.players
    ]


def proportional_to_volume(game: Game) -> Shares:
    """The total in proportion to quantities, whatever the line."""
    return in_proportion(game, volumes(game), "quantities")


def proportional_to_alone(game: Game) -> Shares:
    """The total in proportion to what each would pay (or gain) alone."""
    return in_proportion(
        game, [Fraction(game.alone(player)) for player in game.players], "stand-alone values"
    )


def in_proportion(game: Game, weights: list[Fraction], name: str) -> Shares:
    """The total in proportion to weights that are not negative and not all zero."""
    if min(weights) < 0 or not sum(weights):
        raise MethodRefused(f"The total cannot be divided in proportion to the {name}: they sum to nothing.")
    total, all_weights = game.signed(game.everybody), sum(weights, Fraction(0))
    return [total * weight / all_weights for weight in weights]


def separable(game: Game) -> Shares:
    """Signed cost that each adds to all the others: c(N) − c(N without i)."""
    whole = game.everybody
    return [game.signed(whole) - game.signed(whole ^ 1 << bit) for bit in range(len(game.players))]


def scrb(game: Game) -> Shares:
    """Separable costs, remaining benefits: the rest in proportion to c(i) − own."""
    own = separable(game)
    benefits = [game.signed(1 << bit) - cost for bit, cost in enumerate(own)]
    rest = game.signed(game.everybody) - sum(own, Fraction(0))
    if not sum(benefits):
        return no_benefit(game, own, rest)
    return [cost + benefit * rest / sum(benefits) for cost, benefit in zip(own, benefits, strict=True)]


def no_benefit(game: Game, own: Shares, rest: Fraction) -> Shares:
    """Nobody's joining changes anything: each pays its own, if nothing is left."""
    if rest:
        raise MethodRefused(
            f"Separable costs leave {abs(rest)} undivided and no member has a remaining benefit."
        )
    return own


def gately(game: Game) -> Shares:
    """Gately's point: equal propensity to disrupt, (others' loss if i leaves) ÷ (own loss), for everybody.

    Each receives of the common saving in proportion to what its leaving would cost all:
    x_i = c(i) − M_i / ΣM · (Σc(j) − c(N)) with M_i = c(i) + c(N without i) − c(N).
    """
    own = separable(game)
    alone = [game.signed(1 << bit) for bit in range(len(game.players))]
    weights = [single - cost for single, cost in zip(alone, own, strict=True)]
    saving = sum(alone, Fraction(0)) - game.signed(game.everybody)
    if not sum(weights):
        if saving:
            raise MethodRefused(
                "Nobody's leaving changes anything, so the propensity to disrupt is undefined."
            )
        return alone
    return [single - weight * saving / sum(weights) for single, weight in zip(alone, weights, strict=True)]
