"""A laboratory that the vendor keeps, a certificate of Rioni, and Rioni's way to a standard."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.cast import Cast, Member, actor_of_person

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.services.actions.certificates import add_certificate
from nadi.registers.services.actions.readiness import begin_readiness, set_step
from nadi.registers.services.actions.services import propose_change
from nadi.registers.services.models import Certificate, Proposal, Readiness, Service, StepStanding
from nadi.registers.services.readiness.catalogue import steps_of

SCOPE = "Peculiar film for cheese"


def service(cast: Cast, **values: Any) -> Service:
    """Let the office enter a service of the vendor."""
    given = {"name": "Anatolia Laboratory", "kind": "laboratory", "owner": cast.vendor_organisation, **values}
    facts = Facts(values=given, codes={"standard": ["ISO/IEC 17025"], "place": ["GE-IM"]})
    return keep_entry(by=actor_of_person(cast.staff), entry=Service(), facts=facts, verb="services.add")


def proposal(cast: Cast, one: Service, **values: Any) -> Proposal:
    """Let the vendor propose a change."""
    facts = Facts(values=values or {"scope": "Migration tests"})
    return propose_change(by=actor_of_person(cast.vendor), service=one, facts=facts)


def certificate(cast: Cast, days: int = 400, member: Member | None = None, **facts: Any) -> Certificate:
    """Enter a certificate that ends in so many days."""
    firm = member or cast.rioni
    today = timezone.localdate()
    given = {
        "standard": "ISO 9001",
        "scope": SCOPE,
        "body": "Iberia",
        "number": "IB-77123",
        "issued": today - timedelta(days=600),
        "valid_until": today + timedelta(days=days),
        **facts,
    }
    return add_certificate(by=actor_of_person(firm.colleague), organisation=firm.organisation, facts=given)


def step_facts(**changed: Any) -> dict[str, Any]:
    """Return what is said of a step."""
    return {"state": "done", "reason": "", "responsible": "", "due": None, "note": "", **changed}


def way(cast: Cast, member: Member | None = None, done: int = 0, standard: str = "ISO 9001") -> Readiness:
    """Let a member begin, and do some steps."""
    by = actor_of_person((member or cast.rioni).colleague)
    readiness = begin_readiness(by=by, standard=standard, target=None)
    for step in steps_of(standard)[:done]:
        set_step(by=by, readiness=readiness, step=step.key, facts=step_facts())
    return readiness


def standing(readiness: Readiness) -> StepStanding:
    """Return the only step that stands somewhere."""
    return readiness.standings.get()
