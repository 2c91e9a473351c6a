"""Runs the closing minute and says whether every promise held."""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"
CSRF = "c" * 32
BEFORE, AFTER = 10.0, 3.0
SETTLING = 4.0
MOST_PEOPLE = 500


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a person was told about one save."""

    sent: float
    took: float
    status: int
    total: int


@dataclass
class Buyer:
    """A person in a browser, who saves the whole demand of a company again and again."""

    port: int
    pool: str
    lines: list[str]
    company: str
    site: str
    session: str
    version: int = 0
    answers: list[Answer] = field(default_factory=list)

    def ask(self, method: str, body: str = "") -> int:
        """Send one request and return its status."""
        connection = HTTPConnection(HOST, self.port, timeout=60)
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request(method, f"/pools/{self.pool}/demand/", body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    def save(self, quantity: int) -> None:
        """Save the same quantity on every line, and note what came back."""
        fields = {"csrfmiddlewaretoken": CSRF, "version": str(self.version), "company": self.company}
        fields |= {f"quantity-{line}-{self.site}": str(quantity) for line in self.lines}
        sent = time.time()
        status = self.ask("POST", urlencode(fields))
        took = time.time() - sent
        self.version += status == 302
        self.answers.append(Answer(sent=sent, took=took, status=status, total=quantity * len(self.lines)))

    def live(self, moments: list[float]) -> None:
        """Open the page, then save at each of the moments, a larger quantity every time."""
        self.ask("GET")
        for number, moment in enumerate(moments, start=1):
            time.sleep(max(0.0, moment - time.time()))
            self.save(number)

    @property
    def promised(self) -> Decimal:
        """The last total this person was told is saved."""
        return Decimal(max((one.total for one in self.answers if one.status == 302), default=0))


@contextmanager
def serving(port: int, workers: int, environment: Mapping[str, str]) -> Iterator[None]:
    """Run the production server for as long as the block lasts."""
    command = [sys.executable, "-m", "nadi.web.serving.web_server", HOST, str(port), str(workers)]
    server = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, env={**environment, "NADI_PARENT": str(os.getpid())}
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
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def act(buyers: list[Buyer], deadline: float, saves: int, seed: int) -> None:
    """Let everybody save around the deadline, half of the moments in its last second."""
    chance = random.Random(seed)
    threads = []
    for buyer in buyers:
        early = [deadline - chance.uniform(1, BEFORE) for _ in range(saves // 2)]
        close = [deadline + chance.uniform(-1, AFTER if chance.random() < 0.3 else 0.3) for _ in early]
        threads.append(threading.Thread(target=buyer.live, args=(sorted(early + close),)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def report(buyers: list[Buyer], deadline: float, found: Mapping[str, Any]) -> bool:
    """Print the figures, and tell whether every promise held."""
    answers = [one for buyer in buyers for one in buyer.answers]
    accepted = [one for one in answers if one.status == 302]
    refused = [one for one in answers if one.status == 409]
    lost = [one for one in buyers if Decimal(found["totals"].get(one.company, 0)) != one.promised]
    late = [one for one in accepted if one.sent >= deadline]
    too_early = [one for one in refused if one.sent + one.took < deadline]
    times = sorted(one.took * 1000 for one in answers)
    rows = {
        "people": len(buyers),
        "saves sent": len(answers),
        "accepted": len(accepted),
        "refused after the deadline": len(refused),
        "other answers (errors)": len(answers) - len(accepted) - len(refused),
        "written in the database": found["saves"],
        "companies whose figures differ from what they were told": len(lost),
        "accepted though sent after the deadline": len(late),
        "refused before the deadline": len(too_early),
        "last save before the deadline, ms": round((deadline - found["last"]) * 1000, 1),
        "answer, median ms": round(statistics.median(times), 1),
        "answer, 95th percentile ms": round(times[int(len(times) * 0.95)], 1),
        "answer, longest ms": round(times[-1], 1),
    }
    for words, figure in rows.items():
        print(f"{words:<58}{figure:>10}")
    is_kept = not (lost or late or too_early) and len(answers) == len(accepted) + len(refused)
    return is_kept and found["saves"] == len(accepted) and found["last"] <= deadline


def environment_in(folder: str, port: int) -> dict[str, str]:
    """Return the settings of a server with a database of its own."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "nadi.web.settings",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
        "NADI_DEMO": "1",
        "NADI_SECRET_KEY": "x" * 50,
        "NADI_VAR": folder,
        "NADI_LOG_LEVEL": "ERROR",
        "NADI_BASE_URL": f"http://{HOST}:{port}",
    }


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(
        prog="bench.closing_minute", description="People saving at the deadline."
    )
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--saves", type=int, default=6, help="how often each person saves")
    parser.add_argument("--workers", type=int, default=2, help="server processes")
    parser.add_argument("--port", type=int, default=8791)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not 1 <= asked.people <= MOST_PEOPLE:
        parser.error(f"--people is between 1 and {MOST_PEOPLE}.")
    with tempfile.TemporaryDirectory(prefix="nadi-closing-") as folder:
        environment = environment_in(folder, asked.port)
        made = staged(environment, "prepare", str(asked.people))
        one = {"port": asked.port, "pool": made["pool"], "lines": made["lines"]}
        buyers = [Buyer(**one, **person) for person in made["people"]]
        with serving(asked.port, asked.workers, environment):
            deadline = time.time() + BEFORE + SETTLING
            staged(environment, "deadline", str(deadline))
            act(buyers, deadline, asked.saves, asked.seed)
        is_kept = report(buyers, deadline, staged(environment, "stored"))
    print("Every promise held." if is_kept else "A PROMISE WAS BROKEN.")
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
