"""What a firm tells of itself, and the rates the office keeps."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.engine import eligibility
from nadi.engine.eligibility import STATEMENT, Fact, value_to_json
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.funding.models import CompanyFact, Programme, ReferenceRate
from nadi.registers.funding.reading import conditions_of
from nadi.web.access import Actor, Refused


def tell_facts(*, by: Actor, organisation: Organisation, facts: Iterable[Fact]) -> list[str]:
    """Put these facts in the place of all that a firm told, but for its answers to programmes.

    Returns the keys that changed; only they are journalled, never the figures.
    """
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        told = {row.key: row for row in CompanyFact.objects.filter(organisation=organisation)}
        given = {fact.key: fact for fact in facts}
        gone = [key for key in told if key not in given and not key.startswith(STATEMENT)]
        changed = [key for key, fact in given.items() if key not in told or differs(told[key], fact)]
        CompanyFact.objects.filter(organisation=organisation, key__in=gone).delete()
        for key in changed:
            keep_fact(by=by, organisation=organisation, fact=given[key])
        note(by=by, organisation=organisation, keys=[*changed, *gone])
    return sorted([*changed, *gone])


def answer_statement(*, by: Actor, programme: Programme, key: str, is_so: bool) -> None:
    """Keep a firm's answer to what a programme asks in words."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(uid=by.organisation)
        fact = Fact(key=f"{STATEMENT}{statement_key(programme, key)}", value=is_so)
        keep_fact(by=by, organisation=organisation, fact=fact)
        note(by=by, organisation=organisation, keys=[fact.key])


def statement_key(programme: Programme, key: str) -> str:
    """Return the key under which a firm's answer is kept; refuse what the programme does not ask."""
    asked = f"{programme.uid}-{key}"
    known = [one.key for one in eligibility.conditions_in(conditions_of(programme))]
    if asked not in known:
        raise Refused(_("The programme no longer asks this. Look at its conditions again."))
    return asked


def differs(row: CompanyFact, fact: Fact) -> bool:
    """Tell whether a fact is another than the one stored."""
    return (row.value, row.source, row.as_of) != (value_to_json(fact.value), fact.source, fact.as_of)


def keep_fact(*, by: Actor, organisation: Organisation, fact: Fact) -> None:
    """Store one fact."""
    CompanyFact.objects.update_or_create(
        organisation=organisation,
        key=fact.key,
        defaults={
            "value": value_to_json(fact.value),
            "source": fact.source,
            "as_of": fact.as_of,
            "by": Person.objects.filter(uid=by.person).first(),
        },
    )


def note(*, by: Actor, organisation: Organisation, keys: list[str]) -> None:
    """Journal which facts changed."""
    if keys:
        subject = f"organisation:{organisation.uid}"
        record(by=by, verb="funding.keep_facts", subject=subject, after={"facts": sorted(keys)})


def note_reading(*, by: Actor, subject: str, verb: str) -> None:
    """Journal that the office read what firms told in confidence."""
    with transaction.atomic():
        record(by=by, verb=verb, subject=subject)


def keep_rate(*, by: Actor, code: str, value: Decimal, as_of: date, source: str) -> ReferenceRate:
    """Enter a reference rate of a day, or put right the one entered for it."""
    with transaction.atomic():
        rate, _is_new = ReferenceRate.objects.update_or_create(
            code=code, as_of=as_of, defaults={"value": value, "source": source}
        )
        after = {"rate": code, "value": str(value), "as_of": as_of.isoformat(), "source": source}
        record(by=by, verb="funding.keep_rate", subject=f"rate:{code}", after=after)
    return rate
