"""Permissions of the opening and of later rounds."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.web.access import Actor, Role, Sentence, rule


def is_opened_once(actor: Actor, pool: Pool) -> Sentence | None:
    """There are minutes once something was opened."""
    if pool.rounds.exclude(minutes={}).exists():
        return None
    return _("Nothing was opened yet, so there are no receipts to show.")


RULES = [
    rule("pools.opening", _("see what the opening of bids waits for"), Role.STAFF, Role.BOARD),
    rule("pools.sign_opening", _("sign the opening of bids after the deadline"), Role.STAFF, Role.BOARD),
    rule("pools.minutes", _("read the minutes of an opening"), Role.STAFF, Role.BOARD),
    rule(
        "pools.receipts",
        _("see the receipts of opened bids"),
        Role.STAFF,
        Role.BOARD,
        Role.MEMBER,
        check=is_opened_once,
    ),
    rule("pools.rounds", _("see the rounds of bidding"), Role.STAFF, Role.BOARD),
    rule("pools.start_round", _("start another round of bidding"), Role.STAFF),
    rule("pools.drop_round", _("give up an auction that has not started"), Role.STAFF),
    rule("pools.sign_auction", _("sign the start of an auction"), Role.STAFF, Role.BOARD),
]
