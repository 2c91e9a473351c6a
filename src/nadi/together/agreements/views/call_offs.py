"""Pages of orders for the member, the office and a vendor with an account."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import call_offs as actions
from nadi.together.agreements.actions import deliveries, invoices
from nadi.together.agreements.forms.agreements import WordsForm
from nadi.together.agreements.forms.call_offs import ArrivalForm, CallOffForm, InvoiceForm
from nadi.together.agreements.models import Addendum, CallOff, Delivery
from nadi.together.agreements.order_book import order_book
from nadi.together.agreements.queries import call_offs as queries
from nadi.together.agreements.queries.agreements import lines_left, own_addendum
from nadi.together.agreements.queries.deliveries import delivery_seen_by, outstanding_of
from nadi.together.agreements.ubl import order_xml
from nadi.together.agreements.views.frame import Door, FormPage, signed_in
from nadi.together.agreements.views.order_page import currency_of, order_page
from nadi.web.access import Refused, Request, needs
from nadi.web.components.figures import money_text
from nadi.web.files import file_response
from nadi.web.forms import form_page, once


@needs("agreements.call_off", get=own_addendum)
@once
def call_off(request: Request, addendum: Addendum) -> HttpResponse:
    """Order under the company's addendum."""
    form = CallOffForm(request.POST or None, lines=lines_left([addendum]))
    if request.method == "POST" and form.is_valid():
        try:
            order = actions.call_off(
                by=request.actor,
                addendum=addendum,
                quantities=form.quantities(),
                note=form.cleaned_data["note"],
                wanted_on=form.cleaned_data["wanted_on"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("Order %(number)s went to the vendor.") % {"number": order.number})
            return redirect("agreements.see_call_off", order.uid)
    context = {
        "form": form,
        "addendum": addendum,
        "title": _("New order"),
        "breadcrumbs": signed_in(request).way_back(addendum.agreement),
    }
    return render(request, "agreements/call_off.html", context, status=422 if form.errors else 200)


@needs("agreements.see_call_off", get=queries.call_off_seen_by)
def see_call_off(request: Request, order: CallOff) -> HttpResponse:
    """Show an order and what comes next."""
    return order_page(request, order, signed_in(request))


def to_order(door: Door, order: CallOff) -> str:
    """Return the address of an order."""
    return door.to("agreements.see_call_off", order.uid)


def page_for(door: Door, order: CallOff, title: str, submit: str, says: str = "") -> FormPage:
    """Describe a page of one form about an order."""
    here = (_("Order %(number)s") % {"number": order.number}, to_order(door, order))
    return FormPage(
        title=title,
        says=says,
        submit=submit,
        back=to_order(door, order),
        breadcrumbs=[*door.way_back(order.addendum.agreement), here],
    )


def confirming(request: Request, order: CallOff, door: Door) -> HttpResponse:
    """The vendor will deliver."""
    actions.confirm_call_off(by=door.actor, order=order)
    messages.success(request, _("Confirmed; the member was told."))
    return redirect(to_order(door, order))


@needs("agreements.confirm_call_off", get=queries.call_off_seen_by, verb=True)
def confirm_call_off(request: Request, order: CallOff) -> HttpResponse:
    """The vendor will deliver."""
    return confirming(request, order, signed_in(request))


def rejecting(request: Request, order: CallOff, door: Door) -> HttpResponse:
    """The vendor cannot deliver, and says why."""
    form = WordsForm(request.POST or None, label=_("Reason"))
    page = page_for(
        door,
        order,
        _("The order cannot be delivered"),
        _("Reject the order"),
        _("The order ends, and the member may order its quantities again."),
    )

    def do() -> None:
        actions.reject_call_off(by=door.actor, order=order, because=form.cleaned_data["text"])
        messages.success(request, _("Rejected; the member was told why."))

    return form_page(request, page, form, do)


@needs("agreements.reject_call_off", get=queries.call_off_seen_by)
def reject_call_off(request: Request, order: CallOff) -> HttpResponse:
    """The vendor cannot deliver."""
    return rejecting(request, order, signed_in(request))


@needs("agreements.cancel_call_off", get=queries.own_call_off, verb=True)
def cancel_call_off(request: Request, order: CallOff) -> HttpResponse:
    """The member takes an unconfirmed order back."""
    actions.cancel_call_off(by=request.actor, order=order)
    messages.success(request, _("The order is cancelled; its quantities are free again."))
    return redirect("agreements.see_call_off", order.uid)


@needs("agreements.deliver_call_off", get=queries.own_call_off, verb=True)
def deliver_call_off(request: Request, order: CallOff) -> HttpResponse:
    """Everything that was still to come arrived."""
    deliveries.deliver_call_off(by=request.actor, order=order)
    messages.success(request, _("Received. What you saved by this order is in your savings."))
    return redirect("agreements.see_call_off", order.uid)


@needs("agreements.deliver_call_off", get=queries.own_call_off)
def receive_call_off(request: Request, order: CallOff) -> HttpResponse:
    """A part arrived, or there is evidence to keep."""
    form = ArrivalForm(
        request.POST or None, request.FILES or None, order=order, outstanding=outstanding_of(order)
    )
    page = page_for(
        signed_in(request),
        order,
        _("What arrived"),
        _("Save what arrived"),
        _("Everything still to come is filled in. Change what arrived less, empty what did not arrive."),
    )

    def do() -> None:
        deliveries.deliver_call_off(by=request.actor, order=order, arrival=form.arrival())
        messages.success(request, _("Saved. What you saved by this delivery is in your savings."))

    return form_page(request, page, form, do)


@needs("agreements.finish_call_off", get=queries.call_off_seen_by)
def finish_call_off(request: Request, order: CallOff) -> HttpResponse:
    """The rest will not come."""
    form = WordsForm(request.POST or None, label=_("Reason"))
    page = page_for(
        signed_in(request),
        order,
        _("The rest will not come"),
        _("End the order"),
        _("What did not arrive may be ordered again. Both sides are told."),
    )

    def do() -> None:
        deliveries.finish_call_off(by=request.actor, order=order, because=form.cleaned_data["text"])
        messages.success(request, _("The order is ended."))

    return form_page(request, page, form, do)


def invoicing(request: Request, order: CallOff, door: Door) -> HttpResponse:
    """Note the invoice, and warn when it is not what arrived."""
    currency = currency_of(order)
    initial: dict[str, Any] = {
        "number": order.invoice_number,
        "day": order.invoice_date,
        "amount": order.invoice_amount,
    }
    form = InvoiceForm(request.POST or None, currency=currency, initial=initial)

    def do() -> None:
        excess = invoices.note_invoice(by=door.actor, order=order, invoice=form.invoice())
        if excess:
            messages.warning(
                request,
                _("Noted. The invoice differs by %(amount)s from what arrived at the ordered prices.")
                % {"amount": money_text(excess, currency)},
            )
        else:
            messages.success(request, _("Noted. The invoice is what arrived at the ordered prices."))

    page = page_for(door, order, _("The invoice"), _("Save the invoice"))
    return form_page(request, page, form, do)


@needs("agreements.note_invoice", get=queries.call_off_seen_by)
def note_invoice(request: Request, order: CallOff) -> HttpResponse:
    """Note the invoice of an order."""
    return invoicing(request, order, signed_in(request))


@needs("agreements.see_call_off", get=delivery_seen_by)
def evidence(request: Request, delivery: Delivery) -> FileResponse:
    """Hand out the evidence of a delivery."""
    assert delivery.evidence is not None
    return file_response(delivery.evidence)


def as_file(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Answer with a file to keep."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def ubl_file(order: CallOff) -> HttpResponse:
    """Answer with the order for the vendor's software."""
    return as_file(order_xml(order), f"order-{order.number}.xml", "application/xml")


@needs("agreements.see_call_off", get=queries.call_off_seen_by)
def call_off_ubl(request: Request, order: CallOff) -> HttpResponse:
    """Hand out the order as UBL 2.1."""
    return ubl_file(order)


@needs("agreements.see_call_off", get=queries.call_off_seen_by)
def call_off_xlsx(request: Request, order: CallOff) -> HttpResponse:
    """Hand out the order as a workbook."""
    return order_book(order)
