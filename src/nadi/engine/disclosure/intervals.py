"""What somebody can work out of a suppressed place from everything that is shown: two linear programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from scipy.optimize import linprog

TOTAL = ""
Place = tuple[str, str]
INFEASIBLE, UNBOUNDED = 2, 3
PLACES = Decimal("0.000001")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What somebody knows of a table: the shown totals, and of suppressed places their own part.

    `least` is what they contribute to a place, which it cannot be below; `sure` are places that are theirs
    alone. `totals` holds the true value of every place; those of `suppressed` are used only where `sure`.
    `sums` are the totals with their parts; without them, the margins of one table.
    """

    totals: Mapping[Place, Decimal]
    suppressed: frozenset[Place]
    least: Mapping[Place, Decimal] = field(default_factory=dict)
    sure: frozenset[Place] = frozenset()
    sums: Sequence[tuple[Place, Sequence[Place]]] = ()


def interval_of(place: Place, known: Known) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that a suppressed place can have, given what is known."""
    hidden = sorted(known.suppressed - known.sure)
    index = {one: number for number, one in enumerate(hidden)}
    left, right = equations(known, index)
    bounds = [(float(known.least.get(one, 0)), None) for one in hidden]
    ends = []
    for sign in (1, -1):
        aim = np.zeros(len(hidden))
        aim[index[place]] = sign
        solved = linprog(
            aim, A_eq=left if len(left) else None, b_eq=right if len(right) else None, bounds=bounds
        )
        if solved.status == UNBOUNDED:
            ends.append(Decimal("Infinity"))
        elif solved.status == INFEASIBLE:
            raise ArithmeticError("The table contradicts itself.")
        else:
            ends.append(Decimal(sign * float(solved.fun or 0)).quantize(PLACES))
    return ends[0], ends[1]


def equations(known: Known, index: Mapping[Place, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return Σ parts − total = 0 of every row and column, with the shown values moved to the right side."""
    left, right = [], []
    for total, parts in known.sums or relations(known.totals):
        line, rest = np.zeros(len(index)), Decimal(0)
        for one, sign in ((total, -1), *((part, 1) for part in parts)):
            if one in index:
                line[index[one]] = sign
            else:
                rest -= sign * known.totals[one]
        if line.any():
            left.append(line)
            right.append(float(rest))
    return np.array(left), np.array(right)


def relations(places: Mapping[Place, object]) -> list[tuple[Place, list[Place]]]:
    """Return each margin with the places that add up to it."""
    rows = sorted({row for row, _column in places})
    columns = sorted({column for _row, column in places})
    found = [((row, TOTAL), [(row, column) for column in columns if column != TOTAL]) for row in rows]
    found += [((TOTAL, column), [(row, column) for row in rows if row != TOTAL]) for column in columns]
    return found
