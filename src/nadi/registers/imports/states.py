"""Which act an import allows in which state; an act whose worker was lost may be begun again."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.models import Run
from nadi.web.access import Refused
from nadi.web.jobs import latest
from nadi.web.models import Job

State = Run.State
BUSY = {State.CHECKING: "imports.check", State.WRITING: "imports.write", State.UNDOING: "imports.undo"}
LOOKING = {State.LOOKING, State.CHECKED}
CHECKING = {State.LOOKING, State.CHECKED, State.CHECKING}
DECIDING = {State.LOOKING, State.CHECKED, State.WRITTEN, State.CHECKING}
WRITING = {State.CHECKED, State.WRITTEN, State.WRITING}
UNDOING = {State.WRITTEN, State.WRITING, State.UNDOING}


def subject_of(run: Run) -> str:
    """Return what jobs and the journal call an import."""
    return f"import:{run.uid}"


def job_of(run: Run) -> Job | None:
    """Return the job that works on an import now, or did last in its state."""
    return latest(kind=BUSY[State(run.state)], subject=subject_of(run)) if run.state in BUSY else None


def is_busy(run: Run) -> bool:
    """Tell whether a worker has it."""
    job = job_of(run)
    return job is not None and job.state in (Job.State.WAITING, Job.State.RUNNING)


def locked(run: Run, allowed: Collection[str]) -> Run:
    """Return the import, held by this transaction, if its state allows the act."""
    kept = Run.objects.select_for_update().get(pk=run.pk)
    if is_busy(kept):
        raise Refused(_("This import is being worked on. Wait until it is through, or stop it."))
    if kept.state not in allowed:
        raise Refused(
            _("This import is %(state)s; that cannot be done with it now.")
            % {"state": kept.get_state_display()}
        )
    return kept
