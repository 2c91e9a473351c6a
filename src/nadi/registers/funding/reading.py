"""From rows to what the engine reads, and never the other way: it judges, nothing of it is stored."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from nadi.companies.models import Organisation
from nadi.engine import eligibility
from nadi.registers.funding.deadlines import window_of
from nadi.registers.funding.models import Call, CompanyFact, Programme, ReferenceRate

RECIPIENT = re.compile(r"\b[A-Z]{2,3}(?:-[A-Z]{2,3})?\b")
ASSOCIATION = "association"
REGISTER_SAYS = "register"
SITES_SAY = "sites"


def conditions_of(programme: Programme) -> eligibility.Expression | None:
    """Return the conditions; none where nobody entered them or they cannot be read.

    What a programme asks in words is its own question: the key of a statement begins with its public id.
    """
    try:
        found = eligibility.conditions_from_json(programme.conditions)
    except eligibility.ConditionMistake:
        return None
    return None if found is None else with_own_keys(found, programme.uid)


def with_own_keys(expression: eligibility.Expression, uid: str) -> eligibility.Expression:
    """Return the conditions with the keys of their statements made the programme's own."""
    if isinstance(expression, eligibility.Group):
        return replace(expression, parts=tuple(with_own_keys(part, uid) for part in expression.parts))
    return replace(expression, key=f"{uid}-{expression.key}") if expression.key else expression


def terms_of(programme: Programme) -> eligibility.Terms:
    """Return what one firm can get; the envelope is no part of it."""
    try:
        return eligibility.Terms(
            currency=programme.currency,
            amount_min=programme.amount_min,
            amount_max=programme.amount_max,
            share_min=programme.share_min,
            share_max=programme.share_max,
            own_contribution=programme.own_contribution,
            beneficiary_cap=programme.beneficiary_cap,
            tiers=eligibility.tiers_from_json(programme.tiers or []),
            interest=interest_of(programme),
            guarantee_share=programme.guarantee_share,
            guarantee_max=programme.guarantee_max,
            incentive_min=programme.incentive_min,
            incentive_max=programme.incentive_max,
        )
    except ValueError:
        return eligibility.Terms()


def interest_of(programme: Programme) -> eligibility.Interest | None:
    """Return the interest support, where there is any."""
    if programme.rate_points is None:
        return None
    return eligibility.Interest(
        points=programme.rate_points,
        reference=programme.reference_rate,
        cap=programme.rate_cap,
        months=programme.rate_months,
    )


def as_read(programme: Programme, calls: Iterable[Call], now: datetime) -> eligibility.Programme:
    """Return a programme as the engine reads it."""
    window = window_of(programme, calls, now)
    words = (programme.name, programme.summary, programme.who, programme.places_text, programme.funder)
    return eligibility.Programme(
        conditions=conditions_of(programme),
        terms=terms_of(programme),
        status=programme.status,  # type: ignore[arg-type]  # one of the same five words
        is_superseded=programme.superseded_by_id is not None,
        opens=window.opens,
        closes=window.closes,
        recipients=tuple(RECIPIENT.findall(programme.recipients)),
        words="\n".join(words),
    )


def read_fact(row: CompanyFact) -> eligibility.Fact | None:
    """Return a stored fact; nothing where the engine no longer knows such a one."""
    try:
        return eligibility.fact_from_json(key=row.key, value=row.value, source=row.source, as_of=row.as_of)
    except ValueError:
        return None


def facts_already_here(organisation: Organisation, regions: Iterable[str]) -> dict[str, eligibility.Fact]:
    """Return what the association knows of a firm without asking: its sector, its sites, its membership."""
    known: dict[str, Any] = {}
    if organisation.sector:
        known["sectors"] = (organisation.sector,)
    if places := tuple(sorted(set(filter(None, regions)))):
        known["regions"] = places
    if organisation.member_since:
        known["memberships"] = (ASSOCIATION,)
    sources = {"regions": SITES_SAY}
    return {
        key: eligibility.Fact(key=key, value=value, source=sources.get(key, REGISTER_SAYS))
        for key, value in known.items()
    }


def read_rates(rows: Iterable[ReferenceRate]) -> dict[str, eligibility.Rate]:
    """Return the rates by code; of several of one code the last row counts."""
    return {row.code: eligibility.Rate(value=row.value, as_of=row.as_of, source=row.source) for row in rows}
