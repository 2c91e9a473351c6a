"""Experts of the demonstration: vetted, waiting and paused ones, engagements and a visit to share."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nadi.home.demo.people_for_hire import HIRED, Hired
from nadi.home.demo.playing import Cast
from nadi.registers.experts.actions.briefs import accept_brief, propose_brief
from nadi.registers.experts.actions.engagements import (
    Rating,
    answer_engagement,
    finish_engagement,
    rate_engagement,
    request_engagement,
)
from nadi.registers.experts.actions.keeping import ExpertFacts, keep_expert
from nadi.registers.experts.actions.records import give_consent
from nadi.registers.experts.actions.references import Referee, answer_reference, ask_referee
from nadi.registers.experts.actions.vetting import interview_expert, vet_expert
from nadi.registers.experts.actions.visits import announce_visit, join_visit
from nadi.registers.experts.links import actor_of
from nadi.registers.experts.models import Engagement, Expert
from nadi.registers.experts.skills import coming_months
from nadi.web.access import Actor

NOTE = "Spoke for an hour by telephone; two former customers confirm what it says."


def fill(cast: Cast) -> None:
    """Enter the experts, let firms engage them, and announce a visit."""
    experts = {one.key: enter(one, cast) for one in HIRED}
    speak_for(experts["weber"])
    done_with(cast, experts["weber"])
    in_talks(cast, experts["tsereteli"])
    asked_only(cast, experts["kaya"])
    visiting(cast, experts["weber"])


def enter(one: Hired, cast: Cast) -> Expert:
    """Enter an expert as the office does, and go with it as far as it has come."""
    months = [code for code, _name in coming_months()]
    facts = ExpertFacts(
        values={
            "name": one.name,
            "name_local": one.name_local,
            "summary": one.summary,
            "summary_local": one.summary_local,
            "kind": one.kind,
            "mode": one.mode,
            "years": one.years,
            "country": one.country,
            "region": one.region,
            "town": one.town,
            "town_local": one.town_local,
        },
        terms={
            "email": f"{one.key}@experts.example",
            "phone": one.phone,
            "rate_from": Decimal(one.rate[0]),
            "rate_to": Decimal(one.rate[1]),
            "rate_currency": one.currency,
            "language": "ka" if one.country == "GE" else "en",
        },
        codes={
            "process": one.processes,
            "make": one.makes,
            "standard": one.standards,
            "language": one.languages,
            "month": [months[ahead] for ahead in one.free_in],
        },
    )
    expert = keep_expert(by=cast.staff, entry=Expert(), facts=facts, verb="experts.add")
    if one.until in ("agreed", "vetted"):
        give_consent(by=itself(expert), expert=expert)
    if one.until == "vetted":
        interview_expert(by=cast.staff, expert=expert, note=NOTE)
        expert = vet_expert(by=cast.staff, expert=expert, note="")
    return expert


def itself(expert: Expert) -> Actor:
    """Return the expert as the actor."""
    return actor_of(Expert.objects.get(pk=expert.pk).terms)


def speak_for(expert: Expert) -> None:
    """Let a former customer agree to speak for an expert."""
    referee = Referee(
        name="Petra Brandt",
        firm="Elbe Folding Cartons (invented)",
        email="brandt@elbe.example",
        about="Start-up of a six-colour flexo press.",
        language="en",
    )
    reference = ask_referee(by=itself(expert), expert=expert, referee=referee)
    answer_reference(reference=reference, agrees=True, says="Waste at start-up fell by a third in two weeks.")


def asked(by: Actor, expert: Expert, need: str, budget: int, ahead: int = 14) -> Engagement:
    """Let a firm ask an expert for work that begins some days ahead, or began some days ago."""
    first = timezone.localdate() + timedelta(days=ahead)
    facts: dict[str, Any] = {
        "need": need,
        "place": "",
        "starts": first,
        "ends": first + timedelta(days=16),
        "currency": "EUR",
        "budget_from": None,
        "budget_to": Decimal(budget),
    }
    return request_engagement(by=by, expert=expert, facts=facts)


def brief(starts: date, days: int, price: int, goal: str) -> dict[str, Any]:
    """Return what a brief says."""
    return {
        "goal": goal,
        "tasks": "A day of measuring, a written list of causes, two days at the machine with the crew.",
        "place": "Kutaisi",
        "starts": starts,
        "ends": starts + timedelta(days=days),
        "days": Decimal(days),
        "price": Decimal(price),
        "currency": "EUR",
    }


def done_with(cast: Cast, expert: Expert) -> None:
    """Play an engagement to its rating."""
    need = "Register drifts above 200 m/min on our flexo press."
    engagement = asked(cast.actors["kolkheti"], expert, need, 3000, ahead=-22)
    answer_engagement(by=itself(expert), engagement=engagement, answer="I know this press. Three days do.")
    today = timezone.localdate()
    first = brief(today - timedelta(days=20), 4, 3200, "Hold register at 300 m/min.")
    propose_brief(by=itself(expert), engagement=engagement, seen=0, facts=first)
    second = brief(today - timedelta(days=20), 3, 2700, "Hold register at 280 m/min.")
    propose_brief(by=cast.actors["kolkheti"], engagement=engagement, seen=1, facts=second)
    accept_brief(by=itself(expert), engagement=engagement, seen=2)
    accept_brief(by=cast.actors["kolkheti"], engagement=engagement, seen=2)
    put_back(engagement, asked=41, answered=40, agreed=35)
    finish_engagement(by=cast.actors["kolkheti"], engagement=engagement, on=today - timedelta(days=16))
    given = Rating(rating=5, comment="Found the cause on the first day, and taught the crew.", is_named=True)
    rate_engagement(by=cast.actors["kolkheti"], engagement=engagement, given=given)


def put_back(engagement: Engagement, *, asked: int, answered: int, agreed: int) -> None:
    """Let what was said of an engagement have been said so many days ago."""
    now = timezone.now()
    days = {"requested": asked, "answered": answered, "agreed_on": agreed}
    Engagement.objects.filter(pk=engagement.pk).update(
        **{column: now - timedelta(days=ago) for column, ago in days.items()}
    )
    said = now - timedelta(days=agreed)
    engagement.briefs.update(written=said)
    engagement.briefs.exclude(accepted_by_expert=None).update(accepted_by_expert=said)
    engagement.briefs.exclude(accepted_by_firm=None).update(accepted_by_firm=said)


def in_talks(cast: Cast, expert: Expert) -> None:
    """Leave an engagement where the firm answers the brief."""
    engagement = asked(
        cast.actors["terjola"], expert, "We need a food safety plan our customer accepts.", 2500
    )
    answer_engagement(by=cast.staff, engagement=engagement, answer="She is free from next month.")
    facts = brief(timezone.localdate() + timedelta(days=20), 5, 2100, "A hazard plan for two lines.")
    propose_brief(by=itself(expert), engagement=engagement, seen=0, facts=facts)


def asked_only(cast: Cast, expert: Expert) -> None:
    """Leave a request unanswered."""
    asked(cast.actors["rioni"], expert, "Gauge of our blown film varies by 12 per cent.", 4000)


def visiting(cast: Cast, expert: Expert) -> None:
    """Announce a visit, and let two firms join."""
    today = timezone.localdate()
    facts = {
        "topic": "Register and ink on flexo presses",
        "topic_local": "რეგისტრი და საღებავი ფლექსობეჭდვაში",
        "place": "Kutaisi",
        "place_local": "ქუთაისი",
        "starts": today + timedelta(days=24),
        "ends": today + timedelta(days=26),
        "join_until": today + timedelta(days=14),
        "capacity": 6,
        "minimum": 3,
        "cost": Decimal("3900.00"),
        "currency": "GEL",
    }
    visit = announce_visit(by=cast.staff, expert=expert, facts=facts)
    join_visit(by=cast.actors["kolkheti"], visit=visit, half_days=2, wish="The second press")
    join_visit(by=cast.actors["imereti"], visit=visit, half_days=1, wish="Ink on labels")
