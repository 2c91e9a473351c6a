"""Telling by mail: the vendor of an order, the member of its confirmation."""

from nadi.companies.queries import people_of
from nadi.together.agreements.models import CallOff
from nadi.together.pools.models import RequestForQuotation
from nadi.web.mail import send


def tell_vendor_of_order(order: CallOff) -> None:
    """Write to the vendor's people, or to the address that was asked to bid."""
    agreement = order.addendum.agreement
    receivers = people_of([agreement.vendor_id])
    if not receivers:
        asked = RequestForQuotation.objects.filter(pool=agreement.award.pool, vendor=agreement.vendor).first()
        receivers = [(asked.email, agreement.vendor.name, asked.language)] if asked else []
    send(to=receivers, template="agreements/mail/ordered", context={"order": order})


def tell_member_of_confirmation(order: CallOff) -> None:
    """Write to the member's people that the vendor will deliver."""
    send(
        to=people_of([order.addendum.organisation_id]),
        template="agreements/mail/confirmed",
        context={"order": order},
    )
