"""Doing with a service: what it is accredited for, and what its provider proposes."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.entries.actions.changes import as_json
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.services.models import Accreditation, Proposal, Service
from nadi.registers.services.notices import services as notices
from nadi.web.access import Actor, Refused

State = Proposal.State


def set_accreditations(*, by: Actor, service: Service, rows: list[dict[str, Any]]) -> None:
    """Put these accreditations in the place of those noted before."""
    with transaction.atomic():
        service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
        before = service.accreditations.count()
        service.accreditations.all().delete()
        Accreditation.objects.bulk_create(Accreditation(service=service, **row) for row in rows)
        record(
            by=by,
            verb="services.accredit",
            subject=f"entry:{service.uid}",
            before={"accreditations": before},
            after={"accreditations": len(rows)},
        )


def propose_change(*, by: Actor, service: Service, facts: Facts) -> Proposal:
    """Keep what the provider wants its entry to say until the office has looked; a newer one replaces it."""
    with transaction.atomic():
        service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
        values = {name: as_json(value) for name, value in facts.values.items()}
        there = {name: as_json(getattr(service, name)) for name in values}
        codes = {scheme: sorted(wanted) for scheme, wanted in facts.codes.items()}
        coded = codes_of(service, codes)
        differing = [name for name in values if values[name] != there[name]]
        recoded = [scheme for scheme in codes if codes[scheme] != coded[scheme]]
        if not differing and not recoded:
            raise Refused(_("Nothing differs from what the entry says already."))
        service.proposals.filter(state=State.PENDING).update(state=State.WITHDRAWN, answered=timezone.now())
        proposal = Proposal.objects.create(
            service=service,
            organisation=Organisation.objects.get(uid=by.organisation),
            by=Person.objects.filter(uid=by.person).first(),
            values={name: values[name] for name in differing},
            codes={scheme: codes[scheme] for scheme in recoded},
            seen={name: there[name] for name in differing} | {scheme: coded[scheme] for scheme in recoded},
        )
        record(by=by, verb="services.propose", subject=f"entry:{service.uid}")
        notices.tell_proposed(proposal)
    return proposal


def codes_of(service: Service, schemes: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the codes a service has in some schemes."""
    found: dict[str, list[str]] = {scheme: [] for scheme in schemes}
    for scheme, code in service.codings.filter(scheme__in=list(schemes)).values_list("scheme", "code"):
        found[scheme].append(code)
    return {scheme: sorted(codes) for scheme, codes in found.items()}


def locked(proposal: Proposal) -> Proposal:
    """Return the proposal as it stands now, or refuse if it is no longer pending."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("service", "organisation")
    found = rows.get(pk=proposal.pk)
    if found.state != State.PENDING:
        raise Refused(_("This proposal is %(state)s already.") % {"state": found.get_state_display()})
    return found


def accept_proposal(*, by: Actor, proposal: Proposal) -> Proposal:
    """Write what the provider proposed into its entry."""
    with transaction.atomic():
        proposal = locked(proposal)
        facts = Facts(values=proposal.values, codes=proposal.codes)
        keep_entry(by=by, entry=proposal.service, facts=facts, verb="services.answer_proposal")
        proposal.state, proposal.answered = State.ACCEPTED, timezone.now()
        proposal.save()
        notices.tell_answered(proposal)
    return proposal


def refuse_proposal(*, by: Actor, proposal: Proposal, reason: str) -> Proposal:
    """Leave the entry as it is and say why."""
    with transaction.atomic():
        proposal = locked(proposal)
        if not reason.strip():
            raise Refused(_("Give the reason: the provider is told."))
        proposal.state, proposal.answer, proposal.answered = State.REFUSED, reason, timezone.now()
        proposal.save()
        record(by=by, verb="services.answer_proposal", subject=f"entry:{proposal.service.uid}")
        notices.tell_answered(proposal)
    return proposal
