"""Reading services and what providers propose for them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from nadi.registers.entries.actions.changes import as_json
from nadi.registers.services.actions.services import codes_of
from nadi.registers.services.models import Proposal, Service
from nadi.web.access import Actor, Sentence


def proposals() -> QuerySet[Proposal]:
    """Return what providers proposed, what waits first."""
    return Proposal.objects.select_related("service", "organisation", "by").order_by("-proposed", "pk")


def proposal_for(actor: Actor, uid: str) -> Proposal | None:
    """Return a proposal; only the office reads them here."""
    return proposals().filter(uid=uid).first() if actor.is_staff else None


def pending_of(service: Service) -> Proposal | None:
    """Return what waits for the office, if anything does."""
    return service.proposals.filter(state=Proposal.State.PENDING).first()


@dataclass(frozen=True, kw_only=True)
class Side:
    """One column or scheme: what it says now, what it would say, and whether it changed since."""

    label: Sentence
    now: str
    then: str
    has_moved: bool


def side_by_side(proposal: Proposal) -> list[Side]:
    """Return what would change, beside what stands there today."""
    service = proposal.service
    rows = []
    for name, then in proposal.values.items():
        field = Service._meta.get_field(name)
        now = as_json(getattr(service, name))
        label = getattr(field, "verbose_name", name)
        rows.append(side(label, now, then, proposal.seen.get(name)))
    coded = codes_of(service, proposal.codes)
    for scheme, codes in proposal.codes.items():
        rows.append(side(scheme, coded[scheme], codes, proposal.seen.get(scheme)))
    return rows


def side(label: Sentence, now: Any, then: Any, seen: Any) -> Side:
    """Write one row as text."""
    return Side(
        label=label, now=as_words(now), then=as_words(then), has_moved=seen is not None and seen != now
    )


def as_words(value: Any) -> str:
    """Write a value, or a list of codes."""
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
