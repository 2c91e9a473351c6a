"""How many rows of which result and outcome: counted once, shown on every page."""

from django.db.models import Count, Q

from nadi.registers.imports.models import Row, Run

Result, Decision, Outcome = Row.Result, Row.Decision, Row.Outcome
TO_WRITE = Q(result__in=[Result.NEW, Result.CHANGE]) | Q(
    result=Result.DUPLICATE, decision__in=[Decision.MERGE, Decision.APART]
)
MEASURES = {
    "rows": Q(),
    "new": Q(result=Result.NEW),
    "change": Q(result=Result.CHANGE),
    "same": Q(result=Result.SAME),
    "duplicate": Q(result=Result.DUPLICATE),
    "undecided": Q(result=Result.DUPLICATE, decision=Decision.NONE),
    "refused": Q(result=Result.REFUSED),
    "skipped": Q(result=Result.SKIPPED),
    "to_write": TO_WRITE & Q(outcome=Outcome.WAITING),
    "written": Q(outcome=Outcome.WRITTEN),
    "written_new": Q(outcome=Outcome.WRITTEN, is_new=True),
    "merged": Q(outcome=Outcome.WRITTEN, is_new=False, decision=Decision.MERGE),
    "written_change": Q(outcome=Outcome.WRITTEN, is_new=False) & ~Q(decision=Decision.MERGE),
    "failed": Q(outcome=Outcome.FAILED),
    "undone": Q(outcome=Outcome.UNDONE),
    "kept": Q(outcome=Outcome.KEPT),
}


def count(run: Run) -> dict[str, int]:
    """Count the rows of an import and keep the figures with it."""
    figures: dict[str, int] = Row.objects.filter(run=run).aggregate(
        **{name: Count("pk", filter=condition) for name, condition in MEASURES.items()}
    )
    run.counts = figures
    Run.objects.filter(pk=run.pk).update(counts=figures)
    return figures
