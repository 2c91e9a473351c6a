"""Erasure that really erases: rows, files, codes, history, search, letters; the journal keeps only the id."""

from django.db import transaction

from nadi.companies.queries import people_of
from nadi.journal.actions import record
from nadi.registers.entries.models import Entry, Merge
from nadi.registers.imports.actions.erasing import forget
from nadi.registers.talents.letters import erase_letters
from nadi.registers.talents.models import Application, Candidate, ContactRequest
from nadi.registers.talents.register import REGISTER
from nadi.web import search
from nadi.web.access import NOBODY, Actor
from nadi.web.files import remove
from nadi.web.mail import send


def erase_candidate(*, candidate: Candidate, verb: str, by: Actor = NOBODY) -> None:
    """Erase a candidate; firms that know who it is are asked to erase what they noted themselves."""
    with transaction.atomic():
        kept = Candidate.objects.select_for_update(of=("self",)).filter(pk=candidate.pk).first()
        if kept is None:
            return
        tell_firms(kept)
        identity = getattr(kept, "identity", None)
        forget([kept.uid], target=REGISTER.name, email=identity.email if identity else "")
        twins = list(Candidate.objects.filter(merged_into=kept))
        for twin in twins:
            Merge.objects.filter(gone=twin).delete()
            erase_rows(twin)
        erase_rows(kept)
        record(by=by, verb=verb, subject=f"entry:{kept.uid}")


def erase_rows(candidate: Candidate) -> None:
    """Delete everything that hangs on one candidate."""
    erase_letters(candidate)
    identity = getattr(candidate, "identity", None)
    file = identity.cv if identity else None
    search.remove(REGISTER.name, [candidate.uid])
    Entry.objects.filter(superseded_by=candidate).update(superseded_by=None)
    candidate.delete()
    if file is not None:
        remove(file)


def tell_firms(candidate: Candidate) -> None:
    """Ask the firms that were told who it is to erase their copies; the letter names nobody."""
    agreed = ContactRequest.objects.filter(candidate=candidate, state=ContactRequest.State.AGREED)
    shown = Application.shown_to.through.objects.filter(application__candidate=candidate).exclude(
        application__state=Application.State.UNCONFIRMED
    )
    firms = {
        *agreed.values_list("organisation_id", flat=True),
        *shown.values_list("organisation_id", flat=True),
    }
    if firms:
        send(to=people_of(sorted(firms)), template="talents/mail/erased", context={"candidate": candidate})
