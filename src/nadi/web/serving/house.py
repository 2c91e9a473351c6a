"""What `serve` and `demo` share: children started, first page awaited, schedule kept, all ended together."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from importlib import import_module

from nadi.web.serving.children import Child, Family
from nadi.web.serving.ports import wait_for_answer
from nadi.web.serving.stop import CannotStart

logger = logging.getLogger("nadi.serving")

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
    family.start()
    opening = Opening(plan=plan, family=family, greet=greet)
    opening.start()
    family.watch()
    opening.join(timeout=5)
    if opening.has_failed:
        raise CannotStart("Nadi does not stay up; the lines above say why.")
    say("Stopped.")
    return 0


class Opening(threading.Thread):
    """What happens beside the watch: the first page is awaited, people are greeted, the schedule is kept."""

    def __init__(self, *, plan: Plan, family: Family, greet: Callable[[], None]) -> None:
        super().__init__(name="schedule", daemon=True)
        self.plan, self.family, self.greet = plan, family, greet
        self.has_failed = False

    def run(self) -> None:
        """Open the house; if that cannot be, end the family."""
        try:
            self.open_up()
        except Exception:
            logger.exception("Opening failed.")
            self.give_up()

    def open_up(self) -> None:
        """Wait for the first page, then greet and keep the schedule."""
        status = wait_for_answer(self.plan.host, self.plan.port, self.goes_on)
        if not status:
            if not self.family.stopping.is_set():
                self.give_up()
            return
        import_module(
            "nadi.web.serving.preparing"
        ).load_django()  # after the children, who need the processor
        self.greet()
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            say("The first page answers with an error; the lines above say why.")
        if self.plan.keeps_schedule:
            import_module("nadi.web.schedule").keep(self.family.stopping)

    def goes_on(self) -> bool:
        """Tell whether waiting for the first page makes sense."""
        return not self.family.stopping.is_set() and self.family.children[0].deaths < HOPELESS

    def give_up(self) -> None:
        """End everything."""
        self.has_failed = True
        self.family.stopping.set()
