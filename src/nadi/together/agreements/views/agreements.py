"""Pages of agreements for people with an account."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import addenda as addendum_actions
from nadi.together.agreements.actions import agreements as actions
from nadi.together.agreements.forms.agreements import TermForm, WordsForm, year_from
from nadi.together.agreements.links import agreement_behind
from nadi.together.agreements.lists import AGREEMENTS
from nadi.together.agreements.models import Addendum, FrameworkAgreement
from nadi.together.agreements.queries import agreements as queries
from nadi.together.agreements.queries.attainment import lags_behind
from nadi.together.agreements.queries.call_offs import call_offs_visible_to
from nadi.together.agreements.queries.competitions import asked_of, competitions_visible_to
from nadi.together.agreements.queries.ratings import rating_shown_to
from nadi.together.agreements.views.frame import (
    Door,
    FormPage,
    in_vendors_language,
    linked,
    signed_in,
    way_back,
)
from nadi.together.agreements.views.terms import quotes_asked, terms_of
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.web.access import Actor, Request, by_link, is_allowed, needs
from nadi.web.forms import form_page


@needs("agreements.see")
def agreements(request: Request) -> HttpResponse:
    """List the agreements this reader may know of."""
    return AGREEMENTS.answer(request, queries.visible_to(request.actor))


def shown(agreement: FrameworkAgreement, door: Door) -> dict[str, Any]:
    """Return what the page of an agreement shows, each reader its own part."""
    actor = door.actor
    addenda = list(queries.addenda_visible_to(actor).filter(agreement=agreement))
    orders = call_offs_visible_to(actor).filter(addendum__agreement=agreement)
    own = next((one for one in addenda if one.organisation_id == actor.organisation_id), None)
    return {
        "agreement": agreement,
        "currency": agreement.award.pool.currency,
        "lines": queries.lines_left(addenda),
        "orders": [(order, door.to("agreements.see_call_off", order.uid)) for order in orders],
        "own": own,
        "left_by": [one for one in addenda if one.withdrawn],
        "is_staff": actor.is_staff,
        "breaks": agreement.breaks.select_related("line"),
        "discounts": agreement.discounts.all(),
        "lags": lags_behind(agreement),
        "rating": rating_shown_to(actor, agreement.vendor_id),
        **terms_of(agreement, door),
        "title": _("Agreement %(number)s") % {"number": agreement.number},
    }


@needs("agreements.see", get=queries.agreement_seen_by)
def detail(request: Request, agreement: FrameworkAgreement) -> HttpResponse:
    """Show an agreement: prices, what is left to order, orders so far; each reader its own part."""
    actor, door = request.actor, signed_in(request)
    context = shown(agreement, door)
    own: Addendum | None = context["own"]
    is_vendor = agreement.vendor_id == actor.organisation_id
    competitions = competitions_visible_to(actor).filter(participation__pool=agreement.award.pool)
    context |= {
        "may_order": may_order(actor, own),
        "own_may_bind": actor.may_bind,
        "may_leave": own is not None and is_allowed(actor, "agreements.withdraw", own),
        "may_terminate": is_allowed(actor, "agreements.terminate", agreement),
        "may_renew": is_allowed(actor, "agreements.renew_link", agreement),
        "competitions": competitions if own or actor.is_staff else [],
        "asked": quotes_asked(asked_of(agreement), agreement, door) if is_vendor else [],
        "breadcrumbs": way_back(),
    }
    return render(request, "agreements/detail.html", context)


def may_order(actor: Actor, own: Addendum | None) -> bool:
    """Tell whether to offer an order to this reader today."""
    if own is None or own.withdrawn or own.agreement.state != FrameworkAgreement.State.ACTIVE:
        return False
    return is_allowed(actor, "agreements.call_off", own)


@by_link(agreement_behind)
@in_vendors_language
def by_vendors_link(request: Request, agreement: FrameworkAgreement, token: str) -> HttpResponse:
    """Show the vendor its agreement without an account."""
    door = linked(agreement, token)
    context = shown(agreement, door)
    context["asked"] = quotes_asked(asked_of(agreement), agreement, door)
    return render(request, "agreements/detail.html", context)


@needs("agreements.make", get=pool_seen_by)
def make(request: Request, pool: Pool) -> HttpResponse:
    """Make the agreements of an accepted award."""
    form = TermForm(request.POST or None, initial=year_from(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        made = actions.make_agreements(
            by=request.actor,
            pool=pool,
            starts=form.cleaned_data["starts"],
            ends=form.cleaned_data["ends"],
            terms=form.terms(),
        )
        messages.success(request, _("Agreements made: %(n)s.") % {"n": len(made)})
        return redirect("agreements.list")
    context = {"form": form, "pool": pool, "title": _("Make the agreements"), "breadcrumbs": way_back()}
    return render(request, "agreements/make.html", context, status=422 if form.errors else 200)


@needs("agreements.terminate", get=queries.agreement_of_side)
def terminate(request: Request, agreement: FrameworkAgreement) -> HttpResponse:
    """End an agreement before its last day."""
    door = signed_in(request)
    form = WordsForm(request.POST or None, label=_("Reason"))
    page = FormPage(
        title=_("Terminate the agreement"),
        says=_("Nothing more is ordered under it from now on. Orders made before stay as they are."),
        submit=_("Terminate"),
        back=door.home(agreement),
        breadcrumbs=door.way_back(agreement),
    )

    def do() -> None:
        actions.terminate_agreement(by=request.actor, agreement=agreement, because=form.cleaned_data["text"])
        messages.success(request, _("The agreement is terminated; the vendor and the members were told."))

    return form_page(request, page, form, do)


@needs("agreements.withdraw", get=queries.own_addendum)
def withdraw(request: Request, addendum: Addendum) -> HttpResponse:
    """Let the company leave an agreement."""
    door = signed_in(request)
    form = WordsForm(request.POST or None, label=_("Reason"))
    page = FormPage(
        title=_("Leave the agreement"),
        says=_("Your company orders nothing more under it. Orders made before stay as they are."),
        submit=_("Leave the agreement"),
        back=door.home(addendum.agreement),
        breadcrumbs=door.way_back(addendum.agreement),
    )

    def do() -> None:
        addendum_actions.withdraw_addendum(
            by=request.actor, addendum=addendum, because=form.cleaned_data["text"]
        )
        messages.success(request, _("Your company has left the agreement; the vendor was told."))

    return form_page(request, page, form, do)


@needs("agreements.renew_link", get=queries.agreement_of_side, verb=True)
def renew_link(request: Request, agreement: FrameworkAgreement) -> HttpResponse:
    """Send the vendor a new link."""
    actions.renew_link(by=request.actor, agreement=agreement)
    messages.success(request, _("A new link went to the vendor; the one before no longer works."))
    return redirect(reverse("agreements.detail", args=[agreement.uid]))
