"""Whether a pool reaches its minimum, and what staff do when it does not."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.pools.actions import minimum as actions
from nadi.together.pools.forms.joining import ExtensionForm
from nadi.together.pools.models import Line, Pool
from nadi.together.pools.queries.minimum import has_minimum, line_seen_by, shortfall
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs

CONFLICT = 409


@needs("pools.minimum", get=pool_seen_by)
def minimum(request: Request, pool: Pool) -> HttpResponse:
    """Show staff what is reached and what is missing."""
    later = (timezone.localtime() + timedelta(days=7)).replace(hour=18, minute=0, second=0, microsecond=0)
    return minimum_page(request, pool, ExtensionForm(initial={"until": later}))


@needs("pools.extend_demand", get=pool_seen_by, verb=True)
def extend_demand(request: Request, pool: Pool) -> HttpResponse:
    """Give members more time."""
    form = ExtensionForm(request.POST)
    if not form.is_valid():
        return minimum_page(request, pool, form)
    try:
        actions.extend_demand(by=request.actor, pool=pool, until=form.cleaned_data["until"])
    except Refused as refusal:
        form.add_error("until", str(refusal.sentence))
        return minimum_page(request, pool, form, status=CONFLICT)
    messages.success(request, _("The deadline is extended, and everybody is told by mail."))
    return redirect("pools.detail", pool.uid)


@needs("pools.leave_out_line", get=line_seen_by, verb=True)
def leave_out_line(request: Request, line: Line) -> HttpResponse:
    """Go on without a line."""
    actions.leave_out_line(by=request.actor, line=line)
    messages.success(request, _("The line is left out, and those who wanted it are told by mail."))
    return redirect("pools.minimum", line.pool.uid)


def minimum_page(request: Request, pool: Pool, form: ExtensionForm, status: int = 200) -> HttpResponse:
    """Show what is missing, with the two ways on."""
    found = shortfall(pool)
    context: dict[str, Any] = {
        "pool": pool,
        "form": form,
        "title": _("Minimum"),
        "breadcrumbs": crumbs(pool, _("Minimum")),
        "has_minimum": has_minimum(pool),
        "found": found,
        "is_over": timezone.now() >= pool.demand_until,
        "is_gathering": pool.state == Pool.State.GATHERING,
    }
    return render(request, "pools/minimum.html", context, status=status)
