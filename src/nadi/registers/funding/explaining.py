"""The engine's answer as sentences for a reader: per condition, the amount and its sum, what to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.engine.eligibility import (
    STATEMENT,
    Assessment,
    Condition,
    Expression,
    Fact,
    Judgement,
    Money,
    Rate,
    Verdict,
)
from nadi.engine.eligibility.facts import Value
from nadi.registers.funding import words
from nadi.web.access import Sentence
from nadi.web.components.figures import day_text, money_text, quantity_text
from nadi.web.localized import is_local


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What must be known first; a fact of the firm has a key, by which its question is found."""

    label: str
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One condition for a reader, or a group with the rows inside it."""

    answer: str
    label: Sentence
    tone: str
    asked: str
    own: str = ""
    missing: Sequence[Missing] = ()
    rows: Sequence["Row"] = ()


def rows_of(judgement: Judgement) -> list[Row]:
    """Return the rows of a judgement; the outermost "all of these" needs no head of its own."""
    if judgement.kind == "all":
        return [row_of(part) for part in judgement.parts]
    return [row_of(judgement)]


TURNED = {"yes": "no", "no": "yes", "unknown": "unknown"}


def row_of(judgement: Judgement, *, is_unwanted: bool = False) -> Row:
    """Return a condition's row, or a group's with those inside; under "none of these" a no is good."""
    answer = str(judgement.answer)
    label, tone = words.ANSWER_LABELS[answer], words.ANSWER_TONES[TURNED[answer] if is_unwanted else answer]
    if judgement.verdict is None:
        heads = {"all": _("All of these"), "any": _("At least one of these"), "not": _("None of these")}
        unwanted = is_unwanted != (judgement.kind == "not")
        inside = [row_of(part, is_unwanted=unwanted) for part in judgement.parts]
        return Row(answer=answer, label=label, tone=tone, asked=heads[judgement.kind], rows=inside)
    verdict = judgement.verdict
    return Row(
        answer=answer,
        label=label,
        tone=tone,
        asked=asked_in_words(verdict.condition),
        own=own_in_words(verdict),
        missing=missing_of(verdict.missing),
    )


def asked_rows(expression: Expression | None) -> list[tuple[str, list[str]]]:
    """Return the conditions as they are asked of everybody: (head, conditions) for each group."""
    if expression is None:
        return []
    if isinstance(expression, Condition):
        return [("", [asked_in_words(expression)])]
    heads = {"all": "", "any": _("At least one of these"), "not": _("None of these")}
    own = [asked_in_words(part) for part in expression.parts if isinstance(part, Condition)]
    found = [(heads[expression.kind], own)] if own else []
    for part in expression.parts:
        if not isinstance(part, Condition):
            found += asked_rows(part)
    return found


def asked_in_words(condition: Condition) -> str:
    """Say what a condition asks."""
    own_words = (
        (condition.text_local or condition.text) if is_local() else (condition.text or condition.text_local)
    )
    if own_words:
        return own_words
    label = words.KIND_LABELS[condition.kind]
    wanted = wanted_in_words(condition)
    if condition.comparison == "is":
        return _("%(what)s: %(wanted)s") % {"what": label, "wanted": wanted}
    comparison = words.COMPARISON_LABELS[condition.comparison]
    return _("%(what)s: %(comparison)s %(wanted)s") % {
        "what": label,
        "comparison": comparison,
        "wanted": wanted,
    }


def wanted_in_words(condition: Condition) -> str:
    """Write what a condition wants."""
    value = condition.value
    if isinstance(value, Money) and condition.years:
        amount = money_text(value.amount, value.currency)
        return _("%(amount)s in the last %(years)s years") % {"amount": amount, "years": condition.years}
    if isinstance(value, tuple):
        write = words.CODES_IN_WORDS.get(condition.kind, str)
        return ", ".join(write(code) for code in value)
    return value_in_words("", value)


def value_in_words(key: str, value: Value) -> str:
    """Write a fact's value."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Money):
        return money_text(value.amount, value.currency)
    if isinstance(value, Decimal):
        return quantity_text(value)
    if isinstance(value, date):
        return day_text(value)
    write = words.CODES_IN_WORDS.get(key, str)
    if isinstance(value, str):
        return write(value)
    parts = [
        write(one) if isinstance(one, str) else money_text(one.money.amount, one.money.currency)
        for one in value
    ]
    return ", ".join(parts) or _("none")


def fact_in_words(fact: Fact) -> str:
    """Write a fact with where it stands and since when."""
    value = value_in_words(fact.key, fact.value)
    source = str(words.SOURCE_LABELS.get(fact.source, fact.source))
    origin = [word for word in (source, day_text(fact.as_of) if fact.as_of else "") if word]
    return f"{value} ({', '.join(origin)})" if origin else value


def own_in_words(verdict: Verdict) -> str:
    """Say which facts a verdict used."""
    used = [
        f"{fact_label(fact.key)}: {fact_in_words(fact)}" if len(verdict.used) > 1 else fact_in_words(fact)
        for fact in verdict.used
    ]
    if not used:
        return ""
    told = "; ".join(used)
    found = found_in_words(verdict)
    return _("Yours: %(facts)s") % {"facts": f"{told} → {found}" if found else told}


def found_in_words(verdict: Verdict) -> str:
    """Write what was worked out of the facts: size classes, an age, a sum."""
    if not verdict.found:
        return ""
    if verdict.condition.kind in ("size_class", "eu_size"):
        write = words.CODES_IN_WORDS[verdict.condition.kind]
        return _(" or ").join(write(code) for code in verdict.found.split(", "))
    if isinstance(verdict.condition.value, Money):
        amount, currency = verdict.found.split()
        return money_text(Decimal(amount), currency)
    return verdict.found


def fact_label(key: str) -> str:
    """Name a fact."""
    return str(words.FACT_LABELS.get(key, key))


def missing_of(names: Sequence[str]) -> list[Missing]:
    """Return what is missing: facts of the firm, its answers, and rates that the office keeps."""
    found = []
    for name in names:
        if name.startswith("rate:"):
            rate = words.rate_label(name.removeprefix("rate:"))
            found.append(Missing(label=_("%(rate)s (the office keeps it)") % {"rate": rate}))
        elif name.startswith(STATEMENT):
            found.append(Missing(label=_("your answer to it")))
        else:
            found.append(Missing(label=fact_label(name), key=name))
    return list(dict.fromkeys(found))


def rate_in_words(code: str, rate: Rate) -> str:
    """Write a rate with its source and its day."""
    origin = ", ".join(word for word in (rate.source, day_text(rate.as_of) if rate.as_of else "") if word)
    told = f"{words.rate_label(code)}: {quantity_text(rate.value)}"
    return f"{told} ({origin})" if origin else told


def missing_in_words(names: Sequence[str]) -> list[str]:
    """Name what is missing."""
    return [one.label for one in missing_of(names)]


def reason_in_words(assessment: Assessment) -> str:
    """Say in one line why the answer is what it is."""
    if assessment.bar is not None:
        return str(words.BAR_SENTENCES[assessment.bar.kind])
    if not assessment.is_stated:
        return _("Nobody has entered the conditions yet: read the source.")
    assert assessment.judgement is not None
    if assessment.answer == "unknown":
        return _("To know, fill in: %(facts)s") % {"facts": ", ".join(missing_in_words(assessment.missing))}
    against = [one for one in decisive(assessment.judgement) if one.answer != "yes"]
    if assessment.answer == "no":
        return "; ".join(asked_in_words(one.condition) for one in against[:2])
    return _("All conditions are met by what is known.")


def decisive(judgement: Judgement) -> list[Verdict]:
    """Return the verdicts that made an answer no, in the outermost group first."""
    if judgement.kind == "all":
        return [one for part in judgement.parts if part.answer == "no" for one in part.verdicts()]
    return list(judgement.verdicts())
