"""Judging a firm's facts by conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from . import sizes
from .expression import Comparison, Condition, Expression, Group
from .facts import STATEMENT, Aid, Fact, Facts, Money, Rates, converted
from .kinds import COMPARISONS, KINDS
from .logic import Answer, answer_of, every, opposite, some
from .result import Judgement, Verdict
from .sectors import stands_in


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known on a day: the firm's facts and the rates."""

    facts: Facts
    rates: Rates
    today: date


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What comparing gave: the answer, what was worked out on the way, what was missing."""

    answer: Answer
    found: str = ""
    missing: tuple[str, ...] = ()


def judge(expression: Expression, known: Known, place: str = "") -> Judgement:
    """Judge a condition or a group; `place` says where it stands."""
    if isinstance(expression, Condition):
        verdict = judge_condition(expression, known, place or "the condition")
        return Judgement(kind="one", answer=verdict.answer, verdict=verdict)
    inside = [
        judge(part, known, f"{place}.{expression.kind}[{number}]".lstrip("."))
        for number, part in enumerate(expression.parts, start=1)
    ]
    return Judgement(kind=expression.kind, answer=answer_of_group(expression, inside), parts=tuple(inside))


def answer_of_group(group: Group, parts: list[Judgement]) -> Answer:
    """Put the answers of a group together."""
    answers = [part.answer for part in parts]
    if group.kind == "all":
        return every(answers)
    return some(answers) if group.kind == "any" else opposite(some(answers))


def judge_condition(condition: Condition, known: Known, place: str) -> Verdict:
    """Judge one condition, and say it in a sentence."""
    names = facts_of(condition)
    used = tuple(known.facts[name] for name in names if name in known.facts)
    finding = compare(condition, known)
    verdict = Verdict(
        condition=condition,
        place=place,
        answer=finding.answer,
        text="",
        used=used,
        missing=finding.missing if finding.answer is Answer.UNKNOWN else (),
        found=finding.found,
    )
    return replace(verdict, text=sentence_of(verdict))


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Return the facts a condition reads."""
    return KINDS[condition.kind].facts or (f"{STATEMENT}{condition.key}",)


def compare(condition: Condition, known: Known) -> Finding:
    """Compare the facts with what is wanted."""
    name = facts_of(condition)[0]
    if condition.kind in SIZES:
        return by_size(condition, known)
    if name not in known.facts:
        return Finding(answer=Answer.UNKNOWN, missing=(name,))
    fact = known.facts[name]
    if condition.kind == "age":
        return by_age(condition, fact, known)
    if condition.kind == "aid":
        return by_aid(condition, fact, known)
    if condition.kind == "sector":
        return by_sector(condition, fact)
    if isinstance(condition.value, Money):
        return by_money(condition, condition.value, fact, known)
    if isinstance(condition.value, bool):
        return Finding(answer=answer_of(fact.value == condition.value))
    if isinstance(condition.value, Decimal):
        assert isinstance(fact.value, Decimal)
        return Finding(answer=answer_of(FIGURES[condition.comparison](fact.value, condition.value)))
    return by_codes(condition, fact)


FIGURES: dict[Comparison, Callable[[Decimal, Decimal], bool]] = {
    "at_least": lambda has, wanted: has >= wanted,
    "at_most": lambda has, wanted: has <= wanted,
    "above": lambda has, wanted: has > wanted,
    "below": lambda has, wanted: has < wanted,
}


def by_codes(condition: Condition, fact: Fact) -> Finding:
    """Compare codes: any of the firm's in those wanted, none of them, or all wanted among the firm's."""
    has = {one.casefold().strip() for one in codes_of(fact)}
    wanted = {one.casefold().strip() for one in codes_wanted(condition)}
    if condition.comparison == "all_of":
        return Finding(answer=answer_of(wanted <= has))
    return Finding(answer=answer_of(bool(has & wanted) == (condition.comparison == "in")))


def codes_of(fact: Fact) -> tuple[str, ...]:
    """Return a fact's codes, of which there may be one."""
    if isinstance(fact.value, str):
        return (fact.value,)
    assert isinstance(fact.value, tuple)
    return tuple(one for one in fact.value if isinstance(one, str))


def codes_wanted(condition: Condition) -> tuple[str, ...]:
    """Return the codes a condition lists."""
    assert isinstance(condition.value, tuple)
    return condition.value


def by_sector(condition: Condition, fact: Fact) -> Finding:
    """Compare sectors by their beginnings; a sector known too widely leaves it open."""
    stands = stands_in(codes_of(fact), codes_wanted(condition))
    answer = stands if condition.comparison == "in" else opposite(stands)
    return Finding(answer=answer, missing=("sectors",))


def by_age(condition: Condition, fact: Fact, known: Known) -> Finding:
    """Compare the full years since the firm was founded."""
    assert isinstance(fact.value, date)
    assert isinstance(condition.value, Decimal)
    years = full_years(fact.value, known.today)
    answer = answer_of(FIGURES[condition.comparison](Decimal(years), condition.value))
    return Finding(answer=answer, found=str(years))


def full_years(since: date, until: date) -> int:
    """Return how many birthdays have passed; below nought for a day to come."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def by_money(condition: Condition, wanted: Money, fact: Fact, known: Known) -> Finding:
    """Compare amounts in the condition's currency."""
    assert isinstance(fact.value, Money)
    has = converted(fact.value, wanted.currency, known.rates)
    if has is None:
        return Finding(answer=Answer.UNKNOWN, missing=(rate_name(fact.value.currency, wanted.currency),))
    found = "" if fact.value.currency == wanted.currency else f"{has:.2f} {wanted.currency}"
    return Finding(answer=answer_of(FIGURES[condition.comparison](has, wanted.amount)), found=found)


def rate_name(one: str, other: str) -> str:
    """Name a missing exchange rate as those who keep rates would: against the lari where it takes part."""
    return f"rate:{other}/{one}" if one == "GEL" else f"rate:{one}/{other}"


def by_aid(condition: Condition, fact: Fact, known: Known) -> Finding:
    """Add up the public aid of the last years and compare it with the ceiling."""
    assert isinstance(condition.value, Money)
    total = aid_received(fact, condition, known)
    if isinstance(total, str):
        return Finding(answer=Answer.UNKNOWN, missing=(total,))
    answer = answer_of(FIGURES[condition.comparison](total, condition.value.amount))
    return Finding(answer=answer, found=f"{total:.2f} {condition.value.currency}")


def aid_received(fact: Fact, condition: Condition, known: Known) -> Decimal | str:
    """Return the aid of the condition's years in its currency, or the name of the rate it would take."""
    assert isinstance(fact.value, tuple)
    assert isinstance(condition.value, Money)
    total = Decimal(0)
    for one in fact.value:
        if not isinstance(one, Aid) or not counts(one, condition, known.today):
            continue
        amount = converted(one.money, condition.value.currency, known.rates)
        if amount is None:
            return rate_name(one.money.currency, condition.value.currency)
        total += amount
    return total


def counts(aid: Aid, condition: Condition, today: date) -> bool:
    """Tell whether aid falls into the condition's last years, counted back from today."""
    return condition.years is None or full_years(aid.on, today) < condition.years


SIZES = {"size_class": (sizes.georgian_classes, "GEL"), "eu_size": (sizes.eu_classes, "EUR")}


def by_size(condition: Condition, known: Known) -> Finding:
    """Compare the size classes that remain possible with those wanted."""
    classes_of, currency = SIZES[condition.kind]
    amounts: dict[str, Decimal | None] = {}
    missing: list[str] = []
    for name in ("assets", "income", "staff"):
        fact = known.facts.get(name)
        value = fact.value if fact else None
        amounts[name] = converted(value, currency, known.rates) if isinstance(value, Money) else None
        if isinstance(value, Decimal):
            amounts[name] = value
        if fact is None:
            missing.append(name)
        elif amounts[name] is None and isinstance(value, Money):
            missing.append(rate_name(value.currency, currency))
    possible = classes_of(assets=amounts["assets"], income=amounts["income"], staff=amounts["staff"])
    inside = possible & set(codes_wanted(condition))
    answer = Answer.NO if not inside else Answer.YES if inside == possible else Answer.UNKNOWN
    if condition.comparison == "not_in":
        answer = opposite(answer)
    return Finding(answer=answer, found=", ".join(sorted(possible)), missing=tuple(missing))


def sentence_of(verdict: Verdict) -> str:
    """Say a verdict in English: what is asked, what the firm has, where that stands."""
    condition = verdict.condition
    kind = KINDS[condition.kind]
    asked = condition.text or f"{kind.label} {COMPARISONS[condition.comparison]} {wanted_in_words(condition)}"
    if verdict.answer is Answer.UNKNOWN:
        return f"Not known: {asked}. Missing: {', '.join(verdict.missing)}."
    has = "; ".join(fact_in_words(fact) for fact in verdict.used)
    worked_out = f" (that is {verdict.found})" if verdict.found else ""
    met = "Met" if verdict.answer is Answer.YES else "Not met"
    return f"{met}: {asked}. The firm: {has}{worked_out}."


def wanted_in_words(condition: Condition) -> str:
    """Write what a condition wants."""
    value = condition.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        span = f" in {condition.years} years" if condition.years else ""
        return f"{value.amount} {value.currency}{span}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def fact_in_words(fact: Fact) -> str:
    """Write a fact with its source and day."""
    value = fact.value
    if isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, Money):
        text = f"{value.amount} {value.currency}"
    elif isinstance(value, tuple):
        text = ", ".join(
            one if isinstance(one, str) else f"{one.money.amount} {one.money.currency}" for one in value
        )
    else:
        text = str(value)
    origin = ", ".join(word for word in (fact.source, str(fact.as_of or "")) if word)
    return f"{fact.key} {text or 'none'}" + (f" ({origin})" if origin else "")
