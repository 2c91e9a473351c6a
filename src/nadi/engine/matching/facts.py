"""What is asked for and what is offered, as coded facts and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing known of a profile: a code of a scheme, or words where there is no code.

    `path` are the codes above it in its scheme, the nearest first; `level` is how far it goes where the
    scheme has degrees (a language), higher being more, 0 where it has none.
    """

    scheme: str
    code: str = ""
    words: str = ""
    path: tuple[str, ...] = ()
    level: int = 0

    def __post_init__(self) -> None:
        if not self.scheme:
            raise ValueError("A fact belongs to a scheme; name it.")
        if not self.code and not self.words.strip():
            raise ValueError(f"A fact of {self.scheme} has a code or words.")
        if self.level < 0:
            raise ValueError(f"A level is zero or more, not {self.level}.")


@dataclass(frozen=True, kw_only=True)
class Asked(Fact):
    """One thing a need asks for; a profile without a must is excluded."""

    is_must: bool = False


@dataclass(frozen=True, kw_only=True)
class Band:
    """A span of amounts in one currency and period; None leaves a side open."""

    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"A band ends at {self.high} before it begins at {self.low}.")


@dataclass(frozen=True, kw_only=True)
class Need:
    """What is wanted: coded things, where, from when, at what rate, how experienced.

    `regions` are codes; none means anywhere. `is_remote`: it can be done from afar. `starts` is the day it
    begins, None as soon as may be. `rate` is what can be paid. `musts` names of `place`, `availability`,
    `rate` and `experience` those without which a profile is excluded (one that does not say stays).
    """

    key: str
    asked: tuple[Asked, ...] = ()
    text: str = ""
    regions: frozenset[str] = frozenset()
    is_remote: bool = False
    starts: date | None = None
    rate: Band | None = None
    experience: int | None = None
    musts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if unknown := self.musts - {"place", "availability", "rate", "experience"}:
            raise ValueError(f"A must is place, availability, rate or experience, not {sorted(unknown)}.")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is offered, by a person, a firm or a machine; the units are those of `Need`.

    `moves`: any region would do. `regions` empty and not `moves`: the place is unknown. `rate` is what is
    asked for; None is unknown, as are `available` and `experience`.
    """

    key: str
    facts: tuple[Fact, ...] = ()
    text: str = ""
    regions: frozenset[str] = frozenset()
    moves: bool = False
    is_remote: bool = False
    available: date | None = None
    rate: Band | None = None
    experience: int | None = None
