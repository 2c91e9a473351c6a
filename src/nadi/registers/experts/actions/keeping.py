"""Writing an expert's record so that erasing it leaves nothing behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from nadi.journal.actions import record
from nadi.registers.entries.actions.changes import as_json
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.finding import document_of
from nadi.registers.entries.models import Change
from nadi.registers.experts.links import print_of
from nadi.registers.experts.models import Expert, Terms
from nadi.web import search
from nadi.web.access import Actor

State, Vetting = Expert.State, Expert.Vetting


@dataclass(frozen=True, kw_only=True)
class ExpertFacts(Facts):
    """What is to stand in an expert's record, the confidential columns too."""

    terms: Mapping[str, Any] = field(default_factory=dict)


def keep_expert(*, by: Actor, entry: Expert, facts: Facts, verb: str) -> Expert:
    """Store a new or changed record.

    The journal is kept for good, so it gets the names of the columns that changed and never their values.
    """
    confidential = facts.terms if isinstance(facts, ExpertFacts) else {}
    with transaction.atomic():
        is_new = entry.pk is None
        expert = entry if is_new else locked(entry)
        terms = Terms() if is_new else terms_of(expert)
        before = {name: as_json(getattr(expert, name)) for name in facts.values}
        was = {name: getattr(terms, name) for name in confidential}
        put_into(expert, facts.values)
        put_into(terms, confidential)
        expert.confirm_email = terms.email
        expert.state = state_of(expert, terms)
        if not is_new:
            expert.save()
        codes = Facts(codes=facts.codes, brought_by=facts.brought_by, confirmed_on=facts.confirmed_on)
        expert = keep_entry(by=by, entry=expert, facts=codes, verb=verb)
        keep_terms(expert, terms)
        if not is_new:
            changed = [name for name in before if before[name] != as_json(getattr(expert, name))]
            also = [name for name in was if was[name] != getattr(terms, name)]
            note(by, expert, verb, {name: before[name] for name in changed}, facts.brought_by)
            tell_journal(by, expert, verb, [*changed, *also], facts.brought_by)
        show_in_search(expert)
    return expert


def restate(*, by: Actor, expert: Expert, terms: Terms, verb: str) -> None:
    """Store an expert, already locked, whose vetting, pause or consent changed."""
    expert.state = state_of(expert, terms)
    expert.save()
    keep_terms(expert, terms)
    show_in_search(expert)
    record(by=by, verb=verb, subject=f"entry:{expert.uid}")


def show_in_search(expert: Expert) -> None:
    """Let the expert be found by whoever may see it; before its address is confirmed that is nobody."""
    if expert.vetting == Vetting.UNCONFIRMED:
        search.remove("experts", [expert.uid])
    else:
        search.put([document_of(expert)])


def locked(expert: Expert) -> Expert:
    """Return the expert as it stands now, under its lock."""
    return Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)


def terms_of(expert: Expert) -> Terms:
    """Return what the expert agreed to; a record without such a row has agreed to nothing."""
    return Terms.objects.filter(expert=expert).first() or Terms(expert=expert)


def keep_terms(expert: Expert, terms: Terms) -> Terms:
    """Store the confidential part with the fingerprint of the link that opens it."""
    terms.expert = expert
    terms.token = terms.token or print_of(expert, terms.link_number)
    terms.save()
    return terms


def put_into(row: Expert | Terms, values: Mapping[str, Any]) -> None:
    """Set columns."""
    for name, value in values.items():
        setattr(row, name, value)


def state_of(expert: Expert, terms: Terms) -> str:
    """Return the state of the entry: found by members only when vetted, agreed to and not paused."""
    if expert.state == State.MERGED:
        return expert.state
    if expert.vetting in (Vetting.UNCONFIRMED, Vetting.APPLIED, Vetting.INTERVIEWED):
        return State.DRAFT
    agrees = terms.expires_on is not None and terms.expires_on > timezone.localdate()
    is_open = expert.vetting == Vetting.VETTED and expert.paused_on is None and agrees
    return State.CURRENT if is_open else State.WITHDRAWN


def note(by: Actor, expert: Expert, verb: str, before: Mapping[str, Any], brought_by: str) -> None:
    """Write what stood there into the entry's own history, which is erased with it."""
    if before:
        Change.objects.create(
            entry_id=expert.pk,
            verb=verb,
            person=by.person,
            organisation=by.organisation,
            before=dict(before),
            after={name: as_json(getattr(expert, name)) for name in before},
            brought_by=brought_by,
        )


def tell_journal(by: Actor, expert: Expert, verb: str, changed: list[str], brought_by: str) -> None:
    """Say in the journal which columns changed."""
    if changed and not brought_by:
        record(by=by, verb=verb, subject=f"entry:{expert.uid}", after={"changed": changed})
