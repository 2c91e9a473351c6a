"""Draws tables of demand: few firms of very different size, some cells empty."""

import random
from decimal import Decimal

from nadi.engine.disclosure import Contribution

SIZES = (1, 1, 1, 2, 2, 3, 5, 8)
EMPTY = 0.1
Cells = dict[tuple[str, str], list[Contribution]]


def drawn(side: int, seed: int) -> Cells:
    """Return a square table; about eight of its firms are in a cell, give or take four."""
    rng = random.Random(f"{side}/{seed}")
    firms = 20 + 3 * side
    sizes = [rng.choice(SIZES) for _ in range(firms)]
    cells: Cells = {}
    for row in range(side):
        for column in range(side):
            count = 0 if rng.random() < EMPTY else max(0, round(rng.gauss(8, 4)))
            cells[f"row {row:02}", f"column {column:02}"] = [
                Contribution(holding=f"firm {firm:03}", amount=Decimal(rng.randint(1, 6) * sizes[firm]))
                for firm in rng.sample(range(firms), min(count, firms))
            ]
    return cells
