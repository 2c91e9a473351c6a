"""Who speaks in an engagement or a visit: the firm, the expert, or the office."""

from nadi.registers.experts.models import Engagement
from nadi.web.access import Actor

Side = Engagement.Side


def side_of(actor: Actor, engagement: Engagement) -> Engagement.Side:
    """Return for which side an actor speaks; whoever came by the expert's link acts for no organisation."""
    if actor.is_staff:
        return Side.OFFICE
    return Side.FIRM if actor.organisation_id == engagement.organisation_id else Side.EXPERT


def announcing_side(actor: Actor) -> Engagement.Side:
    """Return on which side somebody stands who announces a visit."""
    if actor.is_staff:
        return Side.OFFICE
    return Side.FIRM if actor.organisation_id else Side.EXPERT
