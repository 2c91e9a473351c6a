"""Permissions of the award."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import OwnScenario, Pool, Share
from nadi.together.pools.rules.totals import totals_may_be_read
from nadi.web.access import Actor, Role, Sentence, rule


def bids_are_opened(_actor: Actor, pool: Pool) -> Sentence | None:
    """Scenarios need opened bids, and an award that is made is not computed again."""
    if pool.state == Pool.State.OPENED:
        return None
    if pool.state == Pool.State.PROPOSED:
        return _("An award is proposed and waits for the board. Withdraw the proposal first.")
    if pool.state in (Pool.State.AWARDED, Pool.State.AGREED):
        return _("The award of this pool is made.")
    return _("The bids of this pool are not opened yet.")


def own_is_open(actor: Actor, own: OwnScenario) -> Sentence | None:
    """A scenario of one's own can change as long as scenarios are computed."""
    return bids_are_opened(actor, own.pool)


def award_waits_for_answers(_actor: Actor, pool: Pool) -> Sentence | None:
    """Only an award that members still decide on can be made anew."""
    return None if pool.state == Pool.State.AWARDED else _("There is no award that waits for answers.")


def share_is_open(_actor: Actor, share: Share) -> Sentence | None:
    """An acceptance is final."""
    if share.state == Share.State.ACCEPTED:
        return _("Your company has accepted this share, and an acceptance is final.")
    return None


RULES = [
    rule(
        "pools.scenarios",
        _("compare the scenarios of a pool"),
        Role.STAFF,
        Role.BOARD,
        check=totals_may_be_read,
    ),
    rule("pools.evaluate", _("have scenarios computed"), Role.STAFF, check=bids_are_opened),
    rule(
        "pools.own_scenarios",
        _("put scenarios together from rules in words"),
        Role.STAFF,
        check=bids_are_opened,
    ),
    rule("pools.own_scenario", _("change a scenario of one's own"), Role.STAFF, check=own_is_open),
    rule(
        "pools.set_weights",
        _("change what bids are compared by after the opening"),
        Role.STAFF,
        check=bids_are_opened,
    ),
    rule("pools.award", _("propose an award to the board"), Role.STAFF, check=bids_are_opened),
    rule("pools.shares", _("see how an award is shared"), Role.STAFF, Role.BOARD, check=totals_may_be_read),
    rule("pools.share", _("see one's company's share"), Role.MEMBER),
    rule("pools.accept_share", _("accept a share for one's company"), Role.MEMBER, binding=True),
    rule(
        "pools.decline_share",
        _("decline a share for one's company"),
        Role.MEMBER,
        binding=True,
        check=share_is_open,
    ),
    rule(
        "pools.award_without_decliners",
        _("award again without those that declined"),
        Role.STAFF,
        check=award_waits_for_answers,
    ),
]
