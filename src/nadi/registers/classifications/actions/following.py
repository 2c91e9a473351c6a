"""Entries follow their codes from one version to the next: at once where they are few, else in a job.

Each entry that followed has this in its history with the work it was part of; so a worker that takes over
moves none a second time, even where one code became another that itself became a third.
"""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.changes import Changed, note_change, replace_codes
from nadi.registers.entries.finding import document_of
from nadi.registers.entries.models import Change, Coding, Entry
from nadi.registers.entries.registry import registers
from nadi.web import search
from nadi.web.access import Actor, Refused
from nadi.web.ids import public_id
from nadi.web.jobs import latest, start
from nadi.web.models import Job

BATCH = 500
VERB = "classifications.change_version"
JOB = "classifications.follow"


def subject_of(kind: str) -> str:
    """Return what jobs and the journal call a classification."""
    return f"classification:{kind}"


def job_of(kind: str) -> Job | None:
    """Return the job in which entries follow their codes, while it waits or runs."""
    job = latest(kind=JOB, subject=subject_of(kind))
    return job if job and job.state in (Job.State.WAITING, Job.State.RUNNING) else None


def refuse_while_following(kind: str) -> None:
    """Let nothing be decided on codes that are being changed."""
    if job_of(kind) is not None:
        raise Refused(_("Entries are taking their new codes just now. Wait until that is through."))


def entries_with(kind: str, codes: Collection[str]) -> int:
    """Return how many entries carry any of these codes."""
    return Coding.objects.filter(scheme=kind, code__in=list(codes)).values("entry_id").distinct().count()


def let_follow(*, by: Actor, kind: str, moves: Mapping[str, str]) -> None:
    """Rewrite these codes wherever entries carry them; of many entries a job does it."""
    if entries_with(kind, moves) > BATCH:
        start(kind=JOB, subject=subject_of(kind), by=by, arguments={"kind": kind, "moves": dict(moves)})
        return
    tag = public_id()
    while move_some(by=by, kind=kind, moves=moves, tag=tag):
        pass


def move_some(*, by: Actor, kind: str, moves: Mapping[str, str], tag: str) -> int:
    """Rewrite the codes of the next entries in one transaction; return how many there were."""
    carrying = Coding.objects.filter(scheme=kind, code__in=list(moves)).values("entry_id")
    done = Change.objects.filter(brought_by=tag).values("entry_id")
    with transaction.atomic():
        rows = Entry.objects.filter(pk__in=carrying).exclude(pk__in=done).order_by("pk")
        entries = list(rows.select_for_update()[:BATCH])
        codings = Coding.objects.filter(scheme=kind, entry__in=[one.pk for one in entries])
        there: dict[int, set[str]] = {}
        for pk, code in codings.values_list("entry_id", "code"):
            there.setdefault(pk, set()).add(code)
        for entry in entries:
            wanted = {moves.get(code, code) for code in there.get(entry.pk, ())}
            change = Changed.between({}, {}, replace_codes(entry, {kind: wanted}))
            note_change(by=by, entry=entry, verb=VERB, change=change, brought_by=tag)
        refresh_search([one.pk for one in entries])
    return len(entries)


def refresh_search(keys: Sequence[int]) -> None:
    """Put these entries into the search again: sectors are part of what it keeps."""
    for register in registers().values():
        rows = register.model._default_manager.filter(pk__in=keys, register=register.name)
        search.put([document_of(entry) for entry in rows.prefetch_related(*register.related)])
