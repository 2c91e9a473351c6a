"""Games read from documents, and divisions written as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from .division import Ask
from .game import CENT, Game, LineUse, game_from_list, game_from_mapping
from .result import Certificate, Refusal, Shares
from .schema import check, exact
from .statements import Statement


@dataclass(frozen=True, kw_only=True)
class GameFile:
    """What a game document asks: the game, how to divide it, and which total (None: all methods; of all)."""

    game: Game
    method: str | None
    total: Decimal | None
    ask: Ask
    title: str
    currency: str


def read_game(document: object) -> GameFile:
    """Read a game document (numbers as `Decimal`, `int` or text); `ValueError` names the place."""
    fields = check(document, "game")
    players = list(fields["players"])
    kind = fields.get("kind", "cost")
    try:
        if isinstance(fields["values"], Mapping):
            game = game_from_mapping(players, coalitions(players, fields["values"]), kind)
        else:
            game = game_from_list(players, [exact(value) for value in fields["values"]], kind)
    except ValueError as error:
        raise ValueError(f"values: {error}") from error
    try:
        lines = tuple(line_use(line) for line in fields.get("lines", ()))
        is_exact = fields.get("costs_are", "exact") == "exact"
        game = replace(game, lines=lines, exact=is_exact, unit=exact(fields.get("unit", CENT)))
    except ValueError as error:
        raise ValueError(f"{'unit' if 'coin' in str(error) else 'lines'}: {error}") from error
    return GameFile(
        game=game,
        method=fields.get("method"),
        total=exact(fields["total"]) if "total" in fields else None,
        ask=Ask(seed=fields.get("seed", 0), samples=fields.get("samples")),
        title=fields.get("title", ""),
        currency=fields.get("currency", ""),
    )


def coalitions(players: Sequence[str], values: Mapping[str, object]) -> dict[frozenset[str], Decimal]:
    """Coalition → value from keys that are names joined by commas."""
    found: dict[frozenset[str], Decimal] = {}
    for key, value in values.items():
        members = [name.strip() for name in key.split(",")]
        for name in members:
            if name not in players:
                raise ValueError(f"“{key}” names “{name}”, who is not among the players.")
        coalition = frozenset(members)
        if coalition in found:
            raise ValueError(f"the coalition “{key}” is given twice.")
        found[coalition] = exact(value)
    return found


def line_use(line: Mapping[str, Any]) -> LineUse:
    """One line of the purchase."""
    quantities = {player: exact(quantity) for player, quantity in line["quantities"].items()}
    return LineUse(line=line["line"], amount=exact(line["amount"]), quantities=quantities)


def shares_document(shares: Shares | Refusal, certificate: Certificate | None = None) -> dict[str, Any]:
    """A division (or the refusal of one) as JSON data; amounts are decimals in quotes."""
    if isinstance(shares, Refusal):
        return {"method": shares.method, "title": shares.title, "refused": shares.reason}
    return {
        "method": shares.method,
        "title": shares.title,
        "kind": shares.kind,
        "total": f"{shares.total:f}",
        "exact": shares.exact,
        "proven": shares.proven,
        "members": [
            {
                "member": member.player,
                "share": f"{member.share:f}",
                "alone": f"{member.alone:f}",
                "saving": f"{member.saving:f}",
                "saving_percent": text(member.saving_percent),
                "half_width": text(member.half_width),
                "steps": list(member.steps),
            }
            for member in shares.members
        ],
        "notes": [statement_document(note) for note in shares.notes],
        "certificate": None if certificate is None else certificate_document(certificate),
    }


def certificate_document(certificate: Certificate) -> dict[str, Any]:
    """A certificate as JSON data."""
    return {
        "nobody_is_worse_off": certificate.nobody_is_worse_off,
        "worse_off": {
            check.player: f"{check.worse_by:f}" for check in certificate.individual if check.is_worse_off
        },
        "better_off_group": certificate.verdict,
        "worst_group": list(certificate.worst),
        "excess": text(certificate.excess),
        "proof": certificate.proof,
        "tested": certificate.tested,
        "core_empty": certificate.core_empty,
        "least_core": text(certificate.least_core),
        "statements": [statement_document(statement) for statement in certificate.statements],
    }


def statement_document(statement: Statement) -> dict[str, Any]:
    """A sentence with its key and parameters."""
    return {"key": statement.key, "parameters": dict(statement.parameters), "text": statement.text}


def text(value: Decimal | None) -> str | None:
    """A decimal in quotes."""
    return None if value is None else f"{value:f}"
