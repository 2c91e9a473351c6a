"""Times the division of pools, with every group looked at and with groups made as they are needed.

    PYTHONPATH=src python -m bench.share --members 5,8,10,20,30,50 --repeat 3 --limit 120

Ends with 1 when both ways divide one pool differently. Pools are drawn by bench.award.instances.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MEMBERS = (5, 8, 10, 12, 16, 20, 30, 40, 50)
EXACT_UP_TO = 10
WAYS = ("exact", "lazy")
COIN = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Division:
    """One pool to divide: drawn by name and seed, among so many members, in one way, by one method."""

    name: str
    seed: int
    members: int
    way: str
    method: str


@dataclass(frozen=True, kw_only=True)
class Run:
    """A division and what its process answered; None when it was stopped or refused, with the reason."""

    asked: Division
    answer: dict[str, Any] | None
    reason: str = ""


def run(asked: Division, limit: float) -> Run:
    """The division in a process of its own."""
    command = [sys.executable, "-m", "bench.share.divide", asked.name, "--seed", str(asked.seed)]
    command += ["--members", str(asked.members), "--way", asked.way, "--method", asked.method]
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return Run(asked=asked, answer=None, reason=f"over {limit:.0f} s")
    if done.returncode:
        return Run(asked=asked, answer=None, reason=(done.stderr.strip().splitlines() or ["crashed"])[-1])
    return Run(asked=asked, answer=json.loads(done.stdout.splitlines()[-1]))


def differences(runs: Sequence[Run]) -> list[str]:
    """Members whose share depends on the way, by more than the coin that rounding may move."""
    found = []
    answers = {one.asked: one.answer["shares"] for one in runs if one.answer}
    for asked, shares in answers.items():
        other = answers.get(Division(**{**asdict(asked), "way": "exact"}))
        if asked.way == "exact" or other is None:
            continue
        worst = max(abs(Decimal(shares[member]) - Decimal(other[member])) for member in shares)
        if worst > COIN:
            found.append(
                f"{asked.name} seed {asked.seed}, {asked.members} members, {asked.method}: by {worst}"
            )
    return found


def table(runs: Sequence[Run]) -> str:
    """One line per pool size, way and method: medians over seeds."""
    head = ("pool", "members", "method", "way", "seconds", "groups priced", "of", "programs", "MB", "proof")
    groups: dict[tuple[str, str, int, str], list[Run]] = {}
    for one in runs:
        asked = one.asked
        groups.setdefault((asked.name, asked.method, asked.members, asked.way), []).append(one)
    rows = [head, *(_row(mine) for mine in groups.values())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("  ".join(cell.rjust(w) for cell, w in zip(row, widths, strict=True)) for row in rows)


def _row(runs: Sequence[Run]) -> tuple[str, ...]:
    asked = runs[0].asked
    answers = [one.answer for one in runs if one.answer]
    name = (asked.name, str(asked.members), asked.method, asked.way)
    everything = f"{2**asked.members - 1:.3g}"
    if not answers:
        return (*name, "–", "–", everything, "–", "–", runs[0].reason[:70])
    proven = sum(bool(answer["proven"]) and answer["proof"] != "search" for answer in answers)
    proof = f"{'/'.join(sorted({answer['proof'] for answer in answers}))} {proven}/{len(runs)}"
    return (
        *name,
        f"{median(answer['seconds'] for answer in answers):.2f}",
        f"{median(answer['groups'] for answer in answers):.0f}",
        everything,
        f"{median(answer['programs'] for answer in answers):.0f}",
        f"{max(answer['megabytes'] for answer in answers):.0f}",
        proof,
    )


def asked() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.share", description=__doc__.splitlines()[0])
    parser.add_argument("--pools", default="total-5x10x3,mixed-5x10x3", help="shapes, with commas between")
    parser.add_argument("--members", default=",".join(map(str, MEMBERS)), help="sizes, with commas between")
    parser.add_argument("--methods", default="equal_profit", help="with commas between")
    parser.add_argument("--exact-up-to", type=int, default=EXACT_UP_TO, help="largest pool enumerated")
    parser.add_argument("--repeat", type=int, default=3, help="pools drawn per size (seeds 1 to n)")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds on the clock for each division")
    parser.add_argument("--json", type=Path, help="write every run to this file")
    return parser.parse_args()


def wanted(arguments: argparse.Namespace) -> list[Division]:
    """Everything asked for, small pools first."""
    return [
        Division(name=name, seed=seed, members=members, way=way, method=method)
        for members in sorted(int(count) for count in arguments.members.split(","))
        for name in arguments.pools.split(",")
        for method in arguments.methods.split(",")
        for way in WAYS
        for seed in range(1, arguments.repeat + 1)
        if way == "lazy" or members <= arguments.exact_up_to
    ]


EXPLANATION = """\
Medians over the pools that were divided; seconds of processor time without the award itself. "groups priced"
counts awards solved for a group, "programs" the mixed-integer programs that looked for the worst group.
"proof" says how the groups were searched, and of how many pools both division and search are proven."""


def main() -> int:
    """Divides everything and prints the table."""
    arguments = asked()
    runs: list[Run] = []
    for division in wanted(arguments):
        runs.append(run(division, arguments.limit))
        last = runs[-1]
        took = f"{last.answer['seconds']:.2f} s" if last.answer else last.reason
        print(
            f"{division.name} {division.members} {division.way} seed {division.seed}: {took}", file=sys.stderr
        )
        if arguments.json:
            arguments.json.write_text(json.dumps([asdict(one) for one in runs], indent=1))
    wrong = differences(runs)
    print(f"{table(runs)}\n\n{EXPLANATION}\n")
    print("\n".join(["DIFFERENCES:", *wrong]) if wrong else "Both ways divide every pool alike, to the cent.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
