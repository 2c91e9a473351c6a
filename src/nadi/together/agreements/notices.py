"""Telling by mail: the vendor of an order, the member of its confirmation."""

from nadi.companies.models import Affiliation, Organisation
from nadi.together.agreements.models import CallOff
from nadi.together.pools.models import RequestForQuotation
from nadi.web.mail import Receiver, send


def people_of(organisation: Organisation) -> list[Receiver]:
    """Return who acts for an organisation now, with the language each reads."""
    active = Affiliation.objects.filter(organisation=organisation, until=None).select_related("person")
    return [(one.person.email, one.person.name, one.person.language) for one in active]


def tell_vendor_of_order(order: CallOff) -> None:
    """Write to the vendor's people, or to the address that was asked to bid."""
    agreement = order.addendum.agreement
    receivers = people_of(agreement.vendor)
    if not receivers:
        asked = RequestForQuotation.objects.filter(pool=agreement.award.pool, vendor=agreement.vendor).first()
        receivers = [(asked.email, agreement.vendor.name, asked.language)] if asked else []
    send(to=receivers, template="agreements/mail/ordered", context={"order": order})


def tell_member_of_confirmation(order: CallOff) -> None:
    """Write to the member's people that the vendor will deliver."""
    send(
        to=people_of(order.addendum.organisation),
        template="agreements/mail/confirmed",
        context={"order": order},
    )
