"""Awarding: staff choose a scenario, say why, and learn first whom a rule of sharing would harm."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.pools.actions import award as actions
from nadi.together.pools.actions.shares import award_without_decliners
from nadi.together.pools.evaluation.comparison import compare
from nadi.together.pools.forms.award import AwardForm
from nadi.together.pools.models import Pool, Scenario
from nadi.together.pools.queries.award import latest_evaluation
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.sharing.fairness import fairness_shown, without_price
from nadi.together.pools.views.award_tables import scenario_choices
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs
from nadi.web.jobs import latest

USUAL_TIME = timedelta(days=14)


@needs("pools.award", get=pool_seen_by)
def award(request: Request, pool: Pool) -> HttpResponse:
    """Let staff award."""
    evaluation = latest_evaluation(pool)
    if evaluation is None:
        raise Refused(_("Compute the scenarios first: an award is one of them."))
    scenarios = list(evaluation.scenarios.order_by("position"))
    chosen = chosen_scenario(request, scenarios)
    if chosen is None:
        raise Refused(_("None of the scenarios is possible. Look at what conflicts, and compute others."))
    comparison = compare(pool, evaluation, with_members=True)
    form = AwardForm(
        request.POST or None,
        scenarios=scenario_choices(comparison),
        method=pool.method,
        methods=actions.allowed_methods(pool, chosen.fairness),
        initial={
            "scenario": chosen.uid,
            "method": safe_method(pool, chosen),
            "answer_until": timezone.localtime(timezone.now() + USUAL_TIME).replace(second=0, microsecond=0),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.ask_for_award(by=request.actor, pool=pool, decision=form.decision())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.info(
                request, _("Everybody's share is being computed, then the award is proposed to the board.")
            )
            return redirect("jobs.progress", asked.uid)
    job = latest(kind=actions.KIND, subject=f"pool:{pool.uid}")
    context: dict[str, Any] = {
        "pool": pool,
        "form": form,
        "fairness": fairness_shown(pool, chosen),
        "harms_always": bool(chosen.fairness and not actions.harmless(chosen.fairness)),
        "without_price": without_price(pool),
        "failed": job if job and job.state == job.State.FAILED else None,
        "title": _("Propose an award"),
        "breadcrumbs": crumbs(pool, _("Award")),
    }
    return render(request, "pools/award.html", context, status=422 if form.errors else 200)


def chosen_scenario(request: Request, scenarios: list[Scenario]) -> Scenario | None:
    """Return the scenario the page is about: the one typed, asked for, or checked before, else the first."""
    wanted = request.POST.get("scenario") or request.GET.get("scenario")
    possible = [one for one in scenarios if one.total is not None]
    named = next((one for one in possible if one.uid == wanted), None)
    checked = next((one for one in possible if one.fairness), None)
    return named or checked or next(iter(possible), None)


def safe_method(pool: Pool, scenario: Scenario) -> str:
    """Return the announced rule of sharing, or if it is known to harm somebody one that does not."""
    safe = actions.harmless(scenario.fairness)
    return str(pool.method) if pool.method in safe or not safe else safe[0]


@needs("pools.award_without_decliners", get=pool_seen_by, verb=True)
def leave_out_decliners(request: Request, pool: Pool) -> HttpResponse:
    """Withdraw the award and go on without those that declined."""
    left = award_without_decliners(by=request.actor, pool=pool)
    messages.success(
        request,
        _("The award is withdrawn; companies left out: %(n)s. Compute the scenarios again.")
        % {"n": len(left)},
    )
    return redirect("pools.scenarios", pool.uid)
