"""The process of one solver: gets what is to be solved, solves it once, says what it took.

Every contestant is a module `in_<solver>` with a main of its own, run as

    python -m bench.award.in_scip total-5x10x3 --seed 1 --model FILE --limit 60

and prints one line of JSON. Plain models come from a file that `Linear` was pickled to, Nadi draws the
instance anew; neither is timed. Processor time is compared: a busy machine changes it little.
"""

import argparse
import json
import pickle
import resource
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.award.linear import Answer

Solve = Callable[[Any, float, int], Answer]
Get = Callable[[str, int], Any]


def contest(solve: Solve, get: Get | None = None) -> None:
    """Runs one contestant on what the command line names; `get` draws it, else the model is read."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--limit", type=float, required=True)
    asked = parser.parse_args()
    # Only ever a file that the benchmark itself has written a moment before.
    problem = get(asked.name, asked.seed) if get else pickle.loads(asked.model.read_bytes())
    wall, processor = time.perf_counter(), time.process_time()
    answer = solve(problem, asked.limit, asked.seed)
    took = {"wall": time.perf_counter() - wall, "seconds": time.process_time() - processor}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**asdict(answer), **took, "megabytes": round(peak, 1)}))
