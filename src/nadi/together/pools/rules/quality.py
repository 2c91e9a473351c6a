"""Permissions of quality and of what bids are compared by."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Bid, BidLine, Pool
from nadi.together.pools.queries.quality import ASSESSED
from nadi.together.pools.rules.tender import bids_may_be_read
from nadi.web.access import Actor, Role, Sentence, rule


def envelopes_are_open(_actor: Actor, pool: Pool) -> Sentence | None:
    """Nobody reads a technical envelope before its opening."""
    if not pool.has_quality:
        return _("Quality is not assessed in this tender: only prices are compared.")
    if pool.state not in ASSESSED:
        return _("The technical envelopes are sealed until they are opened, after the deadline.")
    return None


def is_being_assessed(_actor: Actor, bid: Bid) -> Sentence | None:
    """Points belong between the two openings."""
    if bid.pool.state == Pool.State.ASSESSING:
        return None
    return _("Points are given after the technical envelopes are opened and before the prices are.")


def is_being_compared(_actor: Actor, thing: Bid | BidLine) -> Sentence | None:
    """What is compared is settled before an award is proposed."""
    bid = thing if isinstance(thing, Bid) else thing.bid
    if bid.pool.state == Pool.State.OPENED:
        return None
    return _("What is compared can change between the opening of the prices and the award.")


RULES = [
    rule(
        "pools.assess",
        _("read the technical envelopes and their points"),
        Role.STAFF,
        Role.BOARD,
        check=envelopes_are_open,
    ),
    rule("pools.score_bid", _("give a bid points for quality"), Role.STAFF, check=is_being_assessed),
    rule(
        "pools.landed",
        _("read by what bids are compared beside their prices"),
        Role.STAFF,
        Role.BOARD,
        check=bids_may_be_read,
    ),
    rule(
        "pools.set_landed",
        _("say what costs a bid leaves to the buyers"),
        Role.STAFF,
        check=is_being_compared,
    ),
    rule(
        "pools.admit_variant",
        _("compare an alternative in place of what was asked for"),
        Role.STAFF,
        check=is_being_compared,
    ),
]
