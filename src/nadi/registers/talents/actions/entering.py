"""A candidate enters itself, and becomes current once it confirmed its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.talents.actions.applying import apply_for, send_applications
from nadi.registers.talents.actions.hiding import hide
from nadi.registers.talents.blind import blind_values
from nadi.registers.talents.coding import codes_and_rest
from nadi.registers.talents.consent import TEXT_VERSION, UNCONFIRMED_FOR, last_day
from nadi.registers.talents.letters import write_to
from nadi.registers.talents.models import Candidate, Identity, Vacancy
from nadi.web.access import NOBODY, Actor, Refused
from nadi.web.files import store

WHO = ("name", "name_local", "phone", "birth_year", "town")


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What somebody entered about themselves, and what for."""

    facts: Mapping[str, Any]
    is_for_pool: bool = True
    cv: UploadedFile[Any] | None = None
    vacancy: Vacancy | None = None
    message: str = ""


def enter_candidate(*, entered: Entered) -> None:
    """Keep what was entered as a draft, and ask by e-mail whether it was really them.

    Where the address is known already nothing is overwritten: its holder gets the link to what is there. Who
    entered it cannot tell the one from the other.
    """
    email = str(entered.facts["email"]).strip().lower()
    with transaction.atomic():
        known = Identity.objects.select_for_update().filter(email=email).select_related("candidate").first()
        if known is not None:
            candidate = Candidate.objects.select_related("identity").get(pk=known.candidate_id)
            template = "again"
        else:
            candidate = draft_of(entered, email)
            template = "confirm"
        if entered.vacancy is not None:
            apply_for(candidate=candidate, vacancy=entered.vacancy, message=entered.message)
        write_to(candidate, template, {"vacancy": entered.vacancy, "days": UNCONFIRMED_FOR.days})


def draft_of(entered: Entered, email: str) -> Candidate:
    """Store a candidate that has not confirmed its address."""
    candidate = keep_profile(
        by=NOBODY,
        candidate=Candidate(
            state=Candidate.State.DRAFT, audience=Candidate.Audience.STAFF, expires=last_day()
        ),
        facts=entered.facts,
        verb="talents.enter",
        values={"is_in_pool": entered.is_for_pool},
    )
    identity = Identity(
        candidate=candidate,
        email=email,
        language=entered.facts.get("language") or "ka",
        consent_given=timezone.now(),
        consent_text=TEXT_VERSION,
        **who_of(entered.facts),
    )
    if entered.cv is not None:
        identity.cv = store(upload=entered.cv, by=NOBODY)
    identity.save()
    candidate.identity = identity
    hide(candidate)
    return candidate


def who_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what tells who a candidate is."""
    who = {name: facts[name] for name in WHO if facts.get(name)}
    return {
        **who,
        "employers": list(facts.get("employers") or ()),
        "hide_from": list(facts.get("hide_from") or ()),
    }


def keep_profile(
    *,
    by: Actor,
    candidate: Candidate,
    facts: Mapping[str, Any],
    verb: str,
    values: Mapping[str, Any],
) -> Candidate:
    """Write the blind profile of what a candidate said; `values` are further columns."""
    codes, uncoded = codes_and_rest(facts)
    blind = {**blind_values(facts), "uncoded": blind_values({**facts, "skills": uncoded})["skills"], **values}
    return keep_entry(by=by, entry=candidate, facts=Facts(values=blind, codes=codes), verb=verb)


def confirm_address(*, candidate: Candidate) -> None:
    """The holder of the address says that it was them: the profile becomes current, applications go out."""
    with transaction.atomic():
        identity = Identity.objects.select_for_update().get(candidate=candidate)
        if identity.confirmed is None:
            identity.confirmed = timezone.now()
            identity.save(update_fields=["confirmed"])
            show(by=NOBODY, candidate=candidate, verb="talents.confirm_address")
        send_applications(candidate=candidate)


def show(*, by: Actor, candidate: Candidate, verb: str) -> Candidate:
    """Make a candidate current, for those it may be shown to."""
    is_open = candidate.is_in_pool and not candidate.identity.hide_from
    audience = Candidate.Audience.MEMBERS if is_open else Candidate.Audience.STAFF
    values = {"state": Candidate.State.CURRENT, "audience": audience}
    return keep_entry(by=by, entry=candidate, facts=Facts(values=values), verb=verb)


def enter_for_candidate(
    *, by: Actor, facts: Mapping[str, Any], paper: str, brought_by: str = ""
) -> tuple[Candidate, bool]:
    """The office enters somebody who consented on paper; its address is told by mail, with the link."""
    email = str(facts["email"]).strip().lower()
    if not paper.strip():
        raise Refused(_("Say where the signed consent is kept: without it nobody is entered."))
    with transaction.atomic():
        known = Identity.objects.filter(email=email).select_related("candidate").first()
        if known is not None:
            return known.candidate, False
        candidate = draft_of(Entered(facts=facts), email)
        consent_on = facts.get("consent_on") or timezone.localdate()
        if last_day(consent_on) <= timezone.localdate():
            raise Refused(_("This consent is older than twelve months. Ask for a new one."))
        Identity.objects.filter(candidate=candidate).update(consent_paper=paper, confirmed=timezone.now())
        Candidate.objects.filter(pk=candidate.pk).update(brought_by=brought_by, expires=last_day(consent_on))
        candidate = Candidate.objects.select_related("identity").get(pk=candidate.pk)
        candidate = show(by=by, candidate=candidate, verb="talents.add")
        record(by=by, verb="talents.add", subject=f"entry:{candidate.uid}")
        write_to(candidate, "entered_by_office")
    return candidate, True
