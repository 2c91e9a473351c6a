"""The methods by name, and the division of a total by one or by all of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from . import division
from .division import Ask, Divide, Division
from .game import Game, MethodRefused
from .prepared import is_closable, prepared
from .program import NoSolution
from .result import MemberShare, Refusal, Shares
from .rounding import round_shares
from .statements import Statement, money, percent, say
from .working import steps


@dataclass(frozen=True, kw_only=True)
class Method:
    """A way to divide: its key, its name and what it promises, in a sentence."""

    key: str
    title: str
    promise: str
    divide: Divide


METHODS = (
    Method(
        key="equal_price",
        title="Equal price",
        promise="Everybody pays the same unit price on each line.",
        divide=division.by_equal_price,
    ),
    Method(
        key="proportional_volume",
        title="Proportional to volume",
        promise="The total is divided by quantity, whatever the line.",
        divide=division.by_volume,
    ),
    Method(
        key="proportional_alone",
        title="Proportional to stand-alone cost",
        promise="Everybody saves the same percentage of what it would pay alone.",
        divide=division.by_alone,
    ),
    Method(
        key="scrb",
        title="Separable costs, remaining benefits",
        promise="Each pays what it adds to the others, and a part of the rest by the benefit left to it.",
        divide=division.by_scrb,
    ),
    Method(
        key="shapley",
        title="Shapley value",
        promise="Each pays the mean of what it adds to the cost, over all orders of joining.",
        divide=division.by_shapley,
    ),
    Method(
        key="nucleolus",
        title="Nucleolus",
        promise="The largest complaint of any group is made as small as possible, then the next.",
        divide=division.by_nucleolus,
    ),
    Method(
        key="per_capita_nucleolus",
        title="Per-capita nucleolus",
        promise="As the nucleolus, with complaints counted per member of the group.",
        divide=division.by_per_capita_nucleolus,
    ),
    Method(
        key="equal_profit",
        title="Equal profit method",
        promise="Relative savings as equal as can be while no group could do better by leaving.",
        divide=division.by_equal_profit,
    ),
    Method(
        key="gately",
        title="Gately point",
        promise="Everybody's leaving would hurt the others equally, compared with what it would lose itself.",
        divide=division.by_gately,
    ),
    Method(
        key="least_core",
        title="Least core",
        promise="Every group is kept as far from leaving as can be; within that, savings as equal as can be.",
        divide=division.by_least_core,
    ),
)


def methods() -> tuple[Method, ...]:
    """All methods in the order in which they are shown."""
    return METHODS


def method_of(key: str) -> Method:
    """The method of a key; an unknown one is a `ValueError` that lists the known."""
    for method in METHODS:
        if method.key == key:
            return method
    known = ", ".join(method.key for method in METHODS)
    raise ValueError(f"There is no method “{key}”; the methods are {known}.")


def share(
    game: Game, *, method: str = "equal_profit", total: Decimal | None = None, ask: Ask | None = None
) -> Shares:
    """Divide the total (the grand coalition's value unless given) among the players.

    `ask` holds the seed and the number of samples of a sampled method. Raises `ValueError` for an unknown
    method and `MethodRefused` (a `ValueError`) with the reason when the method has no answer for this game.
    """
    chosen = method_of(method)
    ready = prepared(game, total)
    try:
        found = chosen.divide(ready, ask or Ask())
    except NoSolution as error:
        raise MethodRefused(f"The solver found no division by the method “{chosen.title}”.") from error
    return shares_of(ready, chosen, found)


def compare(
    game: Game, *, total: Decimal | None = None, ask: Ask | None = None
) -> tuple[Shares | Refusal, ...]:
    """All methods side by side; one that has no answer gives its reason."""
    answers: list[Shares | Refusal] = []
    for method in METHODS:
        try:
            answers.append(share(game, method=method.key, total=total, ask=ask))
        except MethodRefused as refusal:
            answers.append(Refusal(method=method.key, title=method.title, reason=str(refusal)))
    return tuple(answers)


def shares_of(game: Game, method: Method, found: Division) -> Shares:
    """Rounded shares with each member's sum."""
    alone = [game.signed(1 << bit) for bit in range(len(game.players))]
    # Adding zero turns a negative zero into a plain one.
    rounded = [game.sign * amount + 0 for amount in round_shares(found.shares, alone, game.unit)]
    members = tuple(member_share(game, found, position, amount) for position, amount in enumerate(rounded))
    return Shares(
        method=method.key,
        title=method.title,
        kind=game.kind,
        total=sum(rounded, Decimal(0)),
        members=members,
        notes=(*found.notes, *notes_on(game)),
        exact=found.exact,
        proven=found.proven,
    )


def member_share(game: Game, found: Division, position: int, amount: Decimal) -> MemberShare:
    """One member's share beside what it would pay or gain alone."""
    player = game.players[position]
    alone = game.alone(player)
    saving = game.sign * (alone - amount) + 0
    widths = found.half_widths
    return MemberShare(
        player=player,
        share=amount,
        exact=game.sign * found.shares[position],
        alone=alone,
        saving=saving,
        saving_percent=percent(Fraction(saving), Fraction(alone)),
        working=found.workings[position],
        steps=steps(found.workings[position], game.unit),
        half_width=None if widths is None else money(Fraction(widths[position]), game.unit),
    )


def notes_on(game: Game) -> list[Statement]:
    """What is to be said about the costs and the total, whatever the method."""
    notes = []
    if not game.exact:
        notes.append(say("closed" if is_closable(game) else "not_closed"))
    rounded = money(Fraction(game.total), game.unit)
    if rounded != game.total:
        notes.append(say("total.rounded", total=game.total, rounded=rounded))
    return notes
