"""How far an application is, and what the reader may do with it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from nadi.registers.funding.models import Application
from nadi.registers.funding.queries.applications import OPEN, UNSENT
from nadi.web.access import Actor, is_allowed
from nadi.web.components.figures import day_text
from nadi.web.components.steps import Step, StepState
from nadi.web.localized import localized

State = Application.State
WAY: Sequence[str] = (State.INTERESTED, State.PREPARING, State.SUBMITTED, State.GRANTED, State.PAID)
ENDED: dict[str, int] = {State.REFUSED: 3, State.WITHDRAWN: 2}


def steps_of(application: Application) -> list[Step]:
    """Return the steps of an application, the present one marked."""
    stopped = ENDED.get(application.state)
    reached = stopped if stopped is not None else WAY.index(application.state)
    days = {2: application.submitted_on, 3: application.decided_on}
    steps = []
    for number, state in enumerate(WAY):
        mark: StepState = "done" if number < reached else "current" if number == reached else "waiting"
        label = State(state).label
        if number == reached and stopped is not None:
            mark, label = "stopped", State(application.state).label
        if number == reached == len(WAY) - 1:
            mark = "done"
        day = days.get(number)
        steps.append(Step(label=label, state=mark, note=day_text(day) if day and number <= reached else ""))
    return steps


def page_of(actor: Actor, application: Application) -> dict[str, Any]:
    """Return what the page of an application shows."""
    is_own = application.organisation_id == actor.organisation_id
    payments = list(application.payments.order_by("paid_on", "pk"))
    papers = list(application.papers.select_related("file").order_by("position", "pk"))
    received = sum((one.amount for one in payments), Decimal(0))
    return {
        "title": localized(application.programme),
        "application": application,
        "programme": application.programme,
        "steps": steps_of(application),
        "deadline": application.programme.deadline if application.state in UNSENT else None,
        "papers": papers,
        "ready": sum(one.is_ready for one in papers),
        "payments": payments,
        "received": received,
        "rest": None if application.granted is None else application.granted - received,
        "is_own": is_own,
        "is_open": application.state in OPEN,
        "buttons": buttons_of(actor, application),
    }


def buttons_of(actor: Actor, application: Application) -> list[tuple[str, str, str]]:
    """Return (label, address name, kind) of the steps the reader may take now."""
    choices = [
        ("prepare", _("Prepare"), "secondary", UNSENT),
        ("submit", _("We submitted"), "primary", UNSENT),
        ("grant", _("It was granted"), "primary", (State.SUBMITTED,)),
        ("refuse", _("It was refused"), "secondary", (State.SUBMITTED,)),
        ("receive", _("Money arrived"), "primary", (State.GRANTED, State.PAID)),
    ]
    return [
        (label, f"funding.{word}", kind)
        for word, label, kind, states in choices
        if application.state in states and is_allowed(actor, f"funding.{word}", application)
    ]
