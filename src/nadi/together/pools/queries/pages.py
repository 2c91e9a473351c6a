"""The pages of one pool that this reader may open at this state."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.together.pools.queries.standing import Standing
from nadi.web.access import Actor, Sentence

State = Pool.State
Page = tuple[str, Sentence]
OPENED = (State.OPENED, State.PROPOSED, State.AWARDED, State.AGREED)
DECIDED = (State.PROPOSED, State.AWARDED, State.AGREED)
SHARED = (State.AWARDED, State.AGREED)


def address_of(name: str, pool: Pool) -> str:
    """Return where a page of the pool is; empty where this installation does not have it."""
    try:
        return reverse(name, args=[pool.uid])
    except NoReverseMatch:
        return ""


def pages_of(actor: Actor, pool: Pool, own: Standing) -> list[tuple[Sentence, str, bool]]:
    """Return the pages as tabs, the pool itself first and current; a pool with one page needs none."""
    pages: list[Page] = []
    if actor.is_staff:
        pages += staff_pages(pool, own)
    if (actor.is_staff or actor.is_board) and pool.state in OPENED:
        pages += [("pools.bids", _("Bids")), ("pools.scenarios", _("Scenarios"))]
    if (actor.is_staff or actor.is_board) and has_opening(pool):
        pages += [("pools.opening", _("Opening"))]
    if (actor.is_staff or actor.is_board) and pool.state in DECIDED:
        pages += [("pools.decision", _("Decision")), ("pools.shares", _("Shares"))]
    if actor.is_member and pool.origin == Pool.Origin.OWN:
        pages += member_pages(pool, own)
    if not (actor.is_staff or actor.is_board) and has_opening(pool) and has_receipts(pool):
        pages.append(("pools.receipts", _("Receipts of bids")))
    found = [(label, address_of(name, pool), False) for name, label in pages]
    tabs = [(_("Pool"), reverse("pools.detail", args=[pool.uid]), True), *(one for one in found if one[1])]
    return tabs if len(tabs) > 1 else []


def has_opening(pool: Pool) -> bool:
    """Tell whether bids are or were sealed here."""
    sealed = (State.TENDERING, State.ASSESSING, *OPENED)
    return pool.origin == Pool.Origin.OWN and pool.state in sealed


def has_receipts(pool: Pool) -> bool:
    """Tell whether a round was opened: its receipts are for everybody who sees the pool."""
    return pool.state in OPENED or pool.round_number > 1


def staff_pages(pool: Pool, own: Standing) -> list[Page]:
    """Return what the office alone opens; an imported tender has no demand of members."""
    if pool.origin != Pool.Origin.OWN:
        return []
    demand = [("pools.overview", _("Demand"))]
    is_asked = own.is_frozen and pool.state != State.CANCELLED
    return [*demand, ("pools.tender", _("Vendors"))] if is_asked else [*demand]


def member_pages(pool: Pool, own: Standing) -> list[Page]:
    """Return the company's own pages."""
    demand = own.has_joined or (own.is_meant and pool.state == State.GATHERING)
    share = bool(own.share) and pool.state in SHARED
    return [
        *([("pools.demand", _("Your demand"))] if demand else []),
        *([("pools.share", _("Your share"))] if share else []),
    ]
