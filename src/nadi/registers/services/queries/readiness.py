"""Reading ways to a standard: the company its own, the office all."""

from dataclasses import dataclass

from django.db.models import QuerySet

from nadi.registers.services.models import Readiness, StepStanding
from nadi.registers.services.readiness.catalogue import Step, steps_of
from nadi.web.access import Actor


def visible_to(actor: Actor) -> QuerySet[Readiness]:
    """Return a member its own firm's ways, staff all, others none."""
    rows = Readiness.objects.select_related("organisation")
    if actor.is_staff:
        return rows
    return rows.filter(organisation=actor.organisation_id) if actor.is_member else rows.none()


def readiness_for(actor: Actor, uid: str) -> Readiness | None:
    """Return a way, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).first()


def own_readiness_for(actor: Actor, uid: str, step: str = "") -> Readiness | None:
    """Return a way of the actor's own firm."""
    return visible_to(actor).filter(uid=uid, organisation=actor.organisation_id).first()


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """One step of the catalogue with where the company stands."""

    step: Step
    standing: StepStanding


def steps_with_standing(readiness: Readiness) -> list[StepShown]:
    """Return every step of the standard in order, in one query."""
    there = {one.step: one for one in readiness.standings.select_related("evidence")}
    return [
        StepShown(step=step, standing=there.get(step.key) or StepStanding(readiness=readiness, step=step.key))
        for step in steps_of(readiness.standard)
    ]
