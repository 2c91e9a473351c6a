"""Telling vendors that they may bid again, and people of the association that a signature is missing."""

from django.utils import translation

from nadi.together.pools.models import Round
from nadi.together.pools.notices.tender import tell
from nadi.together.pools.queries.rounds import told_to
from nadi.web.components.figures import moment_text


def tell_round(begun: Round) -> None:
    """Invite every vendor of the shortlist, each with its own place on each line and nobody else's."""
    for row in begun.shortlist.select_related("request__vendor", "request__pool").order_by("pk"):
        with translation.override(row.request.language):
            given = {
                "round": begun,
                "is_auction": begun.turn_minutes > 0,
                "until": moment_text(begun.bids_until),
                "places": told_to(row.request, begun.number),
            }
        tell(row.request, "round", given)
