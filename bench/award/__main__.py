"""Times the award beside the same model stated plainly in other open solvers.

    PYTHONPATH=src python -m bench.award --sizes small --repeat 3 --limit 60
    PYTHONPATH=src python -m bench.award --only total-50x200x5 --solvers nadi,scip --json runs.json

Ends with 1 when two contestants contradict one another. Needs the benchmark environment (bench/README.md).
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.award.instances import shape_of, shapes
from bench.award.questions import auctions, question, stated_plainly
from bench.award.races import CONTESTANTS, WHOLE_AWARD, Entry, Run, discrepancies, race
from bench.award.report import machine, report

USUAL = tuple(solver for solver in CONTESTANTS if solver != "cpsat")


def asked() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.award", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", choices=("small", "all"), default="small")
    parser.add_argument("--only", type=names, help="these, as total-20x100x5, with commas between")
    parser.add_argument("--repeat", type=int, default=3, help="instances drawn per size (seeds 1 to n)")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds on the clock for each solve")
    parser.add_argument("--solvers", type=solvers, default=USUAL, help=f"of {', '.join(CONTESTANTS)}")
    parser.add_argument("--json", type=Path, help="write every run to this file")
    parser.add_argument(
        "--read", type=Path, nargs="+", help="run nothing: report on such files, all together"
    )
    return parser.parse_args()


def read(files: Sequence[Path]) -> tuple[list[Run], list[str]]:
    """The runs of earlier calls and what contradicted in them."""
    kept = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    runs = [Run(**run) for data in kept for run in data["runs"]]
    return runs, [text for data in kept for text in data["discrepancies"]]


def names(text: str) -> tuple[str, ...]:
    """Instances by name; an auction's name is known only where its file lies."""
    found = tuple(text.split(","))
    for name in found:
        if name not in auctions():
            try:
                shape_of(name)
            except ValueError as error:
                raise argparse.ArgumentTypeError(str(error)) from error
    return found


def solvers(text: str) -> tuple[str, ...]:
    """Contestants by name."""
    found = tuple(text.split(","))
    unknown = [name for name in found if name not in CONTESTANTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(CONTESTANTS)}.")
    return found


def raced(name: str, seed: int, limit: float, contestants: Sequence[str]) -> tuple[Run, ...]:
    """All contestants on one instance; an auction has no whole award."""
    asking = question(name, seed)
    taking_part = [solver for solver in contestants if solver != WHOLE_AWARD or name not in auctions()]
    with tempfile.TemporaryDirectory() as folder:
        entry = Entry(name=name, seed=seed, model=Path(folder) / "model", limit=limit)
        return race(entry, stated_plainly(asking), taking_part)


def main() -> int:
    """Prints the report of new or of earlier runs; 1 when contestants contradict one another."""
    arguments = asked()
    if arguments.read:
        runs, wrong = read(arguments.read)
        print(report(runs, arguments.solvers, wrong))
        return 1 if wrong else 0
    runs, wrong = run_all(arguments)
    print(report(runs, arguments.solvers, wrong))
    return 1 if wrong else 0


def run_all(arguments: argparse.Namespace) -> tuple[list[Run], list[str]]:
    """Every run asked for, written down as it goes."""
    wanted = arguments.only or (*(shape.name for shape in shapes(arguments.sizes)), *auctions())
    runs: list[Run] = []
    wrong: list[str] = []
    for name in wanted:
        for seed in range(1, (1 if name in auctions() else arguments.repeat) + 1):
            found = raced(name, seed, arguments.limit, arguments.solvers)
            runs += found
            wrong += discrepancies(found)
            took = ", ".join(f"{run.solver} {run.seconds:.2f}" for run in found)
            print(f"{name} seed {seed}: {took}", file=sys.stderr, flush=True)
            if arguments.json:
                data = {"machine": machine(), "limit": arguments.limit, "runs": [asdict(run) for run in runs]}
                arguments.json.write_text(json.dumps({**data, "discrepancies": wrong}, indent=1))
    return runs, wrong


if __name__ == "__main__":
    sys.exit(main())
