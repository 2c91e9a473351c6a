"""What `serve` and `demo` share: children started, first page awaited, schedule kept, all ended together."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from nadi.web.serving.children import Child, Family
from nadi.web.serving.ports import wait_for_answer
from nadi.web.serving.stop import CannotStart

HOPELESS = 3


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one `serve` runs."""

    host: str
    port: int
    children: Sequence[Child]
    keeps_schedule: bool = True


def say(sentence: str) -> None:
    """Tell the person at the terminal how far the start has come."""
    print(f"Nadi: {sentence}", flush=True)


def address(host: str, port: int) -> str:
    """Return what to type into the browser."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def run_house(plan: Plan, greet: Callable[[], None]) -> int:
    """Start the family, greet when the first page answers, watch until told to stop."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    family = Family(plan.children)
    web = family.children[0]
    family.start()
    failed = threading.Event()

    def open_up() -> None:
        def goes_on() -> bool:
            return not family.stopping.is_set() and web.deaths < HOPELESS

        if wait_for_answer(plan.host, plan.port, goes_on):
            load = import_module("nadi.web.serving.preparing")  # after the children, who need the processor
            load.load_django()
            greet()
            if plan.keeps_schedule:
                import_module("nadi.web.schedule").keep(family.stopping)
        elif not family.stopping.is_set():
            failed.set()
            family.stopping.set()

    opening = threading.Thread(target=open_up, name="schedule", daemon=True)
    opening.start()
    family.watch()
    opening.join(timeout=5)
    if failed.is_set():
        raise CannotStart("The web server does not stay up; the lines above say why.")
    say("Stopped.")
    return 0
