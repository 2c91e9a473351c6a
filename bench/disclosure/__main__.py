"""Times the protection of tables, step by step alone and with the search for the least pattern.

    PYTHONPATH=src python -m bench.disclosure --sides 5,10,20,40 --repeat 7

Ends with 1 when the search loses more than going step by step.
"""

import argparse
import sys
from dataclasses import dataclass
from statistics import median
from time import process_time

from nadi.engine.disclosure import STATISTICS, Effort, ProtectedTable, protect_table

from .draw import Cells, drawn

STEPS_ALONE = Effort(attacks=0)


@dataclass(frozen=True, kw_only=True)
class Run:
    """One table protected in both ways, with the seconds of processor time of each."""

    steps: ProtectedTable
    least: ProtectedTable
    steps_took: float
    least_took: float

    @property
    def forbidden(self) -> int:
        """Return how many places a rule forbids."""
        return sum(why == "primary" for why in self.least.suppressed.values())

    @property
    def more(self) -> float:
        """Return how many percent more is lost step by step."""
        return 100 * float(self.steps.loss / self.least.loss - 1) if self.least.loss else 0.0


def main() -> int:
    """Protect, and print a row for each size."""
    parser = argparse.ArgumentParser(prog="bench.disclosure", description="Tables protected, and timed.")
    parser.add_argument("--sides", default="5,10,20,40")
    parser.add_argument("--repeat", type=int, default=7)
    asked = parser.parse_args()
    print("| table | forbidden | step by step | with the search | proven least | step by step loses more |")
    print("|---|---|---|---|---|---|")
    contradicted = False
    for side in map(int, asked.sides.split(",")):
        runs = [protect(drawn(side, seed)) for seed in range(asked.repeat)]
        print(row(side, runs), flush=True)
        contradicted |= any(run.least.loss > run.steps.loss for run in runs)
    return int(contradicted)


def protect(cells: Cells) -> Run:
    """Protect one table in both ways."""
    started = process_time()
    steps = protect_table(cells=cells, rules=STATISTICS, effort=STEPS_ALONE)
    between = process_time()
    least = protect_table(cells=cells, rules=STATISTICS)
    return Run(steps=steps, least=least, steps_took=between - started, least_took=process_time() - between)


def row(side: int, runs: list[Run]) -> str:
    """Write the medians of one size."""
    more = [run.more for run in runs]
    cells = (
        f"{side} × {side}",
        f"{median(run.forbidden for run in runs):g}",
        f"{median(run.steps_took for run in runs):.2f} s",
        f"{median(run.least_took for run in runs):.2f} s (at most {max(run.least_took for run in runs):.2f})",
        f"{sum(run.least.is_least for run in runs)} of {len(runs)}",
        f"{median(more):.0f} % (at most {max(more):.0f} %)",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
