"""Finding one addendum."""

from nadi.together.agreements.models import Addendum
from nadi.together.agreements.queries.agreements import addenda_visible_to
from nadi.web.access import Actor


def addendum_seen_by(actor: Actor, uid: str) -> Addendum | None:
    """Return the addendum if this reader may know of it."""
    return addenda_visible_to(actor).filter(uid=uid).first()
