"""Erasure that really erases: rows, files, codes, history, search, letters; the journal keeps only the id."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from nadi.companies.queries import people_of
from nadi.journal.actions import record
from nadi.registers.entries.models import Entry, Merge
from nadi.registers.imports.models import File, Row
from nadi.registers.talents.letters import erase_letters
from nadi.registers.talents.models import Application, Candidate, ContactRequest
from nadi.registers.talents.register import REGISTER
from nadi.web import search
from nadi.web.access import NOBODY, Actor
from nadi.web.files import remove
from nadi.web.mail import send

# What a row of an import keeps of the person it brought.
EMPTIED: dict[str, Any] = {
    "cells": [],
    "corrected": {},
    "values": {},
    "reasons": [],
    "candidates": [],
    "changes": {},
    "before": {},
    "after": {},
    "fingerprint": "",
    "content": "",
}


def erase_candidate(*, candidate: Candidate, verb: str, by: Actor = NOBODY) -> None:
    """Erase a candidate; firms that know who it is are asked to erase what they noted themselves."""
    with transaction.atomic():
        kept = Candidate.objects.select_for_update(of=("self",)).filter(pk=candidate.pk).first()
        if kept is None:
            return
        tell_firms(kept)
        forget_imports(kept)
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


def forget_imports(candidate: Candidate) -> None:
    """Empty the rows that a file brought of a candidate, and remove that file: others stand in it as well."""
    identity = getattr(candidate, "identity", None)
    rows = Row.objects.filter(Q(written_uid=candidate.uid) | Q(match=candidate.uid))
    if identity is not None:
        rows |= Row.objects.filter(run__target=REGISTER.name, values__email__iexact=identity.email)
    for file in File.objects.filter(rows__in=rows, stored__isnull=False).distinct():
        stored, file.stored = file.stored, None
        file.save(update_fields=["stored"])
        if stored is not None:
            remove(stored)
    rows.update(**EMPTIED)


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
