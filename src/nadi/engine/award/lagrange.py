"""A lower bound without a linear program: demand is priced, and every choice answers for itself.

For prices per place the cheapest use of each yes-or-no choice is a fractional knapsack over its own columns
(negative ones, then the cheapest ones up to its minimum). Any prices give a valid bound; subgradient steps
(Held, Wolfe, Crowder 1974) improve them. Rows other than demand, minimum and one-of-these are left out, which
only lowers the bound.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from nadi.engine.award.highs import Arrays, Indices, Limits, Proof, Vector

Links = Sequence[tuple[int, int, float]]

STEPS = 250
PATIENCE = 12
FREE = -1


@dataclass(slots=True, kw_only=True)
class _Choices:
    """The quantity columns, sorted by the choice they hang on; place and choice FREE where there is none."""

    columns: Indices
    place: Indices
    choice: Indices
    limit: Vector
    measure: Vector
    wanted_least: Vector
    wanted_most: Vector
    minimum: Vector
    group: Indices


def lagrange(model: Arrays, links: Links, limits: Limits) -> Proof | None:
    """The best bound after some steps; None when the model is not made of choices with links."""
    parts = _choices(model, links)
    if parts is None:
        return None
    started = time.perf_counter()
    prices = _first_prices(model, parts)
    best, best_prices, idle, pace = -np.inf, prices, 0, 1.0
    for _ in range(STEPS):
        bound, lacking, _ = _evaluate(model, parts, prices)
        if bound > best:
            best, best_prices, idle = bound, prices, 0
        else:
            idle += 1
            if idle == PATIENCE:
                pace, idle, prices = pace / 2.0, 0, best_prices
                continue
        norm = float(lacking @ lacking)
        late = limits.seconds is not None and time.perf_counter() - started > limits.seconds / 2.0
        if norm < 1e-12 or late or pace < 1e-3:
            break
        prices = prices + lacking * (pace * 0.02 * max(abs(best), 1.0) / norm)
    bound, _, penalties = _evaluate(model, parts, best_prices)
    return Proof(objective=bound, relaxed=False, penalties=penalties, keeping=np.zeros(model.columns))


def _choices(model: Arrays, links: Links) -> _Choices | None:
    """Reads demand rows, minimum rows and one-of-these rows from the model."""
    choice = np.full(model.columns, FREE, dtype=np.int32)
    for column, indicator, _ in links:
        choice[column] = indicator
    quantities = np.flatnonzero(~model.integer).astype(np.int32)
    binaries = np.flatnonzero(model.integer)
    if not set(binaries.tolist()) <= set(choice.tolist()) or np.any(model.upper[binaries] > 1.0):
        return None
    rows = sparse.csr_matrix(
        (model.value, model.index, model.starts), shape=(len(model.row_lower), model.columns)
    )
    place = np.full(model.columns, FREE, dtype=np.int32)
    group = np.arange(model.columns, dtype=np.int32)
    minimum, measure = np.zeros(model.columns), np.ones(model.columns)
    demand: list[int] = []
    for row in range(len(model.row_lower)):
        span = slice(rows.indptr[row], rows.indptr[row + 1])
        index, value = rows.indices[span], rows.data[span]
        whole = model.integer[index]
        if model.row_lower[row] > 0.0 and not whole.any() and np.all(value == 1.0):
            if np.any(place[index] != FREE):
                return None
            place[index] = len(demand)
            demand.append(row)
        elif whole.all() and model.row_upper[row] == 1.0 and np.all(value == 1.0) and len(index):
            group[index] = index[0]
        elif model.row_lower[row] == 0.0 and whole.sum() == 1 and np.isinf(model.row_upper[row]):
            owner = int(index[whole][0])
            mine = index[~whole]
            if value[whole][0] < 0.0 and np.all(choice[mine] == owner):
                minimum[owner] = -value[whole][0]
                measure[mine] = value[~whole]
    order = quantities[np.argsort(choice[quantities], kind="stable")]
    return _Choices(
        columns=order,
        place=place[order],
        choice=choice[order],
        limit=model.upper[order],
        measure=measure[order],
        wanted_least=model.row_lower[demand],
        wanted_most=model.row_upper[demand],
        minimum=minimum,
        group=group,
    )


def _first_prices(model: Arrays, parts: _Choices) -> Vector:
    """Each place's cheapest column."""
    prices = np.full(len(parts.wanted_least), np.inf)
    placed = parts.place != FREE
    np.minimum.at(prices, parts.place[placed], model.cost[parts.columns][placed])
    return np.where(np.isfinite(prices), prices, 0.0)


def _evaluate(model: Arrays, parts: _Choices, prices: Vector) -> tuple[float, Vector, Vector]:
    """The bound at these prices, what each place lacks, and the penalty of each choice."""
    placed = parts.place != FREE
    reduced = model.cost[parts.columns].copy()
    reduced[placed] -= prices[parts.place[placed]]
    taken = _fill(parts, reduced)
    worth = model.cost.copy() * model.integer
    hung = parts.choice != FREE
    np.add.at(worth, parts.choice[hung], (reduced * taken)[hung])
    free = float(np.sum((reduced * taken)[~hung]))
    short = np.zeros(model.columns)
    np.add.at(short, parts.choice[hung], (parts.measure * taken)[hung])
    worth = np.where(model.integer & (short < parts.minimum * (1.0 - 1e-9)), np.inf, worth)
    least = np.zeros(model.columns)
    np.minimum.at(least, parts.group[model.integer], worth[model.integer])
    chosen = model.integer & (worth == least[parts.group]) & (worth < 0.0)
    bound = float(np.sum(np.where(prices >= 0.0, parts.wanted_least, parts.wanted_most) * prices))
    bound += free + float(np.sum(least))
    used = taken * np.where(hung, chosen[parts.choice], True)
    lacking = np.where(prices >= 0.0, parts.wanted_least, parts.wanted_most)
    lacking = lacking - np.bincount(parts.place[placed], used[placed], minlength=len(prices))
    return bound, lacking, np.where(model.integer, worth - least[parts.group], 0.0)


def _fill(parts: _Choices, reduced: Vector) -> Vector:
    """The cheapest quantities of each choice: what is below zero, and more up to its minimum."""
    order = np.lexsort((reduced / parts.measure, parts.choice))
    amount = (parts.limit * parts.measure)[order]
    owner = parts.choice[order]
    before = np.cumsum(amount) - amount
    starts = np.flatnonzero(np.diff(owner, prepend=owner[0] - 1))
    before -= np.repeat(before[starts], np.diff(np.append(starts, len(owner))))
    need = np.where(owner == FREE, 0.0, parts.minimum[owner])
    forced = np.clip(need - before, 0.0, amount) / parts.measure[order]
    taken = np.empty_like(reduced)
    taken[order] = np.where(reduced[order] < 0.0, parts.limit[order], forced)
    return taken
