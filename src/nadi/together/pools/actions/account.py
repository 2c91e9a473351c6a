"""What a vendor does beyond one tender: keep an account, and have a lost link sent again."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.companies.actions.invitations import invite
from nadi.companies.models import Affiliation, Invitation
from nadi.together.pools.actions.bids import actor_of_request
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.tender import resend_request
from nadi.together.pools.models import RequestForQuotation
from nadi.web.access import Actor, Refused
from nadi.web.ids import fingerprint
from nadi.web.localized import localized


def keep_account(*, request: RequestForQuotation, token: str, name: str) -> Invitation:
    """Invite the reader of the request's mailbox to act for the vendor; no other address gets an account."""
    with transaction.atomic():
        locked(request.pool)
        request = RequestForQuotation.objects.select_related("vendor").get(pk=request.pk)
        if request.token != fingerprint(token):
            raise Refused(_("This link has been replaced by a newer one. Please use the link you got last."))
        by = replace(actor_of_request(request), person_name=localized(request.vendor))
        facts = {
            "email": request.email,
            "name": name,
            "role": Affiliation.Role.COLLEAGUE,
            "is_on_board": False,
            "language": request.language,
        }
        return invite(by=by, organisation=request.vendor, facts=facts)


def send_own_link(*, by: Actor, request: RequestForQuotation) -> None:
    """Send a vendor a new link on its own wish, to the address of the request alone."""
    resend_request(by=by, request=request, verb="pools.send_own_link")
