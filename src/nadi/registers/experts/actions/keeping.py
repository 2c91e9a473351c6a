"""Writing an expert's record so that erasing it leaves nothing behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from nadi.journal.actions import record
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.finding import document_of
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
    """Store a new or changed record, and what of it is confidential; of both the journal gets no values."""
    given = facts.terms if isinstance(facts, ExpertFacts) else {}
    with transaction.atomic():
        is_new = entry.pk is None
        expert = entry if is_new else locked(entry)
        terms = Terms() if is_new else terms_of(expert)
        changed = sorted(name for name, value in given.items() if getattr(terms, name) != value)
        for name, value in given.items():
            setattr(terms, name, value)
        standing = {"confirm_email": terms.email, "state": state_of(expert, terms)}
        own = replace(facts, values={**facts.values, **standing})
        expert = keep_entry(by=by, entry=expert, facts=own, verb=verb)
        keep_terms(expert, terms)
        if changed and not is_new and not facts.brought_by:
            record(by=by, verb=verb, subject=f"entry:{expert.uid}", after={"changed": changed})
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


def state_of(expert: Expert, terms: Terms) -> str:
    """Return the state of the entry: found by members only when vetted, agreed to and not paused."""
    if expert.state == State.MERGED:
        return expert.state
    if expert.vetting in (Vetting.UNCONFIRMED, Vetting.APPLIED, Vetting.INTERVIEWED):
        return State.DRAFT
    agrees = terms.expires_on is not None and terms.expires_on > timezone.localdate()
    is_open = expert.vetting == Vetting.VETTED and expert.paused_on is None and agrees
    return State.CURRENT if is_open else State.WITHDRAWN
