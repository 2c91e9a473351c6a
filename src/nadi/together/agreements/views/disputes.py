"""Pages of disputes and ratings."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import disputes as actions
from nadi.together.agreements.actions.ratings import rate_vendor
from nadi.together.agreements.forms.agreements import WordsForm
from nadi.together.agreements.forms.call_offs import RatingForm
from nadi.together.agreements.models import CallOff, Dispute
from nadi.together.agreements.queries import call_offs as queries
from nadi.together.agreements.queries.ratings import rating_of
from nadi.together.agreements.views.call_offs import page_for
from nadi.together.agreements.views.frame import Door, signed_in
from nadi.together.agreements.views.order_page import open_dispute_of
from nadi.web.access import Refused, Request, needs
from nadi.web.forms import form_page


@needs("agreements.open_dispute", get=queries.own_call_off)
def open_dispute(request: Request, order: CallOff) -> HttpResponse:
    """Say what is wrong with an order."""
    form = WordsForm(request.POST or None, label=_("What is wrong"))
    page = page_for(
        signed_in(request),
        order,
        _("Dispute the order"),
        _("Open the dispute"),
        _("The vendor and the office read it; the vendor answers."),
    )

    def do() -> None:
        actions.open_dispute(by=request.actor, order=order, text=form.cleaned_data["text"])
        messages.success(request, _("The vendor was told and answers here."))

    return form_page(request, page, form, do)


def open_one(order: CallOff) -> Dispute:
    """Return the open dispute, or refuse."""
    dispute = open_dispute_of(order)
    if dispute is None:
        raise Refused(_("No dispute about this order is open."))
    return dispute


def answering(request: Request, order: CallOff, door: Door) -> HttpResponse:
    """The vendor answers."""
    dispute = open_one(order)
    form = WordsForm(request.POST or None, label=_("Your answer"), initial={"text": dispute.answer})
    page = page_for(door, order, _("Answer the dispute"), _("Send the answer"), dispute.text)

    def do() -> None:
        actions.answer_dispute(by=door.actor, dispute=dispute, answer=form.cleaned_data["text"])
        messages.success(request, _("The member was told."))

    return form_page(request, page, form, do)


@needs("agreements.answer_dispute", get=queries.call_off_seen_by)
def answer_dispute(request: Request, order: CallOff) -> HttpResponse:
    """Answer a dispute."""
    return answering(request, order, signed_in(request))


@needs("agreements.close_dispute", get=queries.call_off_seen_by)
def close_dispute(request: Request, order: CallOff) -> HttpResponse:
    """Say how a dispute was settled."""
    dispute = open_one(order)
    form = WordsForm(request.POST or None, label=_("How it was settled"))
    page = page_for(signed_in(request), order, _("Close the dispute"), _("Close it"), dispute.text)

    def do() -> None:
        actions.close_dispute(by=request.actor, dispute=dispute, outcome=form.cleaned_data["text"])
        messages.success(request, _("The dispute is closed; both sides were told."))

    return form_page(request, page, form, do)


@needs("agreements.rate", get=queries.own_call_off)
def rate(request: Request, order: CallOff) -> HttpResponse:
    """Rate the vendor by an order."""
    given = rating_of(request.actor, order)
    names = ("quality", "punctuality", "service", "note")
    initial = {name: getattr(given, name) for name in names} if given else {}
    form = RatingForm(request.POST or None, initial=initial)
    page = page_for(
        signed_in(request),
        order,
        _("Rate the vendor"),
        _("Save the rating"),
        _("Your own marks are read by your company and the office. Others see averages of five or more."),
    )

    def do() -> None:
        rate_vendor(by=request.actor, order=order, marks=form.marks())
        messages.success(request, _("Thank you."))

    return form_page(request, page, form, do)
