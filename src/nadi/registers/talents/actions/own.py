"""What a candidate does with its own record, by its link."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.talents.actions.entering import keep_profile, show, who_of
from nadi.registers.talents.actions.hiding import hide
from nadi.registers.talents.consent import TEXT_VERSION, last_day
from nadi.registers.talents.letters import write_to
from nadi.registers.talents.models import Candidate, Identity
from nadi.web.access import NOBODY, Refused
from nadi.web.files import remove, store

State = Candidate.State


def held(candidate: Candidate) -> Candidate:
    """Return the candidate as it stands now, held by this transaction; drafts can do nothing yet."""
    kept = Candidate.objects.select_for_update(of=("self",)).select_related("identity").get(pk=candidate.pk)
    if kept.identity.confirmed is None:
        raise Refused(_("Confirm first that this is your address."))
    return kept


def change_own(
    *,
    candidate: Candidate,
    facts: Mapping[str, Any],
    cv: UploadedFile[Any] | None = None,
    without_cv: bool = False,
) -> None:
    """Replace what a candidate said of itself; its address and its consent stay."""
    with transaction.atomic():
        kept = held(candidate)
        identity = Identity.objects.select_for_update().get(candidate=kept)
        old = identity.cv
        for name, value in who_of(facts).items():
            setattr(identity, name, value)
        for name in ("name", "name_local", "phone", "birth_year", "town"):
            setattr(identity, name, facts.get(name) or (None if name == "birth_year" else ""))
        identity.language = facts.get("language") or identity.language
        if cv is not None:
            identity.cv = store(upload=cv, by=NOBODY)
        elif without_cv:
            identity.cv = None
        identity.save()
        if old is not None and identity.cv_id != old.pk:
            remove(old)
        kept.identity = identity
        hide(kept)
        kept = keep_profile(by=NOBODY, candidate=kept, facts=facts, verb="talents.change_own", values={})
        if kept.state == State.CURRENT:
            show(by=NOBODY, candidate=kept, verb="talents.change_own")


def renew(*, candidate: Candidate) -> None:
    """Consent again: the record is kept for another year, and is in the pool."""
    with transaction.atomic():
        kept = held(candidate)
        Identity.objects.filter(candidate=kept).update(
            consent_given=timezone.now(), consent_text=TEXT_VERSION, reminded=None
        )
        values = {"expires": last_day()}
        keep_entry(by=NOBODY, entry=kept, facts=Facts(values=values), verb="talents.renew")


def join_pool(*, candidate: Candidate) -> None:
    """Who applied for one vacancy agrees to be shown blind to all members."""
    with transaction.atomic():
        kept = held(candidate)
        Identity.objects.filter(candidate=kept).update(
            consent_given=timezone.now(), consent_text=TEXT_VERSION
        )
        kept = keep_entry(
            by=NOBODY, entry=kept, facts=Facts(values={"is_in_pool": True}), verb="talents.join_pool"
        )
        if kept.state == State.CURRENT:
            show(by=NOBODY, candidate=kept, verb="talents.join_pool")


def pause(*, candidate: Candidate) -> None:
    """Stop being shown for a while."""
    with transaction.atomic():
        kept = held(candidate)
        if kept.state != State.CURRENT:
            raise Refused(_("You are not shown at the moment; there is nothing to pause."))
        values = {"state": State.WITHDRAWN, "audience": Candidate.Audience.STAFF}
        keep_entry(by=NOBODY, entry=kept, facts=Facts(values=values), verb="talents.pause")


def resume(*, candidate: Candidate) -> None:
    """Be shown again."""
    with transaction.atomic():
        kept = held(candidate)
        if kept.state != State.WITHDRAWN:
            raise Refused(_("You are shown already."))
        show(by=NOBODY, candidate=kept, verb="talents.resume")


def renew_link(*, candidate: Candidate) -> None:
    """End the secret link, and mail a new one: for who fears that somebody else has it."""
    with transaction.atomic():
        kept = held(candidate)
        Identity.objects.filter(candidate=kept).update(link_number=F("link_number") + 1)
        kept.identity.refresh_from_db()
        record(by=NOBODY, verb="talents.renew_link", subject=f"entry:{kept.uid}")
        write_to(kept, "link")


def mail_link(*, email: str) -> None:
    """Mail the link to who holds a record under this address; for any other address nothing happens."""
    identity = Identity.objects.filter(email=email.strip().lower()).select_related("candidate").first()
    if identity is not None:
        candidate = identity.candidate
        candidate.identity = identity
        with transaction.atomic():
            write_to(candidate, "confirm" if identity.confirmed is None else "link", {"days": 3})
