"""Pages of agreements, orders and savings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements import actions, queries
from nadi.together.agreements.forms import CallOffForm, TermForm, year_from
from nadi.together.agreements.lists import AGREEMENTS, SAVINGS, savings_charts
from nadi.together.agreements.models import Addendum, CallOff, FrameworkAgreement
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.web.access import Actor, Refused, Request, is_allowed, needs


@needs("agreements.see")
def agreements(request: Request) -> HttpResponse:
    """List the agreements this reader may know of."""
    return AGREEMENTS.answer(request, queries.visible_to(request.actor))


@needs("agreements.see", get=queries.agreement_seen_by)
def detail(request: Request, agreement: FrameworkAgreement) -> HttpResponse:
    """Show an agreement: prices, what is left to order, orders so far; each reader its own part."""
    actor = request.actor
    addenda = list(queries.addenda_visible_to(actor).filter(agreement=agreement))
    orders = queries.call_offs_visible_to(actor).filter(addendum__in=addenda)
    own = next((one for one in addenda if one.organisation_id == actor.organisation_id), None)
    context = {
        "agreement": agreement,
        "lines": queries.lines_with_remaining(addenda).select_related("addendum__organisation"),
        "orders": orders,
        "own": own,
        "may_order": own is not None and is_allowed(actor, "agreements.call_off", own),
        "title": _("Agreement %(number)s") % {"number": agreement.number},
        "breadcrumbs": way_back(),
    }
    return render(request, "agreements/detail.html", context)


@needs("agreements.make", get=pool_seen_by)
def make(request: Request, pool: Pool) -> HttpResponse:
    """Make the agreements of an accepted award."""
    form = TermForm(request.POST or None, initial=year_from(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        made = actions.make_agreements(by=request.actor, pool=pool, **form.cleaned_data)
        messages.success(request, _("Agreements made: %(n)s.") % {"n": len(made)})
        return redirect("agreements.list")
    context = {"form": form, "pool": pool, "title": _("Make the agreements"), "breadcrumbs": way_back()}
    return render(request, "agreements/make.html", context, status=422 if form.errors else 200)


@needs("agreements.call_off", get=queries.own_addendum)
def call_off(request: Request, addendum: Addendum) -> HttpResponse:
    """Order under the company's addendum."""
    lines = list(queries.lines_with_remaining([addendum]))
    form = CallOffForm(request.POST or None, lines=lines)
    if request.method == "POST" and form.is_valid():
        try:
            order = actions.call_off(
                by=request.actor,
                addendum=addendum,
                quantities=form.quantities(),
                note=form.cleaned_data["note"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("Order %(number)s went to the vendor.") % {"number": order.number})
            return redirect("agreements.see_call_off", order.uid)
    context = {"form": form, "addendum": addendum, "title": _("New order"), "breadcrumbs": way_back()}
    return render(request, "agreements/call_off.html", context, status=422 if form.errors else 200)


@needs("agreements.see_call_off", get=queries.call_off_seen_by)
def see_call_off(request: Request, order: CallOff) -> HttpResponse:
    """Show an order and what comes next."""
    actor: Actor = request.actor
    is_own = order.addendum.organisation_id == actor.organisation_id
    context = {
        "order": order,
        "may_confirm": is_allowed(actor, "agreements.confirm_call_off", order),
        "may_cancel": is_own and is_allowed(actor, "agreements.cancel_call_off", order),
        "may_deliver": is_own and is_allowed(actor, "agreements.deliver_call_off", order),
        "saving": queries.savings_visible_to(actor).filter(call_off=order).first(),
        "title": _("Order %(number)s") % {"number": order.number},
        "breadcrumbs": way_back(),
    }
    return render(request, "agreements/see_call_off.html", context)


@needs("agreements.confirm_call_off", get=queries.call_off_seen_by, verb=True)
def confirm_call_off(request: Request, order: CallOff) -> HttpResponse:
    """The vendor will deliver."""
    actions.confirm_call_off(by=request.actor, order=order)
    messages.success(request, _("Confirmed; the member was told."))
    return redirect("agreements.see_call_off", order.uid)


@needs("agreements.cancel_call_off", get=queries.own_call_off, verb=True)
def cancel_call_off(request: Request, order: CallOff) -> HttpResponse:
    """The member takes an unconfirmed order back."""
    actions.cancel_call_off(by=request.actor, order=order)
    messages.success(request, _("The order is cancelled; its quantities are free again."))
    return redirect("agreements.see_call_off", order.uid)


@needs("agreements.deliver_call_off", get=queries.own_call_off, verb=True)
def deliver_call_off(request: Request, order: CallOff) -> HttpResponse:
    """The goods arrived."""
    actions.deliver_call_off(by=request.actor, order=order)
    messages.success(request, _("Received. What you saved by this order is in your savings."))
    return redirect("agreements.see_call_off", order.uid)


@needs("agreements.savings")
def savings(request: Request) -> HttpResponse:
    """Show the ledger from forecast to realised, drawn and listed."""
    sums = queries.sums_for(request.actor)
    rows = queries.savings_visible_to(request.actor)
    return SAVINGS.answer(request, rows, sums=sums, charts=savings_charts(sums))


def way_back() -> list[tuple[str, str]]:
    """Return the way back."""
    return [(_("Agreements"), reverse("agreements.list"))]
