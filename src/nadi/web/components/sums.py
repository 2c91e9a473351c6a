"""A result with its sum beside it, and long work with how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from nadi.web.components.buttons import Words

Sign = Literal["", "+", "−", "×", "÷"]


@dataclass(frozen=True, kw_only=True)
class Term:
    """One term of a sum: its figure, what it is, and the sign before it."""

    value: Any
    label: Words
    sign: Sign = ""


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A result and the terms it came from."""

    terms: Sequence[Term]
    result: Any
    label: Words


class Work(Protocol):
    """What long work shows of itself."""

    uid: str
    state: str
    progress: int
    note: str


RUNS = {"waiting", "running"}
TONES = {
    "waiting": "neutral",
    "running": "info",
    "done": "success",
    "failed": "danger",
    "cancelled": "warning",
}


def sum_line(shown: Sum) -> dict[str, Any]:
    """Describe a result with its terms."""
    return {"sum": shown}


def progress(work: Work, title: Words, poll_url: str = "", cancel_url: str = "") -> dict[str, Any]:
    """Describe how far a job is; while it runs, the page asks `poll_url` for this same piece again."""
    runs = work.state in RUNS
    return {
        "work": work,
        "title": title,
        "tone": TONES[work.state],
        "poll_url": poll_url if runs else "",
        "cancel_url": cancel_url if runs else "",
    }
