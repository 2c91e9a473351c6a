"""Keeping programmes, their conditions and their calls."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.engine import eligibility
from nadi.journal.actions import record
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.finding import document_of
from nadi.registers.funding.deadlines import next_deadline
from nadi.registers.funding.models import Call, Programme
from nadi.web import search
from nadi.web.access import Actor, Refused


def keep_programme(*, by: Actor, entry: Programme, facts: Facts, verb: str) -> Programme:
    """Store a programme with its next deadline; conditions that cannot be read are refused."""
    check_conditions(facts)
    with transaction.atomic():
        kept = keep_entry(by=by, entry=entry, facts=facts, verb=verb)
        set_deadline(kept)
    return kept


def check_conditions(facts: Facts) -> None:
    """Refuse conditions and tiers that the engine cannot read, naming the place."""
    try:
        if "conditions" in facts.values:
            eligibility.conditions_from_json(facts.values["conditions"])
        if "tiers" in facts.values:
            eligibility.tiers_from_json(facts.values["tiers"])
    except eligibility.ConditionMistake as mistake:
        raise Refused(_("The conditions cannot be read: %(mistake)s") % {"mistake": mistake}) from mistake


def set_deadline(programme: Programme) -> bool:
    """Write the next deadline where it changed: time does that, so it vouches for nothing."""
    due = next_deadline(programme, programme.calls.all(), timezone.now())
    if programme.deadline == due:
        return False
    programme.deadline = due
    Programme.objects.filter(pk=programme.pk).update(deadline=due)
    search.put([document_of(programme)])
    return True


def roll_deadlines() -> int:
    """Move on the deadlines that have passed; return how many."""
    moved = 0
    passed = Programme.objects.filter(deadline__lt=timezone.localdate()).values_list("pk", flat=True)
    for key in list(passed):
        with transaction.atomic():
            programme = Programme.objects.select_for_update().get(pk=key)
            moved += set_deadline(programme)
    return moved


def add_call(*, by: Actor, programme: Programme, facts: dict[str, Any]) -> Call:
    """Enter an opening of a programme."""
    with transaction.atomic():
        kept = Programme.objects.select_for_update().get(pk=programme.pk)
        call = Call.objects.create(programme=kept, **facts)
        after_call(by=by, verb="funding.add_call", call=call, before={})
    return call


def edit_call(*, by: Actor, call: Call, facts: dict[str, Any]) -> Call:
    """Change an opening of a programme."""
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=call.programme_id)
        stored = Call.objects.select_related("programme").get(pk=call.pk)
        before = facts_of_call(stored)
        for name, value in facts.items():
            setattr(stored, name, value)
        stored.save()
        after_call(by=by, verb="funding.edit_call", call=stored, before=before)
    return stored


def after_call(*, by: Actor, verb: str, call: Call, before: dict[str, Any]) -> None:
    """Write the journal and move the programme's deadline."""
    subject = f"entry:{call.programme.uid}"
    record(by=by, verb=verb, subject=subject, before=before, after=facts_of_call(call))
    set_deadline(call.programme)


def facts_of_call(call: Call) -> dict[str, Any]:
    """Return what the journal keeps of a call."""
    moments = {name: getattr(call, name) for name in ("opens", "closes")}
    shown = {name: moment.isoformat() if moment else None for name, moment in moments.items()}
    return {"call": call.uid, "title": call.title or call.title_local, "state": call.state, **shown}


def state_conditions(*, by: Actor, programme: Programme, conditions: Any, tiers: Any) -> Programme:
    """Store the conditions and the tiers of a programme."""
    facts = Facts(values={"conditions": conditions, "tiers": tiers})
    return keep_programme(by=by, entry=programme, facts=facts, verb="funding.conditions")
