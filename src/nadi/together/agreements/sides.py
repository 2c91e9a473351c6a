"""The two sides of a framework agreement: the association, whose office acts for it, and the vendor."""

from nadi.together.agreements.models import PriceChange
from nadi.web.access import Actor

Side = PriceChange.Side


def side_of(actor: Actor) -> PriceChange.Side:
    """Return for which side this actor speaks (pages let only these two in)."""
    return Side.OFFICE if actor.is_staff else Side.VENDOR
