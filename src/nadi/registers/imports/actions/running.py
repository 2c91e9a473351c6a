"""Starting the three long works of an import: the check, the run, the undoing."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.registers.imports import states
from nadi.registers.imports.actions.beginning import settings_of
from nadi.registers.imports.drafts import content_of
from nadi.registers.imports.keepers import keeper_of
from nadi.registers.imports.mapping import remember
from nadi.registers.imports.models import File, Run
from nadi.registers.imports.reading import Unreadable, heads_of
from nadi.registers.imports.targets import targets
from nadi.web.access import Actor, Refused
from nadi.web.files import remove
from nadi.web.jobs import start
from nadi.web.models import Job

State = Run.State


def start_check(*, by: Actor, run: Run) -> Job:
    """Check all rows in a job, and remember how the columns were mapped."""
    with transaction.atomic():
        kept = states.locked(run, states.CHECKING)
        tables = list(kept.files.filter(format="", fault={}))
        mapped = [file for file in tables if file.is_mapped]
        if tables and not mapped and not kept.files.exclude(format="").exists():
            raise Refused(
                _("Say for at least one column of %(name)s what it holds.") % {"name": tables[0].name}
            )
        for file in mapped:
            try:
                remember(kept.target, heads_of(content_of(file), file.name, settings_of(file)), file)
            except Unreadable as error:
                raise Refused(error.sentence) from error
        return begin_work(kept, State.CHECKING, by)


def start_write(*, by: Actor, run: Run) -> Job:
    """Write all decided rows in a job."""
    with transaction.atomic():
        kept = states.locked(run, states.WRITING)
        if not kept.counts.get("to_write"):
            raise Refused(_("There is no row to write: decide on some, or correct the refused ones."))
        return begin_work(kept, State.WRITING, by)


def start_undo(*, by: Actor, run: Run) -> Job:
    """Take an import back in a job."""
    with transaction.atomic():
        kept = states.locked(run, states.UNDOING)
        if not keeper_of(targets()[kept.target]).can_undo:
            raise Refused(
                _("What this import brought has its own pages, and is withdrawn there, not as a whole.")
            )
        return begin_work(kept, State.UNDOING, by)


def begin_work(run: Run, state: str, by: Actor) -> Job:
    """Put an import into a state of work and start its job."""
    Run.objects.filter(pk=run.pk).update(state=state)
    return start(kind=states.BUSY[State(state)], subject=states.subject_of(run), by=by)


def discard(*, by: Actor, run: Run, allowed: Collection[str] = states.LOOKING) -> None:
    """Throw away an import of which nothing was written, with its files."""
    with transaction.atomic():
        kept = states.locked(run, allowed)
        erase_files(kept)
        kept.delete()


def erase_files(run: Run) -> None:
    """Erase the uploaded files of an import; its rows and counts stay."""
    for file in run.files.exclude(stored=None).select_related("stored"):
        erase_file(file)


def erase_file(file: File) -> None:
    """Erase an uploaded file; what was read from it stays."""
    stored, file.stored = file.stored, None
    file.save(update_fields=["stored"])
    if stored is not None:
        remove(stored)
