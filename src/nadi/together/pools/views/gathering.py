"""Pages of a pool from its opening to closed demand: the list, the pool itself, and what staff do."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.pools.actions import gathering as actions
from nadi.together.pools.actions.lines import set_lines
from nadi.together.pools.forms.gathering import DescriptionForm, LineRows, lines_typed, rows_from
from nadi.together.pools.models import Pool
from nadi.together.pools.progress import progress_shown
from nadi.together.pools.queries import gathering as queries
from nadi.together.pools.queries.attachments import files_of
from nadi.together.pools.queries.competition import competition_state, pooled_spend
from nadi.together.pools.queries.invited import invited_to
from nadi.together.pools.queries.pages import pages_of
from nadi.together.pools.queries.pools import pool_seen_by, visible_to
from nadi.together.pools.queries.preparing import pieces_of
from nadi.together.pools.queries.standing import Standing, next_step, standing, state_words, with_standing
from nadi.together.pools.sharing.method_words import METHOD_WORDS
from nadi.together.pools.views.competition_words import words_of
from nadi.together.pools.views.lists import pool_list, searchable
from nadi.together.pools.views.tables import (
    joined_table,
    lines_table,
    member_tables,
    own_table,
    published_table,
    totals_table,
)
from nadi.web.access import Actor, Refused, Request, is_allowed, needs
from nadi.web.localized import localized

CHANGEABLE = (Pool.State.DRAFT, Pool.State.GATHERING)


def crumbs(pool: Pool, here: str = "") -> list[tuple[str, str]]:
    """Return the way to a page of a pool."""
    way = [(_("Pools"), reverse("pools.list"))]
    if not here:
        return [*way, (localized(pool, "title"), "")]
    return [*way, (localized(pool, "title"), reverse("pools.detail", args=[pool.uid])), (here, "")]


def usual_deadline() -> datetime:
    """Return what stands in the form at first: the end of a working day in two weeks."""
    return (timezone.localtime() + timedelta(days=14)).replace(hour=18, minute=0, second=0, microsecond=0)


@needs("pools.see")
def list_pools(request: Request) -> HttpResponse:
    """Show the pools, with what waits for the reader in each."""
    rows = with_standing(searchable(visible_to(request.actor)), request.actor)
    if request.actor.is_staff:
        taking_part = Q(participations__left=None, participations__accepted__isnull=False)
        rows = rows.annotate(companies=Count("participations", filter=taking_part))
    return pool_list(request.actor, timezone.now()).answer(request, rows)


@needs("pools.edit", get=pool_seen_by)
def edit(request: Request, pool: Pool) -> HttpResponse:
    """Change what is said about a pool, and its deadline."""
    initial = {name: getattr(pool, name) for name in DescriptionForm.base_fields}
    form = DescriptionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_pool(by=request.actor, pool=pool, description=form.description())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("Saved."))
            return redirect("pools.detail", pool.uid)
    title = _("Description and deadline")
    context = {"form": form, "title": title, "breadcrumbs": crumbs(pool, title), "submit": _("Save")}
    return render(request, "web/forms/page.html", context)


@needs("pools.edit_lines", get=pool_seen_by)
def edit_lines(request: Request, pool: Pool) -> HttpResponse:
    """Change the lines of a pool."""
    wanted = queries.companies_wanting(pool)
    stored = list(queries.lines_of(pool).prefetch_related("known_breaks"))
    free = [line for line in stored if line.pk not in wanted]
    rows = LineRows(request.POST or None, initial=rows_from(free))
    if request.method == "POST" and rows.is_valid():
        try:
            set_lines(by=request.actor, pool=pool, lines=lines_typed(rows))
        except Refused as refusal:
            messages.error(request, str(refusal.sentence))
        else:
            messages.success(request, _("The lines are saved."))
            return redirect("pools.edit_lines" if "more" in request.POST else "pools.detail", pool.uid)
    fixed = [line for line in stored if line.pk in wanted]
    context = {
        "rows": rows,
        "pool": pool,
        "title": _("Lines"),
        "breadcrumbs": crumbs(pool, _("Lines")),
        "fixed": lines_table(pool, fixed, request.actor) if fixed else None,
    }
    return render(request, "pools/lines.html", context)


@needs("pools.see", get=pool_seen_by)
def detail(request: Request, pool: Pool) -> HttpResponse:
    """Show a pool to this reader: where it stands, what comes next, what is wanted, and their own part."""
    actor, now = request.actor, timezone.now()
    own = standing(actor, pool)
    context: dict[str, Any] = {
        "pool": pool,
        "title": localized(pool, "title"),
        "breadcrumbs": crumbs(pool),
        "tabs": pages_of(actor, pool, own),
        "steps": queries.steps_of(pool),
        "state": state_words(pool, own, now),
        "next": next_step(actor, pool, own, now),
        "standing": own,
        "cancelled_because": queries.reason_of_cancelling(pool),
        "files": files_of(pool),
        "progress": progress_shown(pool) if pool.state == Pool.State.GATHERING else [],
        "places": [place.town for place in pool.delivery_places.all()],
        "may_copy": is_allowed(actor, "pools.copy", pool) and own.has_lines,
        "method_words": METHOD_WORDS[pool.method],
        "lines": lines_table(pool, list(queries.lines_of(pool).prefetch_related("known_breaks")), actor),
        "accepts_demand": pool.state == Pool.State.GATHERING
        and now < pool.demand_until
        and not own.is_frozen,
        "can_edit": actor.is_staff and pool.state in CHANGEABLE and not own.is_frozen,
        "can_cancel": actor.is_staff
        and pool.origin == Pool.Origin.OWN
        and pool.state not in {Pool.State.AGREED, Pool.State.CANCELLED},
    }
    context |= for_reader(actor, pool, own)
    return render(request, "pools/detail.html", context)


def for_reader(actor: Actor, pool: Pool, own: Standing) -> dict[str, Any]:
    """Return what a pool shows to the office, to others, and to a company that takes part."""
    shown: dict[str, Any] = {}
    if pool.origin == Pool.Origin.OCDS:
        shown["published"] = published_table(pool, queries.published_awards(pool))
    elif not actor.is_staff:
        shown["companies"] = queries.companies_joined(pool)
    elif pool.state == Pool.State.DRAFT:
        shown["pieces"] = [(one, reverse(one.page, args=[pool.uid])) for one in pieces_of(pool)]
    else:
        shown["joined"] = joined_table(queries.takes_part(pool))
        shown["checks"] = [(one, words_of(one)) for one in competition_state(pool).categories]
    if actor.is_staff and pool.audience == Pool.Audience.CHOSEN:
        shown["invited"] = [localized(one) for one in invited_to(pool)]
        shown["may_invite"] = is_allowed(actor, "pools.invite", pool)
    if actor.is_member and own.has_joined:
        shown["own"] = own_table(pool, list(queries.own_demand(actor, pool)))
    return shown


@needs("pools.overview", get=pool_seen_by)
def overview(request: Request, pool: Pool) -> HttpResponse:
    """Show staff every member's demand; that it was read is journalled first."""
    actions.note_reading(by=request.actor, pool=pool)
    demands = queries.demand_of_all(pool)
    own = standing(request.actor, pool)
    context = {
        "pool": pool,
        "title": _("Demand"),
        "breadcrumbs": crumbs(pool, _("Demand")),
        "totals": totals_table(queries.line_totals(pool, demands)),
        "members": member_tables(pool, queries.member_demands(pool, demands)),
        "has_demand": bool(demands),
        "large_spend": [one for one in pooled_spend(pool, demands) if one.is_large],
        "is_early": timezone.now() < pool.demand_until,
        "can_close": pool.state == Pool.State.GATHERING and not own.is_frozen,
    }
    response = render(request, "pools/overview.html", context)
    response["Cache-Control"] = "no-store"
    return response


@needs("pools.close_demand", get=pool_seen_by, verb=True)
def close_demand(request: Request, pool: Pool) -> HttpResponse:
    """Close the demand."""
    confirmed = request.POST.get("confirm") == "yes"
    actions.close_demand(by=request.actor, pool=pool, is_early_confirmed=confirmed)
    messages.success(request, _("The demand is closed. Next, ask vendors."))
    return redirect("pools.detail", pool.uid)


@needs("pools.cancel", get=pool_seen_by, verb=True)
def cancel(request: Request, pool: Pool) -> HttpResponse:
    """Cancel a pool."""
    actions.cancel_pool(by=request.actor, pool=pool, reason=request.POST.get("reason", ""))
    messages.success(request, _("The pool is cancelled."))
    return redirect("pools.detail", pool.uid)
