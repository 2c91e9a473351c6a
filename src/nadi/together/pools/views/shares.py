"""Shares: staff compare the rules by member, the board reads the certificate, a member answers its own."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.pools.actions import shares as actions
from nadi.together.pools.actions.decision import why_not_agreed_yet
from nadi.together.pools.forms.award import DeclineForm, label_of
from nadi.together.pools.models import Award, Pool, Share
from nadi.together.pools.queries.award import applied_shares, award_in_force, own_share
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.sharing.page import member_rows, methods_for, own_share_shown
from nadi.together.pools.sharing.small_members import small_members
from nadi.together.pools.sharing.walk_away import above_walk_away
from nadi.together.pools.views.award_tables import shares_sheet, shares_table
from nadi.together.pools.views.demand import kept_private
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs, why_not
from nadi.web.exports import KINDS, file_answer


@needs("pools.shares", get=pool_seen_by)
def shares(request: Request, pool: Pool) -> HttpResponse:
    """Show how the award in force is shared: to staff by member, to the board in totals."""
    award = award_in_force(pool)
    is_staff = request.actor.is_staff
    context: dict[str, Any] = {
        "pool": pool,
        "award": award,
        "title": _("Shares"),
        "breadcrumbs": crumbs(pool, _("Shares")),
    }
    if award is not None:
        methods = methods_for(award, with_names=is_staff)
        context |= {"methods": methods, "scenario_name": label_of(award.scenario)}
        context["applied"] = next((one for one in methods if one.is_applied), None)
        if is_staff:
            return shares_for_staff(request, award, context)
    return kept_private(render(request, "pools/shares_board.html", context))


def shares_for_staff(request: Request, award: Award, context: dict[str, Any]) -> HttpResponse:
    """Show every member's share; that staff read them is journalled."""
    pool, methods = award.pool, context["methods"]
    with transaction.atomic():
        record(by=request.actor, verb="pools.shares", subject=f"pool:{pool.uid}")
    rows = member_rows(award)
    kind = request.GET.get("format", "")
    if kind in KINDS:
        return file_answer(kind, shares_sheet(methods, rows, pool))
    shown = [one for one in methods if not one.refused]
    above = above_walk_away(applied_shares(award).select_related("sharing__award__scenario"))
    checks = (small_members(one.method, one.title, rows) for one in shown)
    context |= {
        "table": shares_table(shown, rows, pool.currency),
        "rows": rows,
        "small_members": [one for one in checks if one is not None],
        "above": [
            (one.participation.organisation, above[one.pk])
            for one in applied_shares(award)
            if one.pk in above
        ],
        "left_out": actions.left_out(award, timezone.now()),
        "still_waiting": why_not_agreed_yet(pool) if pool.state == Pool.State.AWARDED else None,
        "is_over": timezone.now() > award.answer_until,
        "all_accepted": all(row.state == Share.State.ACCEPTED for row in rows),
    }
    return kept_private(render(request, "pools/shares_staff.html", context))


@needs("pools.share", get=own_share)
def share(request: Request, own: Share) -> HttpResponse:
    """Show a company its own share."""
    return share_page(request, own, DeclineForm())


def share_page(request: Request, own: Share, form: DeclineForm, status: int = 200) -> HttpResponse:
    """Draw the page of one's own share."""
    award = own.sharing.award
    is_open = timezone.now() <= award.answer_until and award.pool.state == Pool.State.AWARDED
    context = {
        "pool": award.pool,
        "award": award,
        "own": own_share_shown(own),
        "above": above_walk_away([own]).get(own.pk, ()),
        "covered": actions.bound_of(own),
        "form": form,
        "is_open": is_open and own.state != Share.State.ACCEPTED,
        "may_not": why_not(request.actor, "pools.accept_share", own),
        "title": _("Your share"),
        "breadcrumbs": crumbs(award.pool, _("Your share")),
    }
    return kept_private(render(request, "pools/share.html", context, status=status))


@needs("pools.share", get=own_share)
def share_receipt(request: Request, own: Share) -> HttpResponse:
    """Hand a company the numbers from which it can recompute its share."""
    response = JsonResponse(own.receipt, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="share-{own.uid}.json"'
    return kept_private(response)


@needs("pools.accept_share", get=own_share, verb=True)
def accept_share(request: Request, own: Share) -> HttpResponse:
    """Bind the company to its share."""
    actions.accept_share(by=request.actor, share=own)
    messages.success(request, _("Accepted. Your company is bound to this share."))
    return redirect("pools.share", own.sharing.award.pool.uid)


@needs("pools.decline_share", get=own_share, verb=True)
def decline_share(request: Request, own: Share) -> HttpResponse:
    """Say no to a share, with a note."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return share_page(request, own, form, status=422)
    try:
        actions.decline_share(by=request.actor, share=own, note=form.cleaned_data["note"])
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return share_page(request, own, form, status=409)
    messages.success(request, _("Declined. The association was told and decides how it goes on."))
    return redirect("pools.share", own.sharing.award.pool.uid)
