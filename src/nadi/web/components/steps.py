"""How far something is: the steps it takes, and what happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from nadi.web.components.buttons import Words

StepState = Literal["done", "current", "waiting", "skipped", "stopped"]
STATE_WORDS: dict[str, Words] = {
    "done": _("done"),
    "current": _("now"),
    "waiting": _("to come"),
    "skipped": _("left out"),
    "stopped": _("stopped"),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a purchase or another longer business."""

    label: Words
    state: StepState = "waiting"
    note: Words = ""
    href: str = ""

    @property
    def state_words(self) -> Words:
        """Return the state for those who do not see its picture."""
        return STATE_WORDS[self.state]


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened: when, who did it, what, and more about it."""

    when: datetime
    what: Words
    who: Words = ""
    note: Words = ""
    tone: str = "neutral"


def stepper(steps: Sequence[Step]) -> dict[str, Any]:
    """Describe the steps of something, the present one marked."""
    return {"steps": steps}


def timeline(events: Sequence[Event]) -> dict[str, Any]:
    """Describe what happened, the newest first."""
    return {"events": sorted(events, key=lambda event: event.when, reverse=True)}
