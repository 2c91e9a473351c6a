"""Runs the closing minute and says whether every promise held."""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from bench.closing_minute.people import HOST, Buyer, Vendor, Visitor, moments_of
from bench.closing_minute.report import report

SETTLING = 6.0
MOST = 500


@contextmanager
def serving(port: int, workers: int, environment: Mapping[str, str], log: Path) -> Iterator[None]:
    """Run the production server for as long as the block lasts; what it complains about goes to the log."""
    command = [sys.executable, "-m", "nadi.web.serving.web_server", HOST, str(port), str(workers)]
    with log.open("w") as complaints:
        server = subprocess.Popen(
            command,
            stdout=complaints,
            stderr=subprocess.STDOUT,
            env={**environment, "NADI_PARENT": str(os.getpid())},
        )
        try:
            wait_for(port)
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    for _attempt in range(120):
        try:
            connection = HTTPConnection(HOST, port, timeout=2)
            connection.request("GET", "/accounts/login/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("The server did not start within a minute.")


def staged(environment: Mapping[str, str], *words: str) -> dict[str, Any]:
    """Let the stage do something with the database."""
    command = [sys.executable, "-m", "bench.closing_minute.stage", *words]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def act(visitors: Sequence[Visitor], deadline: float, asked: argparse.Namespace) -> None:
    """Let everybody act around the deadline, half of the moments in its last second or later."""
    chance = random.Random(asked.seed)
    threads = []
    for visitor in visitors:
        moments = moments_of(chance, deadline, asked.minute, asked.times)
        threads.append(threading.Thread(target=visitor.live, args=(moments,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def environment_in(folder: str, port: int) -> dict[str, str]:
    """Return the settings of a server with a database of its own."""
    house = Path(__file__).resolve().parents[2]
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "nadi.web.settings",
        "PYTHONPATH": f"{house / 'src'}{os.pathsep}{house}",
        "NADI_DEMO": "1",
        "NADI_SECRET_KEY": "x" * 50,
        "NADI_VAR": folder,
        "NADI_LOG_LEVEL": "ERROR",
        "NADI_BASE_URL": f"http://{HOST}:{port}",
    }


def wanted() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench.closing_minute", description="Everybody at the deadline.")
    parser.add_argument("--people", type=int, default=50, help="members who join and save")
    parser.add_argument("--vendors", type=int, default=5, help="vendors who bid")
    parser.add_argument("--times", type=int, default=6, help="how often each acts")
    parser.add_argument("--minute", type=float, default=60.0, help="seconds before the deadline")
    parser.add_argument("--workers", type=int, default=2, help="server processes")
    parser.add_argument("--port", type=int, default=8791)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not (1 <= asked.people <= MOST and 1 <= asked.vendors <= MOST and asked.times >= 2):
        parser.error(f"--people and --vendors are between 1 and {MOST}, --times is at least 2.")
    return asked


def main() -> int:
    """Run it."""
    asked = wanted()
    with tempfile.TemporaryDirectory(prefix="nadi-closing-") as folder:
        environment, log = environment_in(folder, asked.port), Path(folder) / "server.log"
        made = staged(environment, "prepare", str(asked.people), str(asked.vendors))
        visitors: list[Visitor] = [Buyer(port=asked.port, **made["buyer"], **one) for one in made["buyers"]]
        visitors += [Vendor(port=asked.port, **made["vendor"], **one) for one in made["vendors"]]
        with serving(asked.port, asked.workers, environment, log):
            deadline = time.time() + asked.minute + SETTLING
            staged(environment, "deadline", str(deadline))
            act(visitors, deadline, asked)
        before = f"load {os.getloadavg()[0]:.1f} at the end"
        has_held = report(visitors, deadline, staged(environment, "stored"), log.read_text())
    print(f"{asked.people} members, {asked.vendors} vendors, {asked.workers} server processes, {before}")
    print("Every promise held." if has_held else "A PROMISE WAS BROKEN.")
    return 0 if has_held else 1


if __name__ == "__main__":
    sys.exit(main())
