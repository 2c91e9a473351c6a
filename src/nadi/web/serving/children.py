"""A family of processes: children that die come back, and none outlives the parent."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

logger = logging.getLogger("nadi.serving")

LONGEST_PAUSE = 30.0
SETTLED_AFTER = 60.0
GRACE = 8.0
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass
class Child:
    """One member of the family; it leads a session of its own, so its whole offspring can be ended."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    back_at: float = 0.0

    def start(self) -> None:
        """Start it, or start it again."""
        environment = {**os.environ, **self.environment, "NADI_PARENT": str(os.getpid())}
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started, self.back_at = time.monotonic(), 0.0

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def tell(self, number: signal.Signals) -> None:
        """Send a signal to the child and all it started."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            return  # nobody is left there (macOS says it the second way)

    def note_death(self, now: float) -> float:
        """Clear away what it left behind and return the pause before it comes back."""
        self.tell(signal.SIGKILL)
        self.deaths = 1 if now - self.started > SETTLED_AFTER else self.deaths + 1
        pause = min(0.5 * 2.0 ** min(self.deaths - 1, 10), LONGEST_PAUSE)
        self.back_at = now + pause
        return pause


class Family:
    """The children of one `serve` or `demo`."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = list(children)
        self.stopping = threading.Event()

    def start(self) -> None:
        """Start everybody; from here on a signal to stop ends the family."""
        for number in STOP_SIGNALS:
            signal.signal(number, self.ask_to_stop)
        for child in self.children:
            child.start()

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Note that somebody wants the end (signal handler)."""
        self.stopping.set()

    def watch(self) -> None:
        """Bring back who dies, until asked to stop; then leave nothing behind."""
        try:
            while not self.stopping.wait(0.25):
                self.look_after()
        finally:
            self.end()

    def look_after(self) -> None:
        """Notice the dead and start again those whose pause is over."""
        now = time.monotonic()
        for child in self.children:
            if child.is_alive:
                continue
            if not child.back_at:
                code = child.process.returncode if child.process else None
                pause = child.note_death(now)
                logger.error("The %s ended (%s); it comes back in %.1f s.", child.name, told(code), pause)
            elif now >= child.back_at:
                child.start()
                logger.warning("The %s is back.", child.name)

    def end(self) -> None:
        """Ask all to finish, and end whoever does not within the grace."""
        for child in self.children:
            child.tell(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while any(child.is_alive for child in self.children) and time.monotonic() < deadline:
            time.sleep(0.05)
        for child in self.children:
            child.tell(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()


def told(code: int | None) -> str:
    """Return how a process ended, in words."""
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"code {code}"


def follow_parent() -> None:
    """End this process when its parent is gone: nobody would be left to end it."""
    parent = int(os.environ.pop("NADI_PARENT", "0"))
    if parent:
        threading.Thread(target=_follow, args=(parent,), name="follow-parent", daemon=True).start()


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
