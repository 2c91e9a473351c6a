"""The process of one division: draws a pool, awards it, divides it, certifies it, says what it took.

    python -m bench.share.divide capacitated-5x10x3 --members 20 --way lazy --method equal_profit

prints one line of JSON. The award is not timed; pricing the groups is.
"""

import argparse
import json
import resource
import time
from typing import Any

from bench.award.instances import instance, shape_of
from nadi.engine.award import solve
from nadi.engine.sharing import Certificate, Shares, certify, pool_game, share
from nadi.engine.sharing.separation import PoolSeparation


def divided(name: str, seed: int, members: int, *, way: str, method: str) -> dict[str, Any]:
    """One pool divided by one method: all groups `exact`, or as they are needed `lazy`."""
    problem = instance(shape_of(name), seed, members)
    award = solve(problem)
    wall, processor = time.perf_counter(), time.process_time()
    game = pool_game(problem, award=award, exact_up_to=members if way == "exact" else 1)
    shares = share(game, method=method, total=award.total)
    certificate = certify(game, shares)
    took = {"wall": time.perf_counter() - wall, "seconds": time.process_time() - processor}
    separation = game.separation
    programs = separation.solved if isinstance(separation, PoolSeparation) else 0
    groups = sum(isinstance(key, int) and key > 0 for key in game.memo)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        **took,
        "groups": groups,
        "programs": programs,
        "megabytes": round(peak, 1),
        **_verdict(shares, certificate),
    }


def _verdict(shares: Shares, certificate: Certificate) -> dict[str, Any]:
    """What was divided and what is promised about it."""
    return {
        "shares": {member.player: str(member.share) for member in shares.members},
        "proven": shares.proven,
        "proof": certificate.proof,
        "verdict": certificate.verdict,
        "core_empty": certificate.core_empty,
    }


def main() -> None:
    """Divides what the command line names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--members", type=int, required=True)
    parser.add_argument("--way", choices=("exact", "lazy"), required=True)
    parser.add_argument("--method", required=True)
    asked = parser.parse_args()
    print(json.dumps(divided(asked.name, asked.seed, asked.members, way=asked.way, method=asked.method)))


if __name__ == "__main__":
    main()
