"""For whom somebody acts where only organisations may."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Actor, Refused


def organisation_behind(by: Actor) -> int:
    """Return the key of the organisation somebody acts for, or refuse."""
    if by.organisation_id is None:
        raise Refused(_("This is for organisations. Choose at the top which one you act for."))
    return by.organisation_id
