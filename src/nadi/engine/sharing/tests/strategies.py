"""Random small games."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from nadi.engine.sharing import Game, game_from_list
from nadi.engine.sharing.coalitions import by_size

# The same examples in every run, so that a failure is a failure and not a slow machine.
PROPERTY = settings(max_examples=40, deadline=None, derandomize=True)
CENTS = st.integers(min_value=0, max_value=3000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def cost_games(draw: st.DrawFn, least: int = 1, most: int = 4) -> Game:
    """Any costs at all; the core may be empty and imputations may be missing."""
    count = draw(st.integers(least, most))
    values = draw(st.lists(CENTS, min_size=2**count - 1, max_size=2**count - 1))
    return game_from_list([f"p{i}" for i in range(count)], values)


@st.composite
def saving_games(draw: st.DrawFn, least: int = 2, most: int = 4) -> Game:
    """Groups pay at most the sum of their members' positive stand-alone costs, so imputations exist."""
    count = draw(st.integers(least, most))
    alone = draw(st.lists(st.integers(100, 3000), min_size=count, max_size=count))
    values = []
    for mask in by_size(count):
        own = sum(alone[bit] for bit in range(count) if mask >> bit & 1)
        cut = 0 if mask.bit_count() == 1 else draw(st.integers(0, 60))
        values.append(Decimal(own * (100 - cut) // 100) / 100)
    return game_from_list([f"p{i}" for i in range(count)], values)
