"""Pages of orders for a vendor without an account: what a vendor may do, behind its link."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpResponse

from nadi.together.agreements.links import agreement_behind
from nadi.together.agreements.models import CallOff, FrameworkAgreement
from nadi.together.agreements.order_book import order_book
from nadi.together.agreements.queries.call_offs import call_off_seen_by
from nadi.together.agreements.queries.deliveries import delivery_seen_by
from nadi.together.agreements.views import call_offs, disputes
from nadi.together.agreements.views.frame import Door, in_vendors_language, linked
from nadi.together.agreements.views.order_page import order_page
from nadi.web.access import Page, Refused, Request, by_link, why_not
from nadi.web.files import file_response

Show = Callable[[Request, CallOff, Door], HttpResponse]


def order_under(agreement: FrameworkAgreement, door: Door, uid: str) -> CallOff:
    """Return an order of the agreement that the link opens."""
    order = call_off_seen_by(door.actor, uid)
    if order is None or order.addendum.agreement_id != agreement.pk:
        raise Http404
    return order


def through_link(show: Show, permission: str = "agreements.see_call_off", verb: bool = False) -> Page:
    """Make the page behind the link: the same rule judges as for people with an account."""

    @by_link(agreement_behind, verb=verb)
    @in_vendors_language
    def page(request: Request, agreement: FrameworkAgreement, token: str, uid: str) -> HttpResponse:
        door = linked(agreement, token)
        order = order_under(agreement, door, uid)
        if (sentence := why_not(door.actor, permission, order)) is not None:
            raise Refused(sentence, status=403)
        return show(request, order, door)

    return page


see_call_off = through_link(order_page)
confirm_call_off = through_link(call_offs.confirming, "agreements.confirm_call_off", verb=True)
reject_call_off = through_link(call_offs.rejecting, "agreements.reject_call_off")
note_invoice = through_link(call_offs.invoicing, "agreements.note_invoice")
answer_dispute = through_link(disputes.answering, "agreements.answer_dispute")
call_off_ubl = through_link(lambda _request, order, _door: call_offs.ubl_file(order))
call_off_xlsx = through_link(lambda _request, order, _door: order_book(order))


@by_link(agreement_behind)
@in_vendors_language
def evidence(request: Request, agreement: FrameworkAgreement, token: str, uid: str) -> HttpResponse:
    """Hand out the evidence of a delivery."""
    delivery = delivery_seen_by(linked(agreement, token).actor, uid)
    if delivery is None or delivery.call_off.addendum.agreement_id != agreement.pk:
        raise Http404
    assert delivery.evidence is not None
    return cast(HttpResponse, file_response(delivery.evidence))
