"""A whole Nadi of its own, started and watched from outside as a person or a service manager would."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

HOUSE = Path(__file__).resolve().parents[2]
PATIENCE = 240.0


@dataclass
class Started:
    """A process of the house, and what it has said so far."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def child(self, module: str) -> int:
        """Return the living child that runs a module."""
        return next(pid for pid, words in children_of(self.process.pid) if module in words)

    def stop(self) -> int:
        """Ask it to stop, as a service manager does, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


@dataclass
class House:
    """An installation under a folder of the test."""

    var: Path
    environment: dict[str, str] = field(default_factory=dict)
    started: list[Started] = field(default_factory=list)

    def surroundings(self) -> dict[str, str]:
        """Return the environment of its processes: nothing of this machine's Nadi reaches it."""
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("NADI_", "DJANGO_"))
        }
        own = {"PYTHONPATH": f"{HOUSE / 'src'}{os.pathsep}{HOUSE}", "NADI_DEMO_VAR": str(self.var)}
        return {**clean, **own, **self.environment}

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", *words],
            cwd=HOUSE,
            env=self.surroundings(),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def start(self, *words: str) -> Started:
        """Start a command and let it run."""
        log = self.var.parent / f"log-{len(self.started)}"
        with log.open("wb") as sink:
            process = subprocess.Popen(
                [sys.executable, "-m", *words],
                cwd=HOUSE,
                env=self.surroundings(),
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started.append(Started(process, log))
        return self.started[-1]

    def own_settings(self) -> "House":
        """Leave the demonstration's settings: those of an association, with the slow job beside."""
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "tests.process.settings",
            "NADI_SECRET_KEY": "x" * 50,
            "NADI_VAR": str(self.var),
            "NADI_DATABASE_URL": f"sqlite:///{self.var / 'nadi.sqlite3'}",
            "NADI_EMAIL_URL": "consolemail://",
        }
        return self

    def python(self, code: str) -> str:
        """Run a piece of code in the house and return what it prints."""
        path = self.var.parent / "piece.py"
        path.write_text(code)
        done = self.run("tests.process.piece", str(path))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def end(self) -> None:
        """End what the test left running."""
        for one in self.started:
            family = [pid for pid, _ in descendants_of(one.process.pid)]
            for pid in [one.process.pid, *family]:
                if one.process.poll() is None or pid != one.process.pid:
                    kill(pid)
            one.process.wait()


def kill(pid: int) -> None:
    """Kill a process that may be gone already."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def children_of(parent: int) -> Iterator[tuple[int, str]]:
    """Yield the living children of a process and their command lines."""
    told = subprocess.run(
        ["ps", "-eww", "-o", "pid,ppid,stat,args"], capture_output=True, text=True, check=True
    )
    for line in told.stdout.splitlines()[1:]:
        pid, ppid, state, words = line.split(None, 3)
        if int(ppid) == parent and not state.startswith("Z"):
            yield int(pid), words


def descendants_of(parent: int) -> Iterator[tuple[int, str]]:
    """Yield everybody a process has started, directly or not."""
    for pid, words in children_of(parent):
        yield pid, words
        yield from descendants_of(pid)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status_of(url: str) -> int:
    """Return the status a page answers with; 0 when nobody answers."""
    try:
        with urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
    except (URLError, OSError):
        return 0


def wait_until(happens: Callable[[], object], what: str) -> None:
    """Wait for something to happen; fail with its name when it does not."""
    deadline = time.monotonic() + PATIENCE
    while not happens():
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited in vain: {what}")
        time.sleep(0.1)
