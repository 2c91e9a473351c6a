"""Small exact linear algebra over fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

Matrix = list[list[Fraction]]


def reduce(rows: Sequence[Sequence[Fraction | int]], columns: int) -> tuple[Matrix, list[int]]:
    """Reduced row echelon form of the rows and the pivot column of each; further columns go along."""
    reduced: Matrix = []
    pivots: list[int] = []
    for row in rows:
        rest = [Fraction(entry) for entry in row]
        for known, pivot in zip(reduced, pivots, strict=True):
            subtract(rest, known, rest[pivot])
        leading = next((column for column in range(columns) if rest[column]), None)
        if leading is None:
            continue
        rest = [entry / rest[leading] for entry in rest]
        for known in reduced:
            subtract(known, rest, known[leading])
        reduced.append(rest)
        pivots.append(leading)
    return reduced, pivots


def subtract(row: list[Fraction], other: list[Fraction], times: Fraction) -> None:
    """Take `times` the other row from the row, in place."""
    if not times:
        return
    for column, entry in enumerate(other):
        if entry:
            row[column] -= times * entry


def null_space(rows: Sequence[Sequence[int]], columns: int) -> list[list[int]]:
    """Integer basis of the vectors orthogonal to every row."""
    reduced, pivots = reduce(rows, columns)
    basis = []
    for free in (column for column in range(columns) if column not in pivots):
        vector = [Fraction(0)] * columns
        vector[free] = Fraction(1)
        for row, pivot in zip(reduced, pivots, strict=True):
            vector[pivot] = -row[free]
        scale = lcm(*(entry.denominator for entry in vector))
        basis.append([int(entry * scale) for entry in vector])
    return basis


def determined(rows: Sequence[Sequence[Fraction | int]], columns: int) -> dict[int, Fraction]:
    """The unknowns that the equations fix, and their values.

    Each row holds `columns` coefficients and then the right-hand side.
    """
    reduced, pivots = reduce(rows, columns)
    found = {}
    for row, pivot in zip(reduced, pivots, strict=True):
        if all(not entry for column, entry in enumerate(row[:columns]) if column != pivot):
            found[pivot] = row[columns]
    return found
