"""The worked tables of docs/algorithms/sharing.md, read as data."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from nadi.engine.sharing import Game, LineUse, game_from_list
from nadi.engine.sharing.game import Kind

ROOT = Path(__file__).parents[5]
PAGE = ROOT / "docs" / "algorithms" / "sharing.md"
EXAMPLES = ROOT / "docs" / "algorithms" / "examples"
KINDS: dict[str, Kind] = {"cost": "cost", "gain": "gain"}
POOL_VOLUMES = {"1": Decimal(20), "2": Decimal(30), "3": Decimal(50)}


@cache
def table(heading: str) -> tuple[tuple[str, ...], ...]:
    """Rows of the table under a heading, without its head."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"### {heading}")
    rows = []
    for line in lines[start + 1 :]:
        if line.startswith("#"):
            break
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return tuple(rows[2:])


def numbers(cell: str) -> list[Decimal]:
    """Decimals of a cell, separated by commas."""
    return [Decimal(part.strip()) for part in cell.split(",")]


def worked_game(name: str) -> Game:
    """A game of the table of games; pool-3 has its one line."""
    _, kind, players, values, _ = next(row for row in table("Games") if row[0] == name)
    game = game_from_list([player.strip() for player in players.split(",")], numbers(values), KINDS[kind])
    if name != "pool-3":
        return game
    line = LineUse(line="the line", amount=game.total, quantities=POOL_VOLUMES)
    return Game(players=game.players, cost=game.cost, lines=(line,))
