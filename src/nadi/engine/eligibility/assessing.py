"""Whether a firm can get a programme's money, why, and how much."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from .amounts import offer_of
from .availability import bar_of
from .facts import Fact, Facts, Rates
from .judging import Known, judge
from .logic import Answer
from .programme import Programme
from .resting import rates_used
from .result import Assessment, Bar, Judgement


def facts_by_key(facts: Iterable[Fact]) -> Facts:
    """Return facts by their key; ValueError when one is given twice."""
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.key in found:
            raise ValueError(f"The fact {fact.key!r} is given twice.")
        found[fact.key] = fact
    return found


NONE_RECEIVED = Decimal(0)


def assess(
    *,
    programme: Programme,
    facts: Facts,
    rates: Rates,
    now: datetime,
    received: Decimal = NONE_RECEIVED,
) -> Assessment:
    """Return yes, no or unknown for a firm, with its reasons and the money.

    `now` is a moment with a time zone, in the country's own time (its date is today); `received` is what the
    firm already had from this programme, in the programme's currency. Raises ValueError for a moment without
    a time zone and for less than nothing received.
    """
    if now.tzinfo is None:
        raise ValueError("The moment needs a time zone.")
    if received < 0:
        raise ValueError("What was received is never below nought.")
    known = Known(facts=facts, rates=rates, today=now.date())
    bar = bar_of(programme, now)
    judgement = None if programme.conditions is None else judge(programme.conditions, known)
    answer = answer_of(bar, judgement)
    offer = () if answer is Answer.NO else offer_of(programme, known, received)
    missing = [*judgement.missing()] if judgement is not None and bar is None else []
    return Assessment(
        answer=answer,
        bar=bar,
        judgement=judgement,
        offer=offer,
        missing=tuple(dict.fromkeys(missing)),
        is_stated=judgement is not None,
        rates=rates_used(programme, judgement, offer, known),
    )


def answer_of(bar: Bar | None, judgement: Judgement | None) -> Answer:
    """Return the answer: a bar settles it; conditions that nobody entered leave it open."""
    if bar is not None:
        return Answer.NO
    return Answer.UNKNOWN if judgement is None else judgement.answer
