"""An expert who agreed and was vetted, and how far a firm has come with it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from tests.cast import Cast, Member, actor_of_person

from nadi.registers.experts.actions.briefs import accept_brief, propose_brief
from nadi.registers.experts.actions.engagements import (
    answer_engagement,
    finish_engagement,
    request_engagement,
)
from nadi.registers.experts.actions.keeping import ExpertFacts, keep_expert
from nadi.registers.experts.actions.records import give_consent
from nadi.registers.experts.actions.vetting import interview_expert, vet_expert
from nadi.registers.experts.actions.visits import announce_visit, join_visit
from nadi.registers.experts.links import actor_of, token_of
from nadi.registers.experts.models import Engagement, Expert, Joining, Visit
from nadi.web.access import Actor

EMAIL = "expert@flexo.example"
PHONE = "+49 30 5550199"
NEED = "The flexo press registers badly at speed."
BUDGET = Decimal("4321.09")
PRICE = Decimal("8765.43")
VALUES = {"name": "Klaus Weber", "name_local": "კლაუს ვებერი", "summary": "Flexo since 1998", "country": "DE"}


def entered(cast: Cast, **terms: Any) -> Expert:
    """Let the office enter an expert."""
    facts = ExpertFacts(
        values=VALUES,
        terms={"email": EMAIL, "phone": PHONE, "rate_from": Decimal(600), "rate_to": Decimal(777), **terms},
        codes={"process": ["flexographic printing"], "make": ["Bobst"], "month": ["2027-03"]},
    )
    return keep_expert(by=actor_of_person(cast.staff), entry=Expert(), facts=facts, verb="experts.add")


def vetted(cast: Cast, **terms: Any) -> Expert:
    """Let the expert agree, and the office vet it."""
    expert = give_consent(by=itself(entered(cast, **terms)), expert=Expert.objects.get())
    staff = actor_of_person(cast.staff)
    interview_expert(by=staff, expert=expert, note="An hour by telephone")
    return vet_expert(by=staff, expert=expert, note="")


def itself(expert: Expert) -> Actor:
    """Return the expert as the actor."""
    return actor_of(Expert.objects.get(pk=expert.pk).terms)


def link(expert: Expert, rest: str = "") -> str:
    """Return the address of the expert's own page."""
    return f"/experts/own/{token_of(Expert.objects.get(pk=expert.pk).terms)}/{rest}"


def requested(cast: Cast, expert: Expert, member: Member | None = None) -> Engagement:
    """Let Rioni ask."""
    facts = {
        "need": NEED,
        "place": "Kutaisi",
        "starts": None,
        "ends": None,
        "currency": "GEL",
        "budget_from": None,
        "budget_to": BUDGET,
    }
    by = actor_of_person((member or cast.rioni).colleague)
    return request_engagement(by=by, expert=expert, facts=facts)


def brief_facts(**changed: Any) -> dict[str, Any]:
    """Return what a brief says."""
    day = timezone.localdate()
    return {
        "goal": "Steady register at 300 m/min",
        "tasks": "",
        "place": "Kutaisi",
        "starts": day,
        "ends": day + timedelta(days=3),
        "days": Decimal(3),
        "price": PRICE,
        "currency": "GEL",
        **changed,
    }


def briefed(cast: Cast, expert: Expert) -> Engagement:
    """Let the expert answer and write the first version."""
    engagement = answer_engagement(by=itself(expert), engagement=requested(cast, expert), answer="Gladly")
    propose_brief(by=itself(expert), engagement=engagement, seen=0, facts=brief_facts())
    return engagement


def agreed(cast: Cast, expert: Expert) -> Engagement:
    """Let Rioni's representative accept."""
    by = actor_of_person(cast.rioni.representative)
    return accept_brief(by=by, engagement=briefed(cast, expert), seen=1)


def done(cast: Cast, expert: Expert) -> Engagement:
    """Let the work be done."""
    by = actor_of_person(cast.rioni.colleague)
    return finish_engagement(by=by, engagement=agreed(cast, expert), on=timezone.localdate())


def visit_facts(**changed: Any) -> dict[str, Any]:
    """Return what a visit is."""
    day = timezone.localdate()
    return {
        "topic": "Register on flexo presses",
        "topic_local": "",
        "place": "Kutaisi",
        "place_local": "ქუთაისი",
        "starts": day + timedelta(days=12),
        "ends": day + timedelta(days=13),
        "join_until": day + timedelta(days=7),
        "capacity": 4,
        "minimum": 2,
        "cost": Decimal("1000.00"),
        "currency": "GEL",
        **changed,
    }


def announced(cast: Cast, expert: Expert, **changed: Any) -> Visit:
    """Let the office announce a visit."""
    return announce_visit(by=actor_of_person(cast.staff), expert=expert, facts=visit_facts(**changed))


def joined(visit: Visit, member: Member, half_days: int = 1) -> Joining:
    """Let a member join."""
    return join_visit(by=actor_of_person(member.representative), visit=visit, half_days=half_days)


def months_ago(months: int) -> date:
    """Return a day some months back."""
    return timezone.localdate() - timedelta(days=30 * months)
