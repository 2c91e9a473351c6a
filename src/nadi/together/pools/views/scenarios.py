"""Comparing scenarios: staff have them computed, staff and board look at them side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.journal.models import Entry
from nadi.journal.queries import history_of
from nadi.together.pools.actions import evaluation as actions
from nadi.together.pools.evaluation.comparison import compare
from nadi.together.pools.forms.award import EvaluationForm, usual
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.award import latest_evaluation
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.award_tables import cost_chart, scenario_sheet, scenario_table, split_chart
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Request, is_allowed, needs
from nadi.web.exports import KINDS, file_answer
from nadi.web.jobs import latest
from nadi.web.jobs.starting import ACTIVE
from nadi.web.jobs.views import shown


@needs("pools.scenarios", get=pool_seen_by)
def scenarios(request: Request, pool: Pool) -> HttpResponse:
    """Show the latest scenarios side by side, or their figures as a file."""
    evaluation = latest_evaluation(pool)
    kind = request.GET.get("format", "")
    if evaluation is not None and kind in KINDS:
        return file_answer(kind, scenario_sheet(compare(pool, evaluation), pool))
    own = list(pool.own_scenarios.all())
    form = EvaluationForm(initial=usual(own), own=own, has_incumbent=pool.incumbent_id is not None)
    return page(request, pool, form)


def page(request: Request, pool: Pool, form: EvaluationForm, status: int = 200) -> HttpResponse:
    """Draw the page."""
    evaluation = latest_evaluation(pool)
    job = latest(kind=actions.KIND, subject=f"pool:{pool.uid}")
    may_evaluate = is_allowed(request.actor, "pools.evaluate", pool)
    context: dict[str, Any] = {
        "pool": pool,
        "form": form if may_evaluate else None,
        "job": shown(job, request.actor) if job and may_evaluate and job.state in ACTIVE else None,
        "failed": job if job and may_evaluate and job.state == job.State.FAILED else None,
        "may_change": is_allowed(request.actor, "pools.own_scenarios", pool),
        "weights_changed": last_change(pool, "pools.set_weights"),
        "may_award": is_allowed(request.actor, "pools.award", pool),
        "title": _("Scenarios"),
        "breadcrumbs": crumbs(pool, _("Scenarios")),
    }
    if evaluation is not None:
        comparison = compare(pool, evaluation, with_members=request.actor.is_staff)
        context |= {
            "comparison": comparison,
            "costs": cost_chart(comparison, pool),
            "split": split_chart(comparison, pool),
            "table": scenario_table(comparison),
        }
    return render(request, "pools/scenarios.html", context, status=status)


def last_change(pool: Pool, verb: str) -> Entry | None:
    """Return the last entry of the journal about this verb and pool."""
    return history_of(f"pool:{pool.uid}").filter(verb=verb).last()


@needs("pools.evaluate", get=pool_seen_by, verb=True)
def evaluate(request: Request, pool: Pool) -> HttpResponse:
    """Have the scenarios computed."""
    own = list(pool.own_scenarios.all())
    form = EvaluationForm(request.POST, own=own, has_incumbent=pool.incumbent_id is not None)
    if not form.is_valid():
        return page(request, pool, form, status=422)
    presets, numbers = form.cleaned_data["presets"], form.numbers()
    job = actions.ask_for_evaluation(by=request.actor, pool=pool, presets=presets, numbers=numbers)
    messages.info(request, _("The scenarios are being computed. You can leave this page."))
    return redirect("jobs.progress", job.uid)
