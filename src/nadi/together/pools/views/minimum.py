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
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.minimum import Shortfall, has_minimum, shortfall
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.units import unit_name
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs
from nadi.web.components.figures import quantity
from nadi.web.components.tables import Column, Row, Table
from nadi.web.localized import localized

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
        "lines": lines_below(found),
        "is_gathering": pool.state == Pool.State.GATHERING,
    }
    return render(request, "pools/minimum.html", context, status=status)


def lines_below(found: Shortfall) -> Table:
    """Return the lines whose pooled quantity is too small."""
    columns = [Column(label=_("Item")), Column(label=_("Reached"), numeric=True)]
    columns += [Column(label=_("Needed"), numeric=True)]
    rows = [
        Row(
            cells=[
                localized(below.line),
                quantity(below.reached, str(unit_name(below.line.unit))),
                quantity(below.needed, str(unit_name(below.line.unit))),
            ]
        )
        for below in found.lines
    ]
    return Table(caption=_("Lines below their minimum"), columns=columns, rows=rows)
