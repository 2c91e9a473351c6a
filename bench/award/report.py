"""The runs as tables a person can read."""

import os
import platform
from collections.abc import Sequence

from bench.award.figures import Summary, growth, ratio, slower, summaries
from bench.award.races import WHOLE_AWARD, Run

NOTHING = "–"


def table(runs: Sequence[Run], solvers: Sequence[str]) -> str:
    """Seconds per instance and contestant, ratios, gaps and peaks."""
    head = [
        "instance",
        *(f"{solver} s" for solver in solvers),
        "× nadi",
        "× award",
        "gaps at the limit",
        "MB",
    ]
    rows = [_row(by, solvers) for by in summaries(runs).values()]
    return _aligned([head, *rows])


def _row(by: dict[str, Summary], solvers: Sequence[str]) -> list[str]:
    runs = [run for summary in by.values() for run in summary.runs]
    name = runs[0].name
    present = [by[solver] for solver in solvers if solver in by]
    gaps = [f"{one.solver} {_gap(one)}" for one in present if one.proven < len(one.runs)]
    peaks = [f"{one.megabytes:.0f}" if one.megabytes else NOTHING for one in present]
    seconds = [_seconds(by[solver]) if solver in by else NOTHING for solver in solvers]
    whole = ratio(runs, WHOLE_AWARD)
    return [
        name,
        *seconds,
        str(ratio(runs) or NOTHING),
        str(whole or NOTHING),
        ", ".join(gaps) or NOTHING,
        " / ".join(peaks),
    ]


def _seconds(one: Summary) -> str:
    """Median seconds; a run that was stopped says "over", with how many of the runs were proven."""
    if one.proven == len(one.runs):
        return f"{one.seconds:.2f}"
    return f">{one.seconds:.1f} ({one.proven}/{len(one.runs)})"


def _gap(one: Summary) -> str:
    if any(run.error for run in one.runs):
        return next(run.error for run in one.runs if run.error)[:60]
    return "no award" if one.gap is None else f"{100 * one.gap:.2f} %"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) if column == 0 else cell.rjust(width) for column, cell, width in cells)
        for cells in (zip(range(len(row)), row, widths, strict=True) for row in rows)
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def report(runs: Sequence[Run], solvers: Sequence[str], wrong: Sequence[str]) -> str:
    """Everything: the table, where Nadi is not faster, growth, and whether all agree."""
    parts = [table(runs, solvers), EXPLANATION]
    parts += [
        _listed("Where Nadi is not faster to the proof than the better plain formulation", slower(runs)),
        _listed("Where its whole award takes longer than that proof", slower(runs, WHOLE_AWARD)),
    ]
    grown = [f"{family:12s} {solver:11s} cells^{power:.2f}" for family, solver, power in growth(runs)]
    parts.append(_listed("Growth of the seconds with vendors × lines × breaks", grown))
    agree = "All proven optima agree to the cent, and no bound exceeds another's award."
    parts.append(_listed("DISCREPANCIES", wrong) if wrong else agree)
    return "\n\n".join(parts)


def _listed(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {line}" for line in lines or ["none"])])


EXPLANATION = """\
Median seconds of processor time on one thread, each run in a process of its own; > when the limit on the
clock came first. "nadi" finds and proves the least cost, "nadi_award" adds ties, order, rows and reasons.
× is the better plain formulation's time by Nadi's (to the proof; with the whole award), the median over
seeds. MB is the largest peak of each process, in the order of the columns."""


def machine() -> dict[str, object]:
    """What the figures depend on besides the code."""
    return {
        "processors": os.cpu_count(),
        "load": [round(value, 1) for value in os.getloadavg()],
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
    }
