"""The long works of an import; each may begin anew after its worker was lost."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.actions.erasing import KEPT_DAYS, erase_before
from nadi.registers.imports.checking import check
from nadi.registers.imports.models import Run
from nadi.registers.imports.undoing import conclude_undo, undo
from nadi.registers.imports.writing import conclude, write
from nadi.web.jobs import Cancelled, job
from nadi.web.jobs import Run as Work
from nadi.web.models import Job
from nadi.web.schedule import every

State = Run.State


def import_of(work: Work) -> Run:
    """Return the import a job works on."""
    return Run.objects.get(uid=work.subject.removeprefix("import:"))


def page_of(shown: Job) -> str:
    """Return the page of the job's import."""
    return reverse("imports.detail", args=[shown.subject.removeprefix("import:")])


@job("imports.check", title=_("Checking the rows"), page=page_of)
def check_rows(work: Work) -> None:
    """Give every row its result."""
    run = import_of(work)
    try:
        check(run, work.progress)
    except Cancelled:
        Run.objects.filter(pk=run.pk).update(state=State.LOOKING)
        raise
    with work.concluding():
        Run.objects.filter(pk=run.pk).update(state=State.CHECKED)


@job("imports.write", title=_("Writing the rows"), page=page_of)
def write_rows(work: Work) -> None:
    """Write what was decided; what is written when somebody stops it stays written, and can be undone."""
    run = import_of(work)
    try:
        write(run, work.by, work.progress)
    except Cancelled:
        with transaction.atomic():
            conclude(run, work.by)
        raise
    with work.concluding():
        conclude(run, work.by)


@job("imports.undo", title=_("Taking the import back"), page=page_of)
def undo_rows(work: Work) -> None:
    """Take back what was written; stopped half way, the rest stays written."""
    run = import_of(work)
    try:
        undo(run, work.by, work.progress)
    except Cancelled:
        Run.objects.filter(pk=run.pk).update(state=State.WRITTEN)
        raise
    with work.concluding():
        conclude_undo(run, work.by)


@every(minutes=24 * 60)
def erase_old_contents() -> None:
    """Erase uploaded files and the cells of rows once nobody looks at them any more."""
    erase_before(timezone.now() - timedelta(days=KEPT_DAYS))
