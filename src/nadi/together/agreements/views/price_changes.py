"""Pages of price changes, for both sides and through both doors."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import price_changes as actions
from nadi.together.agreements.forms.price_changes import PriceChangeForm
from nadi.together.agreements.links import agreement_behind
from nadi.together.agreements.models import FrameworkAgreement, PriceChange
from nadi.together.agreements.notices.price_changes import in_words
from nadi.together.agreements.queries.agreements import agreement_of_side
from nadi.together.agreements.queries.prices import change_of_side, change_seen_by, new_prices
from nadi.together.agreements.views.answers import Proposed, both_doors
from nadi.together.agreements.views.frame import Door, in_vendors_language, linked, signed_in
from nadi.together.agreements.views.terms import answering
from nadi.web.access import Refused, Request, by_link, needs


def proposing(request: Request, agreement: FrameworkAgreement, door: Door) -> HttpResponse:
    """Show the form, then the new price of every line, then store the proposal."""
    form = PriceChangeForm(request.POST or None)
    prices, currency = [], agreement.award.pool.currency
    if request.method == "POST" and form.is_valid():
        proposal = form.proposal()
        try:
            if "propose" in request.POST:
                actions.propose_price_change(by=door.actor, agreement=agreement, proposal=proposal)
                messages.success(request, _("Proposed. The other side was told and answers."))
                return redirect(door.home(agreement))
            factor = actions.refuse_wrong_proposal(agreement, proposal)
            prices = new_prices(door.actor, agreement, factor, proposal.from_day)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
    context = {
        "form": form,
        "prices": prices,
        "currency": currency,
        "agreement": agreement,
        "cancel_url": door.home(agreement),
        "title": _("Propose new prices"),
        "breadcrumbs": door.way_back(agreement),
    }
    return render(
        request, "agreements/propose_price_change.html", context, status=422 if form.errors else 200
    )


@needs("agreements.propose_price_change", get=agreement_of_side)
def propose_price_change(request: Request, agreement: FrameworkAgreement) -> HttpResponse:
    """Propose new prices."""
    return proposing(request, agreement, signed_in(request))


@by_link(agreement_behind)
@in_vendors_language
def propose_price_change_by_link(request: Request, agreement: FrameworkAgreement, token: str) -> HttpResponse:
    """Propose new prices without an account."""
    return proposing(request, agreement, linked(agreement, token))


def showing(request: Request, change: PriceChange, door: Door) -> HttpResponse:
    """Show what a price change does to every price the reader sees."""
    agreement = change.agreement
    context = {
        "change": change,
        "says": in_words(change),
        "prices": new_prices(door.actor, agreement, change.factor, change.from_day),
        "answers": answering(change, "price_change", door),
        "currency": agreement.award.pool.currency,
        "title": _("Price change from agreement %(number)s") % {"number": agreement.number},
        "breadcrumbs": door.way_back(agreement),
    }
    return render(request, "agreements/price_change.html", context)


@needs("agreements.see", get=change_seen_by)
def price_change(request: Request, change: PriceChange) -> HttpResponse:
    """Show a price change."""
    return showing(request, change, signed_in(request))


def change_under(agreement: FrameworkAgreement, uid: str) -> PriceChange:
    """Return a price change of the agreement that the link opens."""
    change = agreement.price_changes.filter(uid=uid).first()
    if change is None:
        raise Http404
    return change


@by_link(agreement_behind)
@in_vendors_language
def price_change_by_link(
    request: Request, agreement: FrameworkAgreement, token: str, uid: str
) -> HttpResponse:
    """Show a price change without an account."""
    return showing(request, change_under(agreement, uid), linked(agreement, token))


PROPOSED = Proposed(permission="agreements.answer_price_change", get=change_of_side, under=change_under)
accept_price_change, accept_price_change_by_link = both_doors(
    PROPOSED, lambda by, change: actions.accept_price_change(by=by, change=change)
)
reject_price_change, reject_price_change_by_link = both_doors(
    PROPOSED, lambda by, change: actions.reject_price_change(by=by, change=change)
)
withdraw_price_change, withdraw_price_change_by_link = both_doors(
    PROPOSED, lambda by, change: actions.withdraw_price_change(by=by, change=change)
)
