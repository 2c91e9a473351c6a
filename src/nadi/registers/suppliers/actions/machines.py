"""A member's machines."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.registers.suppliers.makes import make_key
from nadi.registers.suppliers.models import Machine
from nadi.web.access import Actor, Refused

FIELDS = ("site", "make", "model", "process", "year", "serial", "note", "answers_requests")

Facts = Mapping[str, Any]


def add_machine(*, by: Actor, organisation: Organisation, facts: Facts) -> Machine:
    """Enter a machine; the journal tells that one was entered, not which."""
    with transaction.atomic():
        machine = Machine(organisation=organisation)
        take(machine, facts)
        machine.save()
        record(by=by, verb="suppliers.add_machine", subject=f"machine:{machine.uid}")
    return machine


def update_machine(*, by: Actor, machine: Machine, facts: Facts) -> Machine:
    """Change what is known of a machine."""
    with transaction.atomic():
        kept = Machine.objects.select_for_update().get(pk=machine.pk)
        take(kept, facts)
        kept.save()
        record(by=by, verb="suppliers.edit_machine", subject=f"machine:{kept.uid}")
    return kept


def take(machine: Machine, facts: Facts) -> None:
    """Put the facts into the row, the make in the spelling that is already in use."""
    for name in FIELDS:
        if name in facts:
            setattr(machine, name, facts[name])
    machine.make_key = make_key(machine.make)
    if not machine.make_key:
        raise Refused(_("Give the make in letters or digits, as it stands on the machine's plate."))
    known = Machine.objects.filter(make_key=machine.make_key).exclude(pk=machine.pk).order_by("pk").first()
    machine.make = known.make if known else machine.make


def retire_machine(*, by: Actor, machine: Machine) -> None:
    """Take a machine out of the count: it was sold or scrapped."""
    with transaction.atomic():
        kept = Machine.objects.select_for_update().get(pk=machine.pk)
        if kept.retired_on:
            raise Refused(_("This machine is already out of use."))
        kept.retired_on = timezone.localdate()
        kept.save()
        record(by=by, verb="suppliers.retire_machine", subject=f"machine:{kept.uid}")


def return_machine(*, by: Actor, machine: Machine) -> None:
    """Take a machine back into use."""
    with transaction.atomic():
        kept = Machine.objects.select_for_update().get(pk=machine.pk)
        kept.retired_on = None
        kept.save()
        record(by=by, verb="suppliers.return_machine", subject=f"machine:{kept.uid}")
