"""Which rates an answer rests on, so that it can say them with their day and source."""

from __future__ import annotations

from collections.abc import Iterator

from .expression import Condition, conditions_on_all
from .facts import Aid, Fact, Money, rates_between
from .judging import SIZES, Known, counts
from .programme import Programme
from .result import Judgement, Part


def rates_used(
    programme: Programme, judgement: Judgement | None, offer: tuple[Part, ...], known: Known
) -> tuple[str, ...]:
    """Return the names of the rates at which the conditions were judged and the money was worked out."""
    pairs = [] if judgement is None else list(pairs_judged(judgement, known))
    names: list[str] = []
    if offer:
        pairs += pairs_offered(programme, known)
        interest = programme.terms.interest
        names += [interest.reference] if interest and interest.reference in known.rates else []
    names += [name for one, other in pairs for name in rates_between(one, other, known.rates)]
    return tuple(dict.fromkeys(names))


def pairs_judged(judgement: Judgement, known: Known) -> Iterator[tuple[str, str]]:
    """Yield the currencies of the facts that were used, with the currency of the condition."""
    for verdict in judgement.verdicts():
        condition = verdict.condition
        wanted = SIZES[condition.kind][1] if condition.kind in SIZES else currency_of(condition.value)
        if wanted:
            for fact in verdict.used:
                yield from ((held, wanted) for held in currencies_of(fact, condition, known))


def pairs_offered(programme: Programme, known: Known) -> Iterator[tuple[str, str]]:
    """Yield the currencies of the plan and of the ceilings of public aid, with that of the money offered."""
    currency = programme.terms.currency
    if not currency:
        return
    if cost := currency_of(getattr(known.facts.get("cost"), "value", None)):
        yield cost, currency
    for condition in conditions_on_all(programme.conditions):
        if condition.kind == "aid" and "aid" in known.facts:
            yield currency_of(condition.value), currency


def currency_of(value: object) -> str:
    """Return the currency of an amount; of anything else none."""
    return value.currency if isinstance(value, Money) else ""


def currencies_of(fact: Fact, condition: Condition, known: Known) -> list[str]:
    """Return the currencies of a fact's amounts, as far as the condition counts them."""
    if isinstance(fact.value, tuple):
        counted = [one for one in fact.value if isinstance(one, Aid) and counts(one, condition, known.today)]
        return [one.money.currency for one in counted]
    held = currency_of(fact.value)
    return [held] if held else []
