"""A company's way as a picture and as a file."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.registers.services.models import Readiness, StepStanding
from nadi.registers.services.queries.readiness import StepShown
from nadi.registers.services.readiness.progress import Progress
from nadi.web.components.charts import StackedChart, StackRow
from nadi.web.exports import Sheet
from nadi.web.localized import localized

State = StepStanding.State
DRAWN = (State.DONE, State.UNDER_WAY, State.NOT_BEGUN)


def chart_of(steps: Sequence[StepShown], progress: Progress) -> StackedChart:
    """Draw the steps of each part by state; those that do not apply are left out."""
    parts: dict[str, dict[str, int]] = {}
    for one in steps:
        if one.standing.state in DRAWN:
            counted = parts.setdefault(one.step.group, dict.fromkeys(DRAWN, 0))
            counted[one.standing.state] += 1
    return StackedChart(
        title=_("Steps done"),
        says=_("%(done)s of %(whole)s steps are done: %(stage)s.")
        % {"done": progress.done, "whole": progress.whole, "stage": progress.stage},
        series=[str(State(state).label) for state in DRAWN],
        rows=[
            StackRow(label=part, values=[Decimal(counted[state]) for state in DRAWN])
            for part, counted in parts.items()
        ],
    )


def sheet_of(readiness: Readiness, steps: Sequence[StepShown]) -> Sheet:
    """Return the steps as a table of a file."""
    heads = [
        _("Clause"),
        _("Step"),
        _("State"),
        _("Responsible"),
        _("Until"),
        _("Why it does not apply"),
        _("Note"),
    ]
    rows = [
        [
            one.step.clause,
            one.step.name,
            one.standing.get_state_display(),
            one.standing.responsible,
            one.standing.due,
            one.standing.reason,
            one.standing.note,
        ]
        for one in steps
    ]
    return Sheet(name=readiness.standard.replace("/", "-"), heads=heads, rows=rows)


def sheet_of_ways(ways: Sequence[Readiness], progress: Mapping[int, Progress]) -> Sheet:
    """Return how far each company has come as a table of a file."""
    heads = [_("Company"), _("Standard"), _("Done, %"), _("Stage"), _("To be certified by"), _("Together")]
    rows = [
        [
            localized(one.organisation),
            one.standard,
            progress[one.pk].percent,
            progress[one.pk].stage,
            one.target,
            one.get_wish_display(),
        ]
        for one in ways
    ]
    return Sheet(name="readiness", heads=heads, rows=rows)
