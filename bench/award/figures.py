"""Medians, ratios and growth out of the runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log
from statistics import linear_regression, median

from bench.award.instances import shape_of
from bench.award.races import NADI, PLAIN, Run

SMALLEST = 0.001
CLEARLY = 0.05


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """How many times as long as Nadi the better plain formulation took; `mark` tells a bound."""

    value: float
    mark: str = ""
    solver: str = ""

    def __str__(self) -> str:
        return f"{self.mark}{self.value:.1f}"


@dataclass(frozen=True, kw_only=True)
class Summary:
    """All seeds of one instance and one contestant: medians, and the largest peak."""

    name: str
    solver: str
    runs: tuple[Run, ...]

    @property
    def proven(self) -> int:
        """In how many runs the optimum was proven."""
        return sum(run.optimal for run in self.runs)

    @property
    def seconds(self) -> float:
        """The median of processor seconds, runs stopped by the limit included."""
        return median(run.seconds for run in self.runs)

    @property
    def gap(self) -> float | None:
        """The median gap, of the runs that have one."""
        gaps = [run.gap for run in self.runs if run.gap is not None]
        return median(gaps) if gaps else None

    @property
    def megabytes(self) -> float:
        """The largest peak."""
        return max(run.megabytes for run in self.runs)


def summaries(runs: Iterable[Run]) -> dict[str, dict[str, Summary]]:
    """By instance and contestant, in the order they were run."""
    found: dict[str, dict[str, list[Run]]] = {}
    for run in runs:
        found.setdefault(run.name, {}).setdefault(run.solver, []).append(run)
    return {
        name: {solver: Summary(name=name, solver=solver, runs=tuple(mine)) for solver, mine in by.items()}
        for name, by in found.items()
    }


def ratio(runs: Sequence[Run], solver: str = NADI) -> Ratio | None:
    """The better plain formulation's time by the contestant's, median over seeds; None: nothing to say."""
    found = []
    for _, group in groupby(sorted(runs, key=lambda run: run.seed), key=lambda run: run.seed):
        one = _ratio_of_seed(list(group), solver)
        if one is not None:
            found.append(one)
    if not found:
        return None
    marks = {one.mark for one in found} - {""}
    mark = marks.pop() if len(marks) == 1 else "~" if marks else ""
    best = max(found, key=lambda one: sum(other.solver == one.solver for other in found))
    return Ratio(value=median(one.value for one in found), mark=mark, solver=best.solver)


def _ratio_of_seed(runs: list[Run], solver: str) -> Ratio | None:
    own = next((run for run in runs if run.solver == solver), None)
    plain = [run for run in runs if run.solver in PLAIN]
    if own is None or not plain:
        return None
    proven = [run for run in plain if run.optimal]
    if not own.optimal and not proven:
        return None
    best = min(proven or plain, key=lambda run: run.seconds)
    mark = "" if own.optimal and proven else "≥" if own.optimal else "≤"
    return Ratio(
        value=max(best.seconds, SMALLEST) / max(own.seconds, SMALLEST), mark=mark, solver=best.solver
    )


def slower(runs: Sequence[Run], solver: str = NADI) -> list[str]:
    """The instances, in words, on which the contestant was not faster than the better plain formulation."""
    found = []
    for name, by in summaries(runs).items():
        mine = [run for summary in by.values() for run in summary.runs]
        got = ratio(mine, solver)
        if got is None:
            found += _wider(by, solver)
            continue
        if got.value >= 1.0 or got.mark == "≥":
            continue
        own, best = by[solver].seconds, by[got.solver].seconds
        remark = ", both next to nothing" if max(own, best) < CLEARLY else ""
        found.append(f"{name}: × {got} (median {own:.2f} s, plain {got.solver} {best:.2f} s{remark})")
    return found


def _wider(by: dict[str, Summary], solver: str) -> list[str]:
    """Where nobody proves the optimum: the contestant's gap when a plain formulation's is smaller."""
    gaps = {name: one.gap for name, one in by.items() if name in PLAIN and one.gap is not None}
    if solver not in by or not gaps:
        return []
    best, own = min(gaps, key=lambda name: gaps[name]), by[solver].gap
    if own is not None and own <= gaps[best]:
        return []
    mine = "no award" if own is None else f"a gap of {100 * own:.2f} %"
    return [f"{by[solver].name}: nobody proves it; {mine}, plain {best} {100 * gaps[best]:.2f} %"]


def growth(runs: Sequence[Run]) -> list[tuple[str, str, float]]:
    """Family, contestant and the exponent b of seconds = a * cells^b.

    Over the sizes of which all seeds were proven; cells are vendors * lines * breaks, quoted or not.
    """
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for name, by in summaries(runs).items():
        if "-" not in name:
            continue
        shape = shape_of(name)
        cells = shape.vendors * shape.lines * shape.breaks
        for solver, summary in by.items():
            if summary.proven == len(summary.runs):
                key = (shape.family, solver)
                points.setdefault(key, []).append((log(cells), log(max(summary.seconds, SMALLEST))))
    return [
        (family, solver, linear_regression(*zip(*line, strict=True)).slope)
        for (family, solver), line in points.items()
        if len(line) > 1
    ]
