"""The files by which a company proves what it pays today."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked, subject_of
from nadi.together.pools.actions.joining import DECIDED, is_open
from nadi.together.pools.models import Evidence, Line, Pool
from nadi.together.pools.queries.joining import own_part
from nadi.web.access import Actor, Refused
from nadi.web.files import remove, store

MOST_FILES = 40


def add_evidence(*, by: Actor, pool: Pool, line: Line, upload: UploadedFile[Any]) -> Evidence:
    """Keep a file that proves a price; possible until the award, for a price may be doubted later."""
    with transaction.atomic():
        pool = locked(pool)
        part = own_part(pool, by)
        if part is None or part.left is not None:
            raise Refused(_("Your company takes no part in this pool yet. Enter its demand first."))
        if pool.state in DECIDED:
            raise Refused(_("The award is decided, so no more files are taken. Write to the office."))
        if line.pool_id != pool.pk:
            raise Refused(_("This item is not part of the pool any more. Look at the page again."))
        if part.evidence.count() >= MOST_FILES:
            raise Refused(
                _("Your company has %(n)s files here already. Remove one, or put several into one file.")
                % {"n": MOST_FILES}
            )
        kept = Evidence.objects.create(participation=part, line=line, file=store(upload=upload, by=by))
        after = {"evidence": kept.uid, "line": line.uid}
        record(by=by, verb="pools.add_evidence", subject=subject_of(pool), after=after)
    return kept


def remove_evidence(*, by: Actor, evidence: Evidence) -> None:
    """Erase a file again; once demand is closed the proof stays."""
    with transaction.atomic():
        pool = locked(evidence.participation.pool)
        if not is_open(pool):
            raise Refused(_("The deadline is over, so the files stay as they are. You may still add one."))
        stored = evidence.file
        before = {"evidence": evidence.uid, "line": evidence.line.uid}
        evidence.delete()
        remove(stored)
        record(by=by, verb="pools.remove_evidence", subject=subject_of(pool), before=before)


def note_reading_of_evidence(*, by: Actor, evidence: Evidence) -> None:
    """Put down who of the office read a company's file, before it is handed out."""
    facts = {"evidence": evidence.uid}
    with transaction.atomic():
        record(by=by, verb="pools.evidence", subject=subject_of(evidence.participation.pool), after=facts)
