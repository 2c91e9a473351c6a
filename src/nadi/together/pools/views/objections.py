"""Objections: a vendor raises one by its link during the stand-still, the office answers it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions import objections as actions
from nadi.together.pools.forms.decision import ObjectionAnswerForm, ObjectionForm
from nadi.together.pools.models import Objection, Pool, RequestForQuotation
from nadi.together.pools.queries.award import award_in_force, confirmed_award
from nadi.together.pools.queries.decision import objection_seen_by, objections_of
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.queries.tender import request_behind
from nadi.together.pools.views.gathering import crumbs
from nadi.together.pools.views.rfq import in_vendors_language
from nadi.web.access import Refused, Request, by_link, needs


@by_link(request_behind)
@in_vendors_language
def object_to_award(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Let a vendor object, and show it what became of its objections."""
    form = ObjectionForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.raise_objection(request=asked, text=form.cleaned_data["text"])
            except Refused as refusal:
                form.add_error(None, str(refusal.sentence))
                status = 409
            else:
                messages.success(
                    request, _("Your objection is taken down. No agreement is made before its answer.")
                )
                return redirect("pools.object", token)
    refused = actions.why_not_object(asked)
    context: dict[str, Any] = {
        "pool": asked.pool,
        "token": token,
        "award": confirmed_award(asked.pool),
        "own": Objection.objects.filter(request=asked).order_by("-raised", "-pk"),
        "form": form if refused is None or form.is_bound else None,
        "refused": refused,
        "title": _("Object to the award"),
    }
    return render(request, "pools/objections/link.html", context, status=status)


@needs("pools.objections", get=pool_seen_by)
def objections(request: Request, pool: Pool) -> HttpResponse:
    """Show what vendors object to."""
    context = {
        "pool": pool,
        "award": award_in_force(pool),
        "objections": objections_of(pool),
        "may_answer": request.actor.is_staff,
        "title": _("Objections"),
        "breadcrumbs": crumbs(pool, _("Objections")),
    }
    return render(request, "pools/objections/list.html", context)


@needs("pools.answer_objection", get=objection_seen_by)
def answer_objection(request: Request, objection: Objection) -> HttpResponse:
    """Answer an objection."""
    form, status = ObjectionAnswerForm(request.POST or None), 200
    pool = objection.award.pool
    if request.method == "POST":
        status = 422
        if form.is_valid():
            is_upheld = form.cleaned_data["is_upheld"] == "yes"
            answer = form.cleaned_data["answer"]
            try:
                actions.answer_objection(
                    by=request.actor, objection=objection, is_upheld=is_upheld, answer=answer
                )
            except Refused as refusal:
                form.add_error(None, str(refusal.sentence))
                status = 409
            else:
                messages.success(request, _("Answered. The vendor was told by mail."))
                return redirect("pools.objections", pool.uid)
    context = {
        "pool": pool,
        "objection": objection,
        "form": form,
        "title": _("Answer an objection"),
        "breadcrumbs": crumbs(pool, _("Objections")),
    }
    return render(request, "pools/objections/answer.html", context, status=status)
