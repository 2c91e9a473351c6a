"""Programmes, facts and applications that the tests of funding begin with."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from tests.cast import Cast, Member, actor_of_person

from nadi.engine.eligibility import Fact, fact_from_json
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.funding.actions import applications as acts
from nadi.registers.funding.actions.facts import keep_rate, tell_facts
from nadi.registers.funding.actions.programmes import keep_programme
from nadi.registers.funding.models import Application, Programme

SMALL_FIRMS = {
    "all": [
        {"kind": "staff", "comparison": "at_most", "value": "50"},
        {"kind": "age", "comparison": "at_least", "value": "3"},
    ]
}
VALUES: dict[str, Any] = {
    "name": "Small firms grant",
    "name_local": "მცირე ფირმების გრანტი",
    "kind": Programme.Kind.GRANT,
    "funder": "Rural Development Agency",
    "currency": "GEL",
    "amount_max": Decimal("30000"),
    "own_contribution": Decimal("20"),
    "envelope": Decimal("9000000"),
    "envelope_currency": "GEL",
    "conditions": SMALL_FIRMS,
    "papers": "Business plan\nExtract from the register",
}
# A figure that stands nowhere else, so that a leak of it is seen.
PECULIAR = "734191"


def programme(cast: Cast, **values: Any) -> Programme:
    """Enter a programme as staff would."""
    facts = Facts(values={**VALUES, **values})
    return keep_programme(by=actor_of_person(cast.staff), entry=Programme(), facts=facts, verb="funding.add")


def fact(key: str, value: Any) -> Fact:
    """Return a fact as the annual report tells it."""
    return fact_from_json(key=key, value=value, source="annual report", as_of=date(2026, 1, 31))


def tell(member: Member, **values: Any) -> None:
    """Let a member tell facts of itself."""
    told = [fact(key, value) for key, value in values.items()]
    by = actor_of_person(member.representative)
    tell_facts(by=by, organisation=member.organisation, facts=told)


def qualifies(member: Member) -> None:
    """Let a member tell what makes it qualify for a small firm's grant."""
    tell(
        member,
        staff="23",
        founded="2015-05-05",
        cost={"amount": "50000", "currency": "GEL"},
        income={"amount": PECULIAR, "currency": "GEL"},
    )


def begun(member: Member, of: Programme) -> Application:
    """Let a member begin an application."""
    return acts.begin_application(by=actor_of_person(member.representative), programme=of)


def submitted(member: Member, of: Programme, asked: str = PECULIAR) -> Application:
    """Let a member submit an application."""
    return acts.submit_application(
        by=actor_of_person(member.representative),
        application=begun(member, of),
        asked=Decimal(asked),
        on=timezone.localdate(),
    )


def granted(member: Member, of: Programme, sum_granted: str = PECULIAR) -> Application:
    """Let a member be granted money."""
    return acts.grant_application(
        by=actor_of_person(member.representative),
        application=submitted(member, of),
        granted=Decimal(sum_granted),
        on=timezone.localdate(),
    )


def refused(member: Member, of: Programme, reason: str = "age") -> Application:
    """Let a member be refused."""
    return acts.refuse_application(
        by=actor_of_person(member.representative),
        application=submitted(member, of),
        reason=reason,
        text=f"Too young, said the jury of {PECULIAR}",
        on=timezone.localdate(),
    )


def rate(cast: Cast, code: str, value: str) -> None:
    """Enter a reference rate of yesterday."""
    keep_rate(
        by=actor_of_person(cast.staff),
        code=code,
        value=Decimal(value),
        as_of=timezone.localdate() - timedelta(days=1),
        source="National Bank of Georgia",
    )
