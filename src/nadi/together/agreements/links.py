"""The vendor's way in without an account: a link to its agreement, the same in every letter.

The token is derived from the house's secret key and is stored nowhere; the database holds its fingerprint.
Whoever has the link acts in the vendor's name, as with the link of a request for quotation.
"""

import base64

from django.conf import settings
from django.utils.crypto import salted_hmac

from nadi.together.agreements.models import FrameworkAgreement
from nadi.web.access import Actor, Capacity, Role
from nadi.web.addresses import page_address
from nadi.web.ids import fingerprint
from nadi.web.localized import localized

SALT = "nadi.together.agreements.links"


def token_of(agreement: FrameworkAgreement) -> str:
    """Return the token of the link in force, also where it was made with an earlier secret of the house."""
    made = [token_with(secret, agreement) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return next((token for token in made if fingerprint(token) == agreement.token), made[0])


def token_with(secret: str, agreement: FrameworkAgreement) -> str:
    """Return the token that a secret of the house makes."""
    number = f"{agreement.uid}:{agreement.link_number}"
    mac = salted_hmac(SALT, number, secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest()[:24]).decode()


def print_of(agreement: FrameworkAgreement) -> str:
    """Return what the database keeps of the link in force."""
    return fingerprint(token_of(agreement))


def link_of(agreement: FrameworkAgreement) -> str:
    """Return the whole address that the vendor opens."""
    return page_address("agreements.by_link", token_of(agreement))


def agreement_behind(token: str) -> FrameworkAgreement | None:
    """Return the agreement that a vendor's link opens."""
    related = FrameworkAgreement.objects.select_related("vendor", "award__pool")
    return related.filter(token=fingerprint(token)).first()


def actor_of_vendor(agreement: FrameworkAgreement) -> Actor:
    """Return the vendor as the actor: the link stands for the organisation, no person is known."""
    vendor = agreement.vendor
    return Actor(
        organisation_id=vendor.pk,
        organisation=vendor.uid,
        organisation_name=localized(vendor),
        roles=frozenset({Role.PROVIDER}),
        capacity=Capacity.REPRESENTATIVE,
    )
