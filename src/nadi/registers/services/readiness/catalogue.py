"""The steps to a standard: data beside this file, written in our own words; clauses are only named."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nadi.web.localized import is_local

TABLE = Path(__file__).with_name("steps.csv")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: the clause it serves, what it is called, what to do, in both languages."""

    key: str
    clause: str
    part: str
    part_local: str
    title: str
    title_local: str
    what: str
    what_local: str

    @property
    def name(self) -> str:
        """Return the title in the reader's language."""
        return self.title_local if is_local() else self.title

    @property
    def text(self) -> str:
        """Return what to do in the reader's language."""
        return self.what_local if is_local() else self.what

    @property
    def group(self) -> str:
        """Return the part it belongs to in the reader's language."""
        return self.part_local if is_local() else self.part


@cache
def catalogue() -> dict[str, tuple[Step, ...]]:
    """Return the steps by standard, in the order in which they are best taken."""
    found: dict[str, list[Step]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row.pop("standard"), []).append(Step(**row))
    return {standard: tuple(steps) for standard, steps in found.items()}


def standards() -> list[str]:
    """Return the standards there are steps for."""
    return list(catalogue())


def steps_of(standard: str) -> tuple[Step, ...]:
    """Return the steps to a standard; none for a standard nobody described."""
    return catalogue().get(standard, ())
