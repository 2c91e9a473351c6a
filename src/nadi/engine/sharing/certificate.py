"""The certificate: nobody, and no group, would be better off by leaving; or who would, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .coalitions import members_of
from .face import ROUNDS
from .game import Game, MethodRefused
from .nucleolus import least_core
from .oracle import Enumeration, Oracle, bits, oracle_of
from .prepared import prepared
from .program import NoSolution
from .result import Certificate, MemberCheck, Shares, Verdict
from .statements import Statement, listed, money, say


@dataclass(frozen=True, kw_only=True)
class Worst:
    """The worst proper group found, and its excess in exact money (None when there is no proper group)."""

    mask: int
    excess: Fraction | None


def certify(game: Game, shares: Shares | Mapping[str, Decimal], *, rounds: int = ROUNDS) -> Certificate:
    """Check a division: individual rationality per member, and the core with its worst group.

    The core is checked on the unrounded shares of a `Shares`, or on the given amounts. Raises
    `ValueError` when a
    player has no share.
    """
    amounts = shares.amounts if isinstance(shares, Shares) else dict(shares)
    missing = [player for player in game.players if player not in amounts]
    if missing:
        raise ValueError(f"No share is given for {listed(missing)}.")
    total = sum((amounts[player] for player in game.players), Decimal(0))
    game = prepared(game, total)
    individual = tuple(check_member(game, player, amounts[player]) for player in game.players)
    exact, tolerance = unrounded(game, shares, amounts)
    oracle = oracle_of(game)
    worst = find_worst(oracle, game, exact)
    is_found = worst.excess is not None and worst.excess > tolerance
    epsilon, proof_of_core = least_excess(game, rounds) if is_found else (None, False)
    is_empty = None if is_found and epsilon is None else epsilon is not None and epsilon > tolerance
    verdict = verdict_of(game, oracle, is_found)
    statements = [say_individual(game, individual), say_group(game, oracle, worst, verdict)]
    if is_empty and epsilon is not None:
        key = "core.empty" if proof_of_core else "core.empty.unproven"
        statements.append(say(key, epsilon=money(epsilon, game.unit)))
    if is_empty is False and is_found:
        statements.append(say("core.other"))
    statements.extend(say_rounding(game, oracle, amounts, is_found))
    return Certificate(
        individual=individual,
        verdict=verdict,
        worst=members_of(game.players, worst.mask),
        excess=None if worst.excess is None else money(worst.excess, game.unit),
        proof=oracle.proof,
        tested=oracle.tested,
        core_empty=is_empty,
        least_core=None if epsilon is None else money(epsilon, game.unit),
        statements=tuple(statements),
    )


def check_member(game: Game, player: str, share: Decimal) -> MemberCheck:
    """One member against its stand-alone value."""
    alone = game.alone(player)
    return MemberCheck(player=player, share=share, alone=alone, worse_by=game.sign * (share - alone) + 0)


def unrounded(
    game: Game, shares: Shares | Mapping[str, Decimal], amounts: Mapping[str, Decimal]
) -> tuple[list[Fraction], Fraction]:
    """Signed shares to check, and the excess that is a matter of precision and not of fairness."""
    least, coin = Fraction(game.tolerance), Fraction(game.unit)
    if not isinstance(shares, Shares):
        return [game.sign * Fraction(amounts[player]) for player in game.players], least
    exact = {member.player: game.sign * member.exact for member in shares.members}
    is_precise = shares.exact and game.is_enumerable
    return [exact[player] for player in game.players], least if is_precise else max(least, coin)


def find_worst(oracle: Oracle, game: Game, shares: list[Fraction]) -> Worst:
    """The group with the largest excess."""
    if isinstance(oracle, Enumeration):
        found = oracle.largest_excess(shares)
        return Worst(mask=0, excess=None) if found is None else Worst(mask=found[0], excess=found[1])
    masks = oracle.worst(shares)
    if not masks:
        return Worst(mask=0, excess=None)
    held = sum((shares[bit] for bit in bits(masks[0])), Fraction(0))
    return Worst(mask=masks[0], excess=held - game.signed(masks[0]))


def least_excess(game: Game, rounds: int) -> tuple[Fraction | None, bool]:
    """The least core's ε in money and whether it is proven."""
    try:
        core = least_core(game, rounds=rounds)
    except (NoSolution, MethodRefused):
        return None, False
    return core.levels[0], core.proven and game.exact


def verdict_of(game: Game, oracle: Oracle, is_found: bool) -> Verdict:
    """Only looking at all groups, or an optimiser's proof, on exact costs, may say “none”."""
    if is_found:
        return "found"
    return "none among the tested" if oracle.proof == "search" or not game.exact else "none"


def say_individual(game: Game, checks: tuple[MemberCheck, ...]) -> Statement:
    """Sentence (a)."""
    suffix = ".gain" if game.kind == "gain" else ""
    worse = [check for check in checks if check.is_worse_off]
    if not worse:
        return say(f"alone.nobody{suffix}")
    who = listed([f"{check.player} (by {check.worse_by:f})" for check in worse])
    return say(f"alone.some{suffix}", count=len(worse), of=len(checks), who=who)


def say_group(game: Game, oracle: Oracle, worst: Worst, verdict: Verdict) -> Statement:
    """Sentence (b)."""
    if len(game.players) == 1:
        return say("group.none.single")
    if verdict == "found" and worst.excess is not None:
        who = listed(members_of(game.players, worst.mask))
        return say("group.found", who=who, excess=f"{money(worst.excess, game.unit):f}")
    if verdict == "none among the tested":
        return say("group.none.tested", tested=oracle.tested)
    if oracle.proof == "enumeration":
        return say("group.none", tested=oracle.tested)
    return say("group.none.proven", tested=f"{game.everybody - 1:,}".replace(",", " "))


def say_rounding(
    game: Game, oracle: Oracle, amounts: Mapping[str, Decimal], is_found: bool
) -> list[Statement]:
    """A note when only the rounding to coins moves a group past its own cost."""
    if is_found or not isinstance(oracle, Enumeration):
        return []
    found = oracle.largest_excess([game.sign * Fraction(amounts[player]) for player in game.players])
    if found is None or found[1] <= 0:
        return []
    return [
        say(
            "core.rounding",
            unit=f"{game.unit:f}",
            excess=f"{money(found[1], Decimal('0.0001')).normalize():f}",
        )
    ]
