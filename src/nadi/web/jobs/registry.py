"""Which kinds of jobs there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nadi.web.access import Sentence
from nadi.web.models import Job

if TYPE_CHECKING:
    from nadi.web.jobs.running import Run

Work = Callable[["Run"], None]
Page = Callable[[Job], str]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of job: its name, what the reader calls it, what it does, and where its result is shown."""

    name: str
    title: Sentence
    work: Work
    page: Page | None = None


KINDS: dict[str, Kind] = {}


def job(name: str, *, title: Sentence = "", page: Page | None = None) -> Callable[[Work], Work]:
    """Make a function the work of a kind of job."""

    def registered(work: Work) -> Work:
        if name in KINDS and KINDS[name].work is not work:
            raise ValueError(f"The job {name} is stated twice.")
        KINDS[name] = Kind(name=name, title=title or name, work=work, page=page)
        return work

    return registered
