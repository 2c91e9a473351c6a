"""Reading imports."""

from django.db.models import Q, QuerySet

from nadi.registers.imports.models import File, Row, Run
from nadi.registers.imports.targets import Target, targets
from nadi.web.access import Actor, is_allowed


def targets_for(actor: Actor) -> list[Target]:
    """Return what this reader may bring."""
    return [one for one in targets().values() if is_allowed(actor, one.permission)]


def visible_to(actor: Actor) -> QuerySet[Run]:
    """Staff see the imports of all targets that they may bring; nobody else sees any."""
    if not actor.is_staff:
        return Run.objects.none()
    return Run.objects.filter(target__in=[one.name for one in targets_for(actor)])


def import_for(actor: Actor, uid: str) -> Run | None:
    """Return the import, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).first()


def file_for(actor: Actor, uid: str) -> File | None:
    """Return the file, if the actor may see its import."""
    return File.objects.filter(run__in=visible_to(actor), uid=uid).select_related("run", "stored").first()


def row_for(actor: Actor, uid: str, number: int) -> Row | None:
    """Return the row of an import, if the actor may see it."""
    rows = Row.objects.filter(run__in=visible_to(actor), run__uid=uid, number=number)
    return rows.select_related("run", "file").first()


def rows_of(run: Run) -> QuerySet[Row]:
    """Return the rows of an import with their files."""
    return Row.objects.filter(run=run).select_related("file", "run")


def rows_to_mend(run: Run) -> QuerySet[Row]:
    """Return the rows that did not come in, in the order of the files."""
    bad = Q(result=Row.Result.REFUSED) | Q(outcome=Row.Outcome.FAILED)
    return rows_of(run).filter(bad).exclude(outcome=Row.Outcome.WRITTEN).order_by("number")
