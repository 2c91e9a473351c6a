"""One run of one contestant in a process of its own, and all runs of one instance side by side."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.award.linear import Linear

ROOT = Path(__file__).resolve().parents[2]
NADI, WHOLE_AWARD = "nadi", "nadi_award"
PLAIN = ("scip", "cbc", "highs", "cpsat")
CONTESTANTS = (NADI, WHOLE_AWARD, *PLAIN)
GRACE = 120.0
COIN = 0.01


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one contestant did: seconds of processor time, seconds on the clock, megabytes at the peak.

    `handed` are the seconds of stating the model to a plain solver, a part of `seconds`.
    """

    name: str
    seed: int
    solver: str
    optimal: bool
    cost: float | None
    bound: float | None
    handed: float
    seconds: float
    wall: float
    megabytes: float
    error: str = ""

    @property
    def gap(self) -> float | None:
        """How far the proof is from the answer, as a fraction of the answer; None without both."""
        if self.optimal:
            return 0.0
        if self.cost is None or self.bound is None or not self.cost:
            return None
        return max(0.0, (self.cost - self.bound) / abs(self.cost))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a run is asked: an instance by name and seed, its plain model on disk, the limit in seconds."""

    name: str
    seed: int
    model: Path
    limit: float


def race(entry: Entry, linear: Linear, solvers: Sequence[str]) -> tuple[Run, ...]:
    """All contestants on one instance, one after the other."""
    entry.model.write_bytes(pickle.dumps(linear))
    return tuple(run(entry, solver) for solver in solvers)


def run(entry: Entry, solver: str) -> Run:
    """One contestant; a crash or a process that had to be stopped is an answer of nothing with its reason."""
    command = [sys.executable, "-m", f"bench.award.in_{solver}", entry.name, "--seed", str(entry.seed)]
    command += ["--model", str(entry.model), "--limit", str(entry.limit)]
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=2 * entry.limit + GRACE,
        )
    except subprocess.TimeoutExpired:
        return _nothing(entry, solver, "stopped: it did not heed the limit")
    if done.returncode:
        return _nothing(entry, solver, (done.stderr.strip().splitlines() or ["crashed"])[-1])
    return Run(name=entry.name, seed=entry.seed, solver=solver, **json.loads(done.stdout.splitlines()[-1]))


def _nothing(entry: Entry, solver: str, reason: str) -> Run:
    return Run(
        name=entry.name,
        seed=entry.seed,
        solver=solver,
        optimal=False,
        cost=None,
        bound=None,
        handed=0.0,
        seconds=entry.limit,
        wall=entry.limit,
        megabytes=0.0,
        error=reason,
    )


def discrepancies(runs: Sequence[Run]) -> list[str]:
    """Where contestants contradict one another on one instance; empty when all agree to the cent."""
    found = []
    proven = [run for run in runs if run.optimal and run.cost is not None]
    for one in proven[1:]:
        first = proven[0]
        if abs((one.cost or 0.0) - (first.cost or 0.0)) > COIN:
            found.append(f"{first.solver} proves {first.cost}, {one.solver} proves {one.cost}")
    for claimed in runs:
        for other in runs:
            if claimed.bound is None or other.cost is None or claimed is other:
                continue
            if claimed.bound > other.cost + COIN:
                found.append(
                    f"{claimed.solver} claims at least {claimed.bound}, {other.solver} has {other.cost}"
                )
    return [f"{runs[0].name} seed {runs[0].seed}: {text}" for text in dict.fromkeys(found)]
