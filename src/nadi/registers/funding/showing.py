"""What the page of a programme shows, and a line of it in the overviews."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.companies.places import country_name
from nadi.engine.eligibility import Assessment
from nadi.registers.funding.deadlines import window_of
from nadi.registers.funding.explaining import asked_rows, missing_of, rate_in_words, reason_in_words, rows_of
from nadi.registers.funding.lists import amount_of, status_of
from nadi.registers.funding.models import Programme
from nadi.registers.funding.offers import amount_in_words, offered, per_cent
from nadi.registers.funding.queries.applications import own_open
from nadi.registers.funding.queries.fitting import Fit, fits_for, own_organisation, rates_today
from nadi.registers.funding.queries.outcomes import outcomes_for
from nadi.registers.funding.reading import RECIPIENT, conditions_of
from nadi.registers.funding.words import ANSWER_LABELS, ANSWER_TONES
from nadi.web.access import Actor, Sentence, is_allowed
from nadi.web.components.figures import day_text, moment_text, money_text
from nadi.web.localized import localized

HEADLINES: dict[str, Sentence] = {
    "yes": gettext_lazy("Your firm can get this"),
    "no": gettext_lazy("Your firm cannot get this"),
    "unknown": gettext_lazy("Not known yet whether your firm can get this"),
    "later": gettext_lazy("Announced, not open yet"),
}


TO_COME = ("planned", "not_yet_open")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A programme in an overview: the answer, why, how much, until when."""

    programme: Programme
    label: Sentence
    tone: str
    why: str
    amount: str


def lines_of(fits: Iterable[Fit]) -> dict[str, list[Line]]:
    """Return the lines by answer; what only is not open yet stands by itself, as one can prepare for it."""
    found: dict[str, list[Line]] = {answer: [] for answer in (*ANSWER_LABELS, "later")}
    for fit in fits:
        found["later" if is_to_come(fit.assessment) else fit.assessment.answer].append(line_of(fit))
    return found


def is_to_come(assessment: Assessment) -> bool:
    """Tell whether nothing but the day stands against a programme."""
    is_announced = assessment.bar is not None and assessment.bar.kind in TO_COME
    return is_announced and (assessment.judgement is None or assessment.judgement.answer != "no")


def line_of(fit: Fit) -> Line:
    """Return the line of one programme."""
    answer, offer = fit.assessment.answer, fit.assessment.offer
    return Line(
        programme=fit.programme,
        label=ANSWER_LABELS[answer],
        tone=ANSWER_TONES[answer],
        why=reason_in_words(fit.assessment),
        amount=amount_in_words(offer[0]) if offer else "",
    )


def detail_context(actor: Actor, programme: Programme) -> dict[str, Any]:
    """Return what stands on the page of a programme for this reader."""
    organisation = own_organisation(actor)
    calls = list(programme.calls.order_by("closes", "pk"))
    context = {
        "facts": facts_of(programme),
        "asked": asked_rows(conditions_of(programme)),
        "calls": calls,
        "outcomes": outcomes_for(actor, programme),
        "application": own_open(actor, programme),
        "may_state": is_allowed(actor, "funding.conditions"),
        "may_see_firms": is_allowed(actor, "funding.firms"),
    }
    if organisation is not None:
        context |= fit_context(programme, fits_for(organisation, [programme])[0].assessment)
        context["organisation"] = organisation
    return context


def fit_context(programme: Programme, assessment: Assessment) -> dict[str, Any]:
    """Return the answer for the reader's own firm, per condition, with the money and what to fill in."""
    return {
        "assessment": assessment,
        "headline": HEADLINES["later" if is_to_come(assessment) else assessment.answer],
        "tone": "info" if is_to_come(assessment) else ANSWER_TONES[assessment.answer],
        "why": reason_in_words(assessment),
        "missing": missing_of(assessment.missing) if assessment.answer == "unknown" else [],
        "rows": rows_of(assessment.judgement) if assessment.judgement else [],
        "offered": offered(programme, assessment.offer),
        "is_barred": assessment.bar is not None and assessment.bar.kind not in TO_COME,
        "statements": statements_of(programme, assessment),
        "rates": rates_said(assessment),
    }


def rates_said(assessment: Assessment) -> list[str]:
    """Say the rates on which an answer rests, each with its source and day."""
    kept = rates_today() if assessment.rates else {}
    return [rate_in_words(name, kept[name]) for name in assessment.rates if name in kept]


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a programme asks in words, and the firm's answer so far."""

    key: str
    text: str
    answer: str


def statements_of(programme: Programme, assessment: Assessment) -> list[Statement]:
    """Return the questions that only the firm can answer."""
    if assessment.judgement is None:
        return []
    found = []
    for verdict in assessment.judgement.verdicts():
        if verdict.condition.kind == "statement":
            key = verdict.condition.key.removeprefix(f"{programme.uid}-")
            told = verdict.used[0].value if verdict.used else None
            answer = "" if told is None else "yes" if told else "no"
            found.append(Statement(key=key, text=localized(verdict.condition, "text"), answer=answer))
    return found


def facts_of(programme: Programme) -> list[tuple[Sentence, Any]]:
    """Return the facts of a programme, the empty ones left out."""
    pairs: Sequence[tuple[Sentence, Any]] = [
        (_("Kind"), programme.get_kind_display()),
        (_("Status"), status_of(programme)),
        (_("Funder"), localized(programme, "funder")),
        (_("Run by"), localized(programme, "implementer")),
        (_("For one firm"), amount_of(programme)),
        (_("Share of the cost"), share_of(programme)),
        (_("Own contribution at least"), shown(programme.own_contribution)),
        (_("Most for one firm over all its projects"), in_money(programme, "beneficiary_cap")),
        (_("Terms"), localized(programme, "terms")),
        (_("Who can apply"), localized(programme, "who")),
        (_("Countries it is for"), countries_of(programme)),
        (_("Places"), programme.places_text),
        (_("Deadline"), deadline_in_words(programme)),
        (_("Longest project, months"), programme.months_max),
        (_("Money for all firms together"), envelope_of(programme)),
    ]
    return [(term, value) for term, value in pairs if value]


def shown(value: Any) -> str:
    """Write per cent, or nothing."""
    return "" if value is None else per_cent(value)


def share_of(programme: Programme) -> str:
    """Write the share of the cost that is paid."""
    parts = [shown(one) for one in (programme.share_min, programme.share_max) if one is not None]
    return " – ".join(dict.fromkeys(parts))


def in_money(programme: Programme, name: str) -> str:
    """Write an amount of the programme, or nothing."""
    value = getattr(programme, name)
    return "" if value is None or not programme.currency else money_text(value, programme.currency)


def envelope_of(programme: Programme) -> str:
    """Write the money of all firms together, as such."""
    if programme.envelope is None:
        return programme.budget_text
    if not programme.envelope_currency:
        return f"{programme.envelope:f}"
    return money_text(programme.envelope, programme.envelope_currency)


def countries_of(programme: Programme) -> str:
    """Write the countries that a programme is for."""
    return ", ".join(country_name(code) for code in RECIPIENT.findall(programme.recipients))


def deadline_in_words(programme: Programme) -> str:
    """Say until when one can apply."""
    model = str(programme.get_deadline_model_display())
    window = window_of(programme, programme.calls.all(), timezone.now())
    if window.closes is None:
        return model
    if window.call is not None:
        return f"{model}: {moment_text(window.closes)}"
    return f"{model}: {day_text(window.closes)}"
