"""Pages of orders."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import call_offs as actions
from nadi.together.agreements.forms.call_offs import CallOffForm
from nadi.together.agreements.models import Addendum, CallOff
from nadi.together.agreements.queries import call_offs as queries
from nadi.together.agreements.queries.agreements import lines_with_remaining, own_addendum
from nadi.together.agreements.queries.savings import savings_visible_to
from nadi.together.agreements.views.frame import way_back
from nadi.web.access import Actor, Refused, Request, is_allowed, needs


@needs("agreements.call_off", get=own_addendum)
def call_off(request: Request, addendum: Addendum) -> HttpResponse:
    """Order under the company's addendum."""
    lines = list(lines_with_remaining([addendum]))
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
        "saving": savings_visible_to(actor).filter(call_off=order).first(),
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
