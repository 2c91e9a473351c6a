"""Taking part in a pool: the agreement, an interest, the proofs of prices, leaving."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions import evidence as proofs
from nadi.together.pools.actions import joining as actions
from nadi.together.pools.forms.joining import AcceptanceForm, EvidenceForm, InterestForm
from nadi.together.pools.models import Evidence, Pool
from nadi.together.pools.queries.joining import (
    evidence_seen_by,
    name_of_person,
    own_evidence_for,
    own_part,
    terms_fingerprint,
)
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs, why_not
from nadi.web.files import file_response
from nadi.web.localized import localized

CONFLICT = 409


@needs("pools.join", get=pool_seen_by)
def join(request: Request, pool: Pool) -> HttpResponse:
    """Show the participation agreement, and to a representative the way to accept it."""
    part = own_part(pool, request.actor)
    interest = part.interest if part else ""
    form = AcceptanceForm(initial={"terms": terms_fingerprint(pool), "interest": interest})
    return join_page(request, pool, form)


def join_page(request: Request, pool: Pool, form: InterestForm, status: int = 200) -> HttpResponse:
    """Show the agreement, with what was accepted or may be."""
    part = own_part(pool, request.actor)
    accepted = part if part and part.left is None and part.accepted else None
    if accepted and isinstance(form, AcceptanceForm):
        form = InterestForm(initial={"interest": accepted.interest})
    context: dict[str, Any] = {
        "pool": pool,
        "title": _("Participation agreement"),
        "breadcrumbs": crumbs(pool, _("Participation agreement")),
        "form": form,
        "terms": localized(pool, "terms"),
        "accepted": accepted,
        "accepted_by": name_of_person(accepted.accepted_by) if accepted else "",
        "why_not": why_not(request.actor, "pools.accept_terms", pool),
        "is_open": actions.is_open(pool),
        "may_declare": pool.state not in actions.DECIDED,
    }
    response = render(request, "pools/join.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


@needs("pools.accept_terms", get=pool_seen_by, verb=True)
def accept_terms(request: Request, pool: Pool) -> HttpResponse:
    """Let a representative accept the agreement."""
    form = AcceptanceForm(request.POST)
    if not form.is_valid():
        return join_page(request, pool, form)
    terms, interest = form.cleaned_data["terms"], form.cleaned_data["interest"]
    try:
        part = actions.accept_terms(by=request.actor, pool=pool, terms=terms, interest=interest)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        form.data = {**request.POST.dict(), "terms": terms_fingerprint(pool)}
        return join_page(request, pool, form, status=CONFLICT)
    if part.demands.exists():
        messages.success(request, _("Your company takes part, and what it wants counts."))
        return redirect("pools.detail", pool.uid)
    messages.success(request, _("Your company takes part. Now say what it wants."))
    return redirect("pools.demand", pool.uid)


@needs("pools.declare_interest", get=pool_seen_by, verb=True)
def declare_interest(request: Request, pool: Pool) -> HttpResponse:
    """Let a representative say that the company has an interest in a vendor."""
    form = InterestForm(request.POST)
    if not form.is_valid():
        return join_page(request, pool, form)
    try:
        actions.declare_interest(by=request.actor, pool=pool, interest=form.cleaned_data["interest"])
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return join_page(request, pool, form, status=CONFLICT)
    messages.success(request, _("Saved."))
    return redirect("pools.join", pool.uid)


@needs("pools.leave", get=pool_seen_by, verb=True)
def leave(request: Request, pool: Pool) -> HttpResponse:
    """Let a company leave."""
    actions.leave_pool(by=request.actor, pool=pool)
    messages.success(request, _("Your company has left this pool. You can join again until the deadline."))
    return redirect("pools.detail", pool.uid)


@needs("pools.add_evidence", get=pool_seen_by)
def add_evidence(request: Request, pool: Pool) -> HttpResponse:
    """Take in a file that proves a price."""
    form = EvidenceForm(request.POST or None, request.FILES or None, pool=pool)
    if request.method == "POST" and form.is_valid():
        try:
            proofs.add_evidence(
                by=request.actor, pool=pool, line=form.chosen, upload=form.cleaned_data["file"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("The file is saved."))
            return redirect("pools.demand", pool.uid)
    title = _("Proof of a price")
    context = {
        "form": form,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "submit": _("Add the file"),
        "lede": _("An invoice or price list makes the saving believable. No other member sees it."),
    }
    return render(request, "web/forms/page.html", context)


@needs("pools.evidence", get=evidence_seen_by)
def evidence(request: Request, evidence: Evidence) -> HttpResponseBase:
    """Hand out a file; that the office read it is put on record first."""
    if evidence.participation.organisation_id != request.actor.organisation_id:
        proofs.note_reading_of_evidence(by=request.actor, evidence=evidence)
    return file_response(evidence.file)


@needs("pools.remove_evidence", get=own_evidence_for, verb=True)
def remove_evidence(request: Request, evidence: Evidence) -> HttpResponse:
    """Erase a file of one's own company."""
    pool = evidence.participation.pool
    proofs.remove_evidence(by=request.actor, evidence=evidence)
    messages.success(request, _("The file is removed."))
    return redirect("pools.demand", pool.uid)
