"""The published games of the shared benchmark file, where that file is at hand.

The same numbers stand in the worked tables, which are always tested.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from nadi.engine import sharing
from nadi.engine.sharing import Game, LineUse, game_from_list

from .worked import POOL_VOLUMES, ROOT

FILE = ROOT.parent / "shared" / "data" / "benchmarks" / "procurement_benchmarks.json"
CONTENT: dict[str, Any] = (
    json.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal) if FILE.exists() else {"games": []}
)
GAMES: dict[str, dict[str, Any]] = {game["id"]: game for game in CONTENT["games"]}
METHODS = {
    "shapley": "shapley",
    "nucleolus": "nucleolus",
    "scrb": "scrb",
    "gately_point": "gately",
    "epm_allocation": "equal_profit",
}
CASES = [
    (name, key, given)
    for name, game in GAMES.items()
    for given in ("published", "recomputed")
    for key in game[given]
    if key in METHODS
]


def benchmark(name: str) -> Game:
    game = GAMES[name]
    found = game_from_list(game["players"], [Decimal(value) for value in game["values"]], game["kind"])
    if name != "pool-3":
        return found
    line = LineUse(line="the line", amount=found.total, quantities=POOL_VOLUMES)
    return Game(players=found.players, cost=found.cost, lines=(line,))


if GAMES:

    @pytest.mark.parametrize(("name", "key", "given"), CASES)
    def test_shares_are_those_given(name: str, key: str, given: str) -> None:
        expected = [Decimal(value) for value in GAMES[name][given][key]]
        places = max(0, *(-int(value.as_tuple().exponent) for value in expected))
        found = sharing.share(benchmark(name), method=METHODS[key])
        # Published numbers are rounded to the places they are printed with.
        tolerance = Decimal(1).scaleb(-places)
        assert [float(member.exact) for member in found.members] == pytest.approx(
            [float(value) for value in expected], abs=float(tolerance)
        )

    @pytest.mark.parametrize("name", GAMES)
    def test_the_core_is_empty_where_it_is_said_to_be(name: str) -> None:
        epsilon = sharing.least_core(benchmark(name)).levels[0]
        assert (epsilon > 0) == GAMES[name]["recomputed"]["core_empty"]

    def test_the_large_member_share_is_that_of_schotanus() -> None:
        facts = CONTENT["equal_price_unfairness"]["facts"]
        expected = float(facts["others fixed at R: own gain peaks at share"])
        assert pytest.approx(expected, abs=1e-12) == sharing.LARGE_MEMBER

    def test_equal_price_of_the_pool_is_in_the_core() -> None:
        game = benchmark("pool-3")
        shares = sharing.share(game, method="equal_price")
        assert list(shares.amounts.values()) == [160, 240, 400]
        assert sharing.certify(game, shares).is_in_core
