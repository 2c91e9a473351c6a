"""Reading offers of a longer term."""

from nadi.together.agreements.models import Extension, FrameworkAgreement, PriceChange
from nadi.web.access import Actor


def pending_extension(agreement: FrameworkAgreement) -> Extension | None:
    """Return the offer that waits for an answer."""
    return agreement.extensions.filter(state=PriceChange.State.PENDING).first()


def extension_of_side(actor: Actor, uid: str) -> Extension | None:
    """Return the offer for one of the two sides of its agreement."""
    found = Extension.objects.select_related("agreement__vendor").filter(uid=uid).first()
    if found is None or not (actor.is_staff or found.agreement.vendor_id == actor.organisation_id):
        return None
    return found
