"""Scenarios that staff put together from rules in words, and the weights that bids are compared by."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions import own_scenarios as actions
from nadi.together.pools.evaluation.own_rules import in_words
from nadi.together.pools.forms.own_scenarios import NewScenarioForm, WeightsForm, rule_forms
from nadi.together.pools.models import OwnScenario, Pool
from nadi.together.pools.queries.own_scenarios import (
    Things,
    own_scenario_seen_by,
    rule_names,
    things_of,
)
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs


@needs("pools.own_scenarios", get=pool_seen_by)
def own_scenarios(request: Request, pool: Pool) -> HttpResponse:
    """Show the scenarios of staff's own, and begin another."""
    form, status = NewScenarioForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                own = actions.add_own_scenario(by=request.actor, pool=pool, **form.cleaned_data)
            except Refused as refusal:
                form.add_error("name", str(refusal.sentence))
            else:
                return redirect("pools.own_scenario", pool.uid, own.uid)
    names = rule_names(pool)
    context = {
        "pool": pool,
        "form": form,
        "listed": [
            (own, [in_words(one, names) for one in own.rules]) for own in pool.own_scenarios.order_by("pk")
        ],
        "title": _("Your own scenarios"),
        "breadcrumbs": crumbs(pool, _("Your own scenarios")),
    }
    return render(request, "pools/own/list.html", context, status=status)


@needs("pools.own_scenario", get=own_scenario_seen_by)
def own_scenario(request: Request, own: OwnScenario) -> HttpResponse:
    """Show a scenario's rules as sentences, and add another."""
    things, sent = things_of(own.pool), request.POST.get("kind", "")
    forms = rule_forms(things, request.POST or None, sent)
    status = 200
    if request.method == "POST":
        status = 422
        chosen = next((form for form in forms if form.kind.key == sent), None)
        if chosen is not None and (not chosen.fields or chosen.is_valid()):
            given = chosen.given() if chosen.fields else {}
            actions.add_rule(by=request.actor, own=own, kind=sent, given=given)
            messages.success(request, _("The rule is added. Compute the scenarios to see what it costs."))
            return redirect("pools.own_scenario", own.pool.uid, own.uid)
    return own_page(request, own, forms, things, status)


def own_page(
    request: Request, own: OwnScenario, forms: list[Any], things: Things, status: int
) -> HttpResponse:
    """Draw the page of one scenario."""
    names = rule_names(own.pool)
    context = {
        "pool": own.pool,
        "own": own,
        "rules": [(one["id"], in_words(one, names)) for one in own.rules],
        "forms": forms,
        "has_vendors": bool(things.vendors),
        "title": own.name,
        "breadcrumbs": crumbs(own.pool, own.name),
    }
    return render(request, "pools/own/scenario.html", context, status=status)


@needs("pools.own_scenario", get=own_scenario_seen_by, verb=True)
def remove_rule(request: Request, own: OwnScenario) -> HttpResponse:
    """Take a rule out."""
    actions.remove_rule(by=request.actor, own=own, rule=request.POST.get("rule", ""))
    messages.success(request, _("The rule is removed."))
    return redirect("pools.own_scenario", own.pool.uid, own.uid)


@needs("pools.own_scenario", get=own_scenario_seen_by, verb=True)
def remove_own_scenario(request: Request, own: OwnScenario) -> HttpResponse:
    """Take a scenario out."""
    actions.remove_own_scenario(by=request.actor, own=own)
    messages.success(request, _("The scenario is removed."))
    return redirect("pools.own_scenarios", own.pool.uid)


@needs("pools.set_weights", get=pool_seen_by)
def set_weights(request: Request, pool: Pool) -> HttpResponse:
    """Change what quality and later payment count for."""
    shown = {"quality_mark_up": pool.quality_mark_up * 100, "interest_rate": pool.interest_rate * 100}
    form, status = WeightsForm(request.POST or None, initial=shown), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            actions.set_weights(by=request.actor, pool=pool, weights=form.weights())
            messages.success(request, _("Changed. Compute the scenarios again: awards are compared anew."))
            return redirect("pools.scenarios", pool.uid)
    context = {
        "pool": pool,
        "form": form,
        "title": _("What bids are compared by"),
        "breadcrumbs": crumbs(pool, _("What bids are compared by")),
    }
    return render(request, "pools/own/weights.html", context, status=status)
