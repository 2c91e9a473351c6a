"""What is answered: yes, no or unknown, why, what is missing, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .expression import Condition
from .facts import Fact
from .logic import Answer

PartKind = Literal["main", "interest", "guarantee", "incentive"]
StepKind = Literal["most", "share", "own_part", "beneficiary", "aid", "cost"]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One condition, its answer, the facts it used and those it lacks; `text` says it in English.

    `place` is where the condition stands ("all[2].any[1]"); `missing` names facts, and rates so:
    `rate:EUR/GEL`. `found` is what was worked out of the facts (a size class, an age), for the sentence.
    """

    condition: Condition
    place: str
    answer: Answer
    text: str
    used: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    found: str = ""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A group of conditions and its answer, or one condition with its verdict."""

    kind: Literal["all", "any", "not", "one"]
    answer: Answer
    verdict: Verdict | None = None
    parts: tuple[Judgement, ...] = ()

    def verdicts(self) -> Iterator[Verdict]:
        """Yield the verdicts in the order of the conditions."""
        if self.verdict is not None:
            yield self.verdict
        for part in self.parts:
            yield from part.verdicts()

    def missing(self) -> Iterator[str]:
        """Yield what must be known to decide: nothing where it is decided already."""
        if self.answer is not Answer.UNKNOWN:
            return
        if self.verdict is not None:
            yield from self.verdict.missing
        for part in self.parts:
            yield from part.missing()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One limit of an amount, in the programme's currency; `is_binding` is the one that decided it."""

    kind: StepKind
    amount: Decimal
    percent: Decimal | None = None
    of: Decimal | None = None
    is_binding: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing a firm gets: the money itself, interest support, a guarantee, a part paid back.

    `high` is the most it can be (money of `currency`), `low` the least; either is None where it is not known.
    `is_exact` tells a sum worked out for this firm's plan from the most that any plan could get; `caps` are
    the different sums while it is not known which terms apply. `rate_low` and `rate_high` are per cent: the
    share of the cost, or points of interest a year (then the money is that of the first year, nothing yet
    paid back).
    """

    kind: PartKind
    currency: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    rate_low: Decimal | None = None
    rate_high: Decimal | None = None
    is_exact: bool = False
    caps: tuple[Decimal, ...] = ()
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    is_too_small: bool = False


BarKind = Literal[
    "superseded",
    "other_georgia",
    "elsewhere",
    "cancelled",
    "complete",
    "suspended",
    "planned",
    "not_yet_open",
    "expired",
]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Why nobody here can get it, whatever their facts."""

    kind: BarKind
    text: str


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """Whether one firm can get a programme's money.

    `is_stated` is false where nobody has entered the programme's conditions: then the answer is unknown
    whatever is known of the firm. `offer` is empty where the answer is no. `rates` names the rates on which
    the answer and the money rest (`EUR/GEL`, `refinancing`).
    """

    answer: Answer
    bar: Bar | None = None
    judgement: Judgement | None = None
    offer: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()
    is_stated: bool = True
    rates: tuple[str, ...] = ()
