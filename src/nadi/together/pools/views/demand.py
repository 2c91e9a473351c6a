"""A member's own demand: entered, changed and read."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.together.pools.actions import demand as actions
from nadi.together.pools.actions import joining
from nadi.together.pools.actions.gathering import is_frozen
from nadi.together.pools.forms.demand import DemandForm, initial_of
from nadi.together.pools.models import Demand, Pool
from nadi.together.pools.queries.gathering import lines_of, own_demand
from nadi.together.pools.queries.joining import own_evidence, own_part, own_sites
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.gathering import crumbs
from nadi.together.pools.views.tables import own_table
from nadi.web.access import Actor, Refused, Request, needs

CONFLICT = 409


@needs("pools.demand", get=pool_seen_by)
def demand(request: Request, pool: Pool) -> HttpResponse:
    """Let a company enter, change and read its own demand."""
    stored = list(own_demand(request.actor, pool))
    if request.method == "POST":
        return save(request, pool, demand_form(request, pool, stored))
    if not joining.is_open(pool) or is_frozen(pool):
        return closed_page(request, pool, stored)
    return form_page(request, pool, demand_form(request, pool, stored))


def demand_form(request: Request, pool: Pool, stored: Sequence[Demand]) -> DemandForm:
    """Return the form, filled with what was typed, or with what is stored."""
    part = own_part(pool, request.actor)
    initial = {
        **initial_of(stored),
        "version": part.version if part else 0,
        "company": request.actor.organisation,
    }
    return DemandForm(
        request.POST if request.method == "POST" else None,
        pool=pool,
        lines=list(lines_of(pool)),
        sites=own_sites(request.actor, pool),
        initial=initial,
    )


def save(request: Request, pool: Pool, form: DemandForm) -> HttpResponse:
    """Save what was typed, or show it again with what is wrong; nothing typed is lost."""
    try:
        if not form.is_valid():
            joining.refuse_if_closed(pool)
            return form_page(request, pool, form)
        refuse_another_company(request.actor, form)
        version = form.cleaned_data["version"]
        wanted = form.wanted()
        actions.save_demand(by=request.actor, pool=pool, version=version, wanted=wanted)
    except joining.DemandClosed as refusal:
        messages.error(request, str(refusal.sentence))
        return closed_page(request, pool, list(own_demand(request.actor, pool)), form)
    except actions.DemandOvertaken as refusal:
        form.show_stored(own_demand(request.actor, pool), refusal.version)
        form.add_error(None, str(refusal.sentence))
        return form_page(request, pool, form, status=CONFLICT)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return form_page(request, pool, form, status=CONFLICT)
    messages.success(request, saved_words(len(wanted)))
    return redirect(next_page(request.actor, pool), pool.uid)


def next_page(actor: Actor, pool: Pool) -> str:
    """Lead a representative who has not accepted yet to the agreement: only then the demand counts."""
    part = own_part(pool, actor)
    is_bound = part is not None and part.accepted is not None
    return "pools.detail" if is_bound or not actor.may_bind else "pools.join"


def saved_words(quantities: int) -> str:
    """Say what was saved."""
    if not quantities:
        return _("Saved: your company wants nothing of this pool.")
    words = ngettext("Saved: %(n)s quantity.", "Saved: %(n)s quantities.", quantities)
    return words % {"n": quantities}


def refuse_another_company(actor: Actor, form: DemandForm) -> None:
    """Keep what was typed for one company from being saved for another, after a switch in another tab."""
    if form.cleaned_data["company"] != actor.organisation:
        raise Refused(
            _("You act for %(organisation)s now, but opened this page for another company. Switch back.")
            % {"organisation": actor.organisation_name}
        )


def form_page(request: Request, pool: Pool, form: DemandForm, status: int = 200) -> HttpResponse:
    """Show the form; what a company typed is kept in no cache."""
    context: dict[str, Any] = {
        "form": form,
        "pool": pool,
        "title": _("Your demand"),
        "breadcrumbs": crumbs(pool, _("Your demand")),
        "part": own_part(pool, request.actor),
        "evidence": own_evidence(request.actor, pool),
        "is_open": True,
    }
    return kept_private(render(request, "pools/demand.html", context, status=status))


def closed_page(
    request: Request, pool: Pool, stored: Sequence[Demand], form: DemandForm | None = None
) -> HttpResponse:
    """Show what counts, read-only, and beside it what came too late."""
    part = own_part(pool, request.actor)
    counts = part is not None and part.left is None and part.accepted is not None
    context: dict[str, Any] = {
        "pool": pool,
        "title": _("Your demand"),
        "breadcrumbs": crumbs(pool, _("Your demand")),
        "state": _("demand is closed"),
        "own": own_table(pool, stored if counts else []),
        "part": part,
        "evidence": own_evidence(request.actor, pool),
        "was_not_accepted": part is not None and part.left is None and part.accepted is None,
        "late": form.typed() if form else [],
    }
    response = render(request, "pools/demand_closed.html", context, status=CONFLICT if form else 200)
    return kept_private(response)


def kept_private(response: HttpResponse) -> HttpResponse:
    """Keep a page with one company's figures out of every cache."""
    response["Cache-Control"] = "no-store"
    return response
