"""A member's demand as an Excel workbook: fetched, filled in, sent back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions.demand import DemandOvertaken, save_demand
from nadi.together.pools.actions.joining import DemandClosed, is_open
from nadi.together.pools.demand_sheet import (
    Filled,
    Head,
    NotOurSheet,
    mistakes,
    read_sheet,
    unplaced,
    write_sheet,
)
from nadi.together.pools.forms.demand import DemandForm, UploadForm, texts_of
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.gathering import lines_of, own_demand
from nadi.together.pools.queries.joining import own_part, own_sites
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.demand import (
    CONFLICT,
    closed_page,
    demand_form,
    form_page,
    kept_private,
    next_page,
    saved_words,
)
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def head_for(request: Request, pool: Pool) -> Head:
    """Return for whom a workbook is made now."""
    part = own_part(pool, request.actor)
    return Head(pool=pool.uid, company=request.actor.organisation, version=part.version if part else 0)


def as_file(content: bytes, pool: Pool) -> HttpResponse:
    """Answer with a workbook that no cache keeps."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="demand-{pool.uid}.xlsx"'
    return kept_private(response)


@needs("pools.demand_sheet", get=pool_seen_by)
def demand_sheet(request: Request, pool: Pool) -> HttpResponse:
    """Hand out the sheet with what is stored."""
    form = demand_form(request, pool, list(own_demand(request.actor, pool)))
    return as_file(write_sheet(form, head_for(request, pool)), pool)


@needs("pools.upload_demand", get=pool_seen_by)
def upload_demand(request: Request, pool: Pool) -> HttpResponse:
    """Take in the filled sheet: what is right is saved, what is wrong comes back named by its cell."""
    upload = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not upload.is_valid():
        return upload_page(request, pool, upload)
    try:
        filled = read_sheet(upload.cleaned_data["file"])
        refuse_anothers(request, pool, filled.head)
    except NotOurSheet as error:
        upload.add_error("file", str(error))
        return upload_page(request, pool, upload)
    return save_sheet(request, pool, filled)


def refuse_anothers(request: Request, pool: Pool, head: Head) -> None:
    """Take only the sheet of this pool and this company."""
    if head.pool != pool.uid:
        raise NotOurSheet(_("This sheet belongs to another pool. Download the one of this pool."))
    if head.company != request.actor.organisation:
        raise NotOurSheet(
            _("This sheet was made for another company than %(organisation)s. Switch, or download it anew.")
            % {"organisation": request.actor.organisation_name}
        )


def save_sheet(request: Request, pool: Pool, filled: Filled) -> HttpResponse:
    """Save what is right of a sheet and show what is not; nothing typed is lost."""
    form = form_of(request, pool, filled.cells, filled.head.version)
    has_mistakes = not form.is_valid()
    wanted = form.salvaged(own_demand(request.actor, pool))
    try:
        save_demand(by=request.actor, pool=pool, version=filled.head.version, wanted=wanted)
    except DemandClosed as refusal:
        messages.error(request, str(refusal.sentence))
        return closed_page(request, pool, list(own_demand(request.actor, pool)), form)
    except DemandOvertaken as refusal:
        form.show_stored(own_demand(request.actor, pool), refusal.version)
        form.add_error(None, str(refusal.sentence))
        return form_page(request, pool, form, status=CONFLICT)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return form_page(request, pool, form, status=CONFLICT)
    strays = unplaced(filled, form)
    if has_mistakes or strays:
        return mistakes_page(request, pool, form, filled, len(wanted))
    messages.success(request, saved_words(len(wanted)))
    return redirect(next_page(request.actor, pool), pool.uid)


def form_of(request: Request, pool: Pool, cells: Any, version: int) -> DemandForm:
    """Return the form as if the cells were typed into it; what they leave out stands as stored."""
    data = QueryDict(mutable=True)
    stored = texts_of(own_demand(request.actor, pool))
    company = request.actor.organisation
    data.update({**stored, **cells, "version": str(version), "company": company})
    sites = own_sites(request.actor, pool)
    return DemandForm(data, pool=pool, lines=list(lines_of(pool)), sites=sites)


def mistakes_page(request: Request, pool: Pool, form: DemandForm, filled: Filled, saved: int) -> HttpResponse:
    """Show what was not saved, with a workbook of it marked."""
    strays = unplaced(filled, form)
    context: dict[str, Any] = {
        "pool": pool,
        "title": _("What was not saved"),
        "breadcrumbs": crumbs(pool, _("Your demand")),
        "saved": saved_words(saved),
        "mistakes": mistakes(form, filled.places),
        "strays": strays,
        "hidden": [(name, filled.cells[name]) for name in form.errors if name in filled.cells],
    }
    return kept_private(render(request, "pools/demand_mistakes.html", context))


def upload_page(request: Request, pool: Pool, form: UploadForm) -> HttpResponse:
    """Show how the sheet comes and goes."""
    context: dict[str, Any] = {
        "pool": pool,
        "form": form,
        "title": _("Your demand in Excel"),
        "breadcrumbs": crumbs(pool, _("Your demand in Excel")),
        "is_open": is_open(pool),
    }
    return kept_private(render(request, "pools/demand_sheet.html", context))


@needs("pools.marked_sheet", get=pool_seen_by, verb=True)
def marked_sheet(request: Request, pool: Pool) -> HttpResponse:
    """Hand the workbook back with what is stored, and every mistake marked where it stands."""
    typed = {name: str(text) for name, text in request.POST.items() if "-" in name}
    head = head_for(request, pool)
    form = form_of(request, pool, typed, head.version)
    form.is_valid()
    return as_file(write_sheet(form, head, request.POST.getlist("stray")), pool)
