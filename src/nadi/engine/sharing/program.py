"""A chain of linear programs over one growing set of rows, solved by HiGHS and finished in fractions.

A row with a positive dual value is tight on the *whole* optimal face (complementary slackness), never
only at the vertex that the solver happened to return: the distinction that Guajardo & Jörnsten (2015)
found missing in published computations. Such rows become equations; at the end these determine the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from .linear import determined

SIGNIFICANT_DUAL = 1e-6
OPTIONS = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9}


class NoSolution(Exception):
    """The rows contradict each other."""


@dataclass(kw_only=True)
class Row:
    """Σ coefficient × column ≤ bound, or = bound once `equal`; `tag` says what the row stands for."""

    coefficients: Mapping[int, Fraction]
    bound: Fraction
    equal: bool = False
    tag: object = None


@dataclass(frozen=True, kw_only=True)
class Optimum:
    """A solved program: column values, and the rows that are tight on the whole optimal face."""

    values: NDArray[np.float64]
    objective: float
    tight: list[Row]


@dataclass
class Program:
    """Free columns and rows; rows are added and turned into equations between solves."""

    columns: int = 0
    rows: list[Row] = field(default_factory=list)

    def new_columns(self, count: int = 1) -> range:
        """Indices of `count` further columns."""
        first = self.columns
        self.columns += count
        return range(first, self.columns)

    def add(self, coefficients: Mapping[int, Fraction | int], bound: Fraction | int, **kind: object) -> Row:
        """Append the row Σ coefficient × column ≤ bound (`equal=True` for an equation)."""
        exact = {column: Fraction(value) for column, value in coefficients.items() if value}
        row = Row(
            coefficients=exact, bound=Fraction(bound), equal=bool(kind.get("equal")), tag=kind.get("tag")
        )
        self.rows.append(row)
        return row

    def minimise(self, objective: Mapping[int, int]) -> Optimum:
        """Solve; raises `NoSolution` when the rows contradict each other."""
        goal = np.zeros(self.columns)
        for column, value in objective.items():
            goal[column] = value
        upper = [row for row in self.rows if not row.equal]
        equal = [row for row in self.rows if row.equal]
        answer: Any = linprog(  # type: ignore[call-overload]  # the stubs know no sparse rows
            goal,
            A_ub=self.matrix(upper),
            b_ub=bounds(upper),
            A_eq=self.matrix(equal),
            b_eq=bounds(equal),
            bounds=(None, None),
            method="highs-ds",
            options=OPTIONS,
        )
        if answer.status != 0:
            raise NoSolution(str(answer.message))
        duals = answer.ineqlin.marginals if upper else []
        tight = [row for row, dual in zip(upper, duals, strict=True) if dual < -SIGNIFICANT_DUAL]
        return Optimum(values=np.asarray(answer.x), objective=float(answer.fun), tight=tight)

    def matrix(self, rows: Sequence[Row]) -> csr_array | None:
        """Sparse coefficients of the rows."""
        if not rows:
            return None
        starts = [0]
        columns: list[int] = []
        values: list[float] = []
        for row in rows:
            columns.extend(row.coefficients.keys())
            values.extend(float(value) for value in row.coefficients.values())
            starts.append(len(columns))
        return csr_array((values, columns, starts), shape=(len(rows), self.columns))

    def exact(self) -> dict[int, Fraction]:
        """The columns that the equations determine, exactly."""
        equations = []
        for row in self.rows:
            if row.equal:
                line = [row.coefficients.get(column, Fraction(0)) for column in range(self.columns)]
                equations.append([*line, row.bound])
        return determined(equations, self.columns)


def bounds(rows: Sequence[Row]) -> NDArray[np.float64] | None:
    """Right-hand sides of the rows."""
    return np.array([float(row.bound) for row in rows]) if rows else None
