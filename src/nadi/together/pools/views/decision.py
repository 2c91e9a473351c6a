"""The decision on an award: the office proposes, the board confirms or refuses with a reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.people.queries import names_of
from nadi.together.pools.actions import decision as actions
from nadi.together.pools.forms.award import label_of
from nadi.together.pools.forms.decision import DecisionForm
from nadi.together.pools.models import Award, Pool
from nadi.together.pools.queries.award import award_in_force
from nadi.together.pools.queries.decision import abstaining, deciders, objections_of, winners_of
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.rules.totals import totals_may_be_read
from nadi.together.pools.sharing.page import methods_for
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, is_allowed, needs, why_not


@needs("pools.decision", get=pool_seen_by)
def decision(request: Request, pool: Pool) -> HttpResponse:
    """Show what is proposed or decided."""
    return decision_page(request, pool, None)


def decision_page(request: Request, pool: Pool, form: DecisionForm | None, status: int = 200) -> HttpResponse:
    """Draw the page, with the sums only for whom disclosure control allows them."""
    award = award_in_force(pool)
    context: dict[str, Any] = {
        "pool": pool,
        "award": award,
        "title": _("Decision"),
        "breadcrumbs": crumbs(pool, _("Decision")),
    }
    if award is not None:
        context |= about(request, award)
        given = form or DecisionForm(initial={"seen": award.uid})
        context["form"] = given if is_allowed(request.actor, "pools.confirm_award", pool) else None
    return render(request, "pools/decision/decision.html", context, status=status)


def about(request: Request, award: Award) -> dict[str, Any]:
    """Return what is shown of an award."""
    actor, pool = request.actor, award.pool
    hidden = totals_may_be_read(actor, pool)
    names = names_of([award.proposed_by, award.confirmed_by])
    methods = methods_for(award, with_names=False)
    return {
        "scenario_name": label_of(award.scenario),
        "sums_hidden": hidden,
        "winners": winners_of(award),
        "applied": next((one for one in methods if one.is_applied), None),
        "proposed_by": names.get(award.proposed_by, ""),
        "confirmed_by": names.get(award.confirmed_by, ""),
        "deciders": deciders(award),
        "abstaining": abstaining(award),
        "waits": pool.state == Pool.State.PROPOSED,
        "may_not": why_not(actor, "pools.confirm_award", pool) if actor.is_board else None,
        "may_withdraw": is_allowed(actor, "pools.withdraw_award", pool),
        "still_waiting": actions.why_not_agreed_yet(pool) if pool.state == Pool.State.AWARDED else None,
        "objections": objections_of(pool).count(),
    }


@needs("pools.confirm_award", get=pool_seen_by, verb=True)
def confirm_award(request: Request, pool: Pool) -> HttpResponse:
    """Confirm the proposal."""
    return decided(
        request, pool, actions.confirm_award, _("Confirmed. Bidders and members were told by mail.")
    )


@needs("pools.refuse_award", get=pool_seen_by, verb=True)
def refuse_award(request: Request, pool: Pool) -> HttpResponse:
    """Refuse the proposal."""
    return decided(request, pool, actions.refuse_award, _("Refused. The office was told and proposes anew."))


def decided(request: Request, pool: Pool, action: Callable[..., Award], told: str) -> HttpResponse:
    """Carry out the board's decision, or show the page again with what was typed."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return decision_page(request, pool, form, status=422)
    try:
        action(by=request.actor, pool=pool, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return decision_page(request, pool, form, status=409)
    messages.success(request, told)
    return redirect("pools.decision", pool.uid)


@needs("pools.withdraw_award", get=pool_seen_by, verb=True)
def withdraw_award(request: Request, pool: Pool) -> HttpResponse:
    """Let the office take its proposal back."""
    actions.withdraw_award(by=request.actor, pool=pool, seen=request.POST.get("seen", ""))
    messages.success(request, _("The proposal is withdrawn. Choose another scenario, or propose it anew."))
    return redirect("pools.scenarios", pool.uid)
