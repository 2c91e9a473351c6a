"""Permissions of the tender; vendors come by their link and need none."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Bid, Pool
from nadi.together.pools.queries.tender import has_opened_bids
from nadi.together.pools.rules import exchange as rules_exchange
from nadi.together.pools.rules.totals import totals_may_be_read
from nadi.web.access import Actor, Role, Sentence, rule


def bids_are_opened(actor: Actor, thing: Pool | Bid | None) -> Sentence | None:
    """Bids are sealed from everybody until the opening."""
    pool = thing.pool if isinstance(thing, Bid) else thing
    if pool is not None and not has_opened_bids(pool):
        return _(
            "The bids are sealed until they are opened, after the deadline. Nobody can read them before."
        )
    return None


def bids_may_be_read(actor: Actor, pool: Pool) -> Sentence | None:
    """The board reads opened bids unless their quantities would tell of a company."""
    return bids_are_opened(actor, pool) or totals_may_be_read(actor, pool)


RULES = [
    *rules_exchange.RULES,
    rule("pools.tender", _("see which vendors are asked to bid"), Role.STAFF),
    rule("pools.start_tender", _("start the tender of a pool"), Role.STAFF),
    rule("pools.ask_vendor", _("ask a vendor to bid"), Role.STAFF),
    rule("pools.resend_request", _("send a vendor a new link"), Role.STAFF),
    rule("pools.bids", _("read the opened bids"), Role.STAFF, Role.BOARD, check=bids_may_be_read),
    rule("pools.disqualify_bid", _("disqualify an opened bid"), Role.STAFF, check=bids_are_opened),
]
