"""Telling vendors by mail.

Nothing is mailed at a submission or a withdrawal: the office sees the
outbox, and would count the sealed bids.
"""

from typing import Any

from django.utils import timezone, translation

from nadi.together.pools.models import Bid, Pool, RequestForQuotation
from nadi.together.pools.queries.tender import wanted_of
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.components.figures import moment_text, quantity_text
from nadi.web.localized import localized
from nadi.web.mail import send


def link_of(token: str) -> str:
    """Return the whole address a vendor opens."""
    return page_address("pools.rfq", token)


def tell(
    request: RequestForQuotation, template: str, context: dict[str, Any], by: Actor | None = None
) -> None:
    """Write to the vendor in its language."""
    with translation.override(request.language):
        given = {"pool": request.pool, "request": request, **words_of(request.pool), **context}
        receiver = (request.email, localized(request.vendor), request.language)
    send(to=[receiver], template=f"pools/mail/{template}", context=given, by=by)


def words_of(pool: Pool) -> dict[str, Any]:
    """Return what is wanted, and until when, as plain text."""
    lines = wanted_of(pool).lines
    return {
        "items": [f"{line.name}: {quantity_text(line.quantity, line.unit)}" for line in lines],
        "deadline": moment_text(pool.bids_until) if pool.bids_until else "",
        "is_over": pool.bids_until is not None and pool.bids_until <= timezone.now(),
    }


def tell_asked(request: RequestForQuotation, token: str, by: Actor) -> None:
    """Ask a vendor, with its link."""
    tell(request, "asked", {"link": link_of(token)}, by)


def tell_asked_again(request: RequestForQuotation, token: str, by: Actor) -> None:
    """Give a vendor its new link."""
    tell(request, "asked_again", {"link": link_of(token)}, by)


def tell_opened(pool: Pool) -> None:
    """Tell every vendor that bid that its bid was opened, or why it could not be read."""
    counted = (Bid.State.VALID, Bid.State.DISQUALIFIED)
    opened = pool.bids.filter(state__in=counted, round_number=pool.round_number)
    for bid in opened.select_related("request__vendor", "request__pool"):
        if bid.request is not None:
            with translation.override(bid.request.language):
                submitted = moment_text(bid.submitted)
            tell(bid.request, "opened", {"bid": bid, "submitted": submitted})


def tell_disqualified(bid: Bid) -> None:
    """Tell a vendor why its bid is out."""
    if bid.request is not None:
        tell(bid.request, "disqualified", {"bid": bid})
