"""Preparing a pool: the draft, its rules, its agreement, and opening it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.together.pools.actions import preparing as actions
from nadi.together.pools.actions.copying import copy_pool
from nadi.together.pools.forms.gathering import PoolForm
from nadi.together.pools.forms.preparing import InviteForm, RulesForm, TermsForm, initial_rules
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.gathering import crumbs, usual_deadline
from nadi.web.access import Refused, Request, needs
from nadi.web.forms import Form, once


def form_page(request: Request, pool: Pool, form: Form, title: str, lede: str) -> HttpResponse:
    """Show a form of a draft."""
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "lede": lede,
        "breadcrumbs": crumbs(pool, title),
        "submit": _("Save"),
        "cancel_url": reverse("pools.detail", args=[pool.uid]),
    }
    return render(request, "web/forms/page.html", context)


@needs("pools.prepare")
@once
def prepare(request: Request) -> HttpResponse:
    """Begin a pool."""
    form = PoolForm(request.POST or None, initial={"demand_until": usual_deadline()})
    if request.method == "POST" and form.is_valid():
        fixed = {name: form.cleaned_data[name] for name in ("currency", "method")}
        try:
            pool = actions.prepare_pool(by=request.actor, description=form.description(), **fixed)
        except Refused as refusal:
            form.add_error("demand_until", str(refusal.sentence))
        else:
            messages.success(request, _("The draft is saved; no member sees it yet. Now say what is wanted."))
            return redirect("pools.edit_lines", pool.uid)
    way = [(_("Pools"), reverse("pools.list")), (_("Prepare a pool"), "")]
    context = {"form": form, "title": _("Prepare a pool"), "breadcrumbs": way, "submit": _("Save the draft")}
    return render(request, "pools/prepare.html", context)


@needs("pools.edit_rules", get=pool_seen_by)
def edit_rules(request: Request, pool: Pool) -> HttpResponse:
    """Set who may join and how the pool is shared, decided and delivered."""
    form = RulesForm(request.POST or None, initial=initial_rules(actions.rules_of(pool)))
    if request.method == "POST" and form.is_valid():
        actions.set_rules(by=request.actor, pool=pool, rules=form.rules())
        messages.success(request, _("The rules are saved."))
        return redirect("pools.detail", pool.uid)
    title = _("Rules of the pool")
    context = {"form": form, "pool": pool, "title": title, "breadcrumbs": crumbs(pool, title)}
    return render(request, "pools/rules.html", context)


@needs("pools.invite", get=pool_seen_by)
def invite(request: Request, pool: Pool) -> HttpResponse:
    """Invite further members."""
    form = InviteForm(request.POST or None, pool=pool)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_members(by=request.actor, pool=pool, uids=form.cleaned_data["members"])
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("They are invited, and told by mail."))
            return redirect("pools.detail", pool.uid)
    lede = _("They see the pool from now on and may take part until the deadline.")
    return form_page(request, pool, form, _("Invite members"), lede)


@needs("pools.edit_terms", get=pool_seen_by)
def edit_terms(request: Request, pool: Pool) -> HttpResponse:
    """Change the participation agreement."""
    initial = {"terms": pool.terms, "terms_local": pool.terms_local}
    form = TermsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_terms(by=request.actor, pool=pool, **form.cleaned_data)
        messages.success(request, _("The participation agreement is saved."))
        return redirect("pools.detail", pool.uid)
    lede = _("A representative of each company accepts these words before its demand counts.")
    return form_page(request, pool, form, _("Participation agreement"), lede)


@needs("pools.terms", get=pool_seen_by)
def terms(request: Request, pool: Pool) -> HttpResponse:
    """Show the participation agreement."""
    title = _("Participation agreement")
    context = {"pool": pool, "title": title, "breadcrumbs": crumbs(pool, title)}
    return render(request, "pools/terms.html", context)


@needs("pools.copy", get=pool_seen_by, verb=True)
@once
def copy(request: Request, pool: Pool) -> HttpResponse:
    """Make a draft after the model of this pool."""
    made = copy_pool(by=request.actor, pool=pool)
    messages.success(
        request, _("A draft is made after that pool, without anybody's demand. Check its dates.")
    )
    return redirect("pools.edit", made.uid)


@needs("pools.open", get=pool_seen_by, verb=True)
def open_pool(request: Request, pool: Pool) -> HttpResponse:
    """Open the pool to those who may join."""
    actions.open_pool(by=request.actor, pool=pool)
    messages.success(request, _("The pool is open, and those who may join are told by mail."))
    return redirect("pools.detail", pool.uid)
