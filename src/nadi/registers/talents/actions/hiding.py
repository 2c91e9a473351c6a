"""Firms that must never see a candidate, found among the members by name or number."""

from django.db import transaction
from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.registers.talents.blind import ORDINARY, words_in
from nadi.registers.talents.finding import refind
from nadi.registers.talents.models import Candidate, Identity


def hide(candidate: Candidate) -> None:
    """Find the organisations that the candidate named and keep them away, newcomers among them too."""
    wanted = [line for line in candidate.identity.hide_from if str(line).strip()]
    now = timezone.now() if wanted else None
    candidate.hidden_from.set(matching_organisations(wanted) if wanted else [])
    Identity.objects.filter(candidate=candidate).update(firms_compared=now)


def keep_away(*, candidate: Candidate) -> None:
    """Compare the firms that a candidate named with those there are now."""
    with transaction.atomic():
        rows = Candidate.objects.select_for_update(of=("self",)).select_related("identity")
        kept = rows.filter(pk=candidate.pk).first()
        if kept is not None:
            hide(kept)
            refind([kept.pk])


def matching_organisations(wanted: list[str]) -> list[Organisation]:
    """Return the organisations that any of these lines may mean; rather one too many than one too few."""
    numbers = {"".join(sign for sign in line if sign.isdigit()) for line in wanted} - {""}
    names = [telling(line) for line in wanted]
    companies = Organisation.objects.exclude(kind=Organisation.Kind.OFFICE)
    found = []
    for one in companies.only("pk", "name", "name_local", "number"):
        own = telling(f"{one.name} {one.name_local}")
        if one.number in numbers or any(name and name <= own for name in names):
            found.append(one)
    return found


def telling(name: str) -> set[str]:
    """Return the words of a firm's name that tell it from others."""
    words = set(words_in(name))
    return words - ORDINARY or words
