"""The opening: sealed bids become rows, all at once, after the deadline and never before."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.unpacking import ground_of, open_one
from nadi.together.pools.models import Bid, Pool
from nadi.together.pools.notices_tender import tell_disqualified, tell_opened
from nadi.together.pools.queries.tender import wanted_of
from nadi.together.pools.sealing import Tampered, opening_key
from nadi.web.access import Actor, Refused


def open_bids(*, by: Actor, pool: Pool) -> Pool:
    """Open every sealed bid; one that cannot be read is disqualified with the reason, the others open."""
    with transaction.atomic():
        pool = locked(pool)
        if pool.state != Pool.State.TENDERING:
            raise Refused(_("There are no sealed bids to open: vendors are not bidding on this pool."))
        now = timezone.now()
        if pool.bids_until is None or now < pool.bids_until:
            raise Refused(_("Bids stay sealed until the deadline. Nobody can open them earlier."))
        try:
            key = opening_key(pool.opening_key, pool.uid)
        except Tampered as error:
            raise Refused(str(error)) from error
        wanted, ground = wanted_of(pool), ground_of(pool)
        for bid in pool.bids.filter(state=Bid.State.SEALED).select_related("request").order_by("submitted"):
            open_one(bid, key, wanted, ground)
        pool.state, pool.opened_at = Pool.State.OPENED, now
        pool.save(update_fields=["state", "opened_at"])
        record(
            by=by,
            verb="pools.open_bids",
            subject=f"pool:{pool.uid}",
            before={"state": Pool.State.TENDERING},
            after={"state": Pool.State.OPENED, "submissions": submissions_of(pool)},
        )
        tell_opened(pool)
    return pool


def submissions_of(pool: Pool) -> list[dict[str, str]]:
    """List every submission with its time and receipt, and nothing of what it said."""
    bids = pool.bids.select_related("vendor").order_by("submitted", "pk")
    return [
        {
            "bid": bid.uid,
            "vendor": bid.vendor.uid,
            "submitted": bid.submitted.isoformat(),
            "receipt": bid.receipt,
            "state": bid.state,
        }
        for bid in bids
    ]


def disqualify_bid(*, by: Actor, bid: Bid, reason: str) -> Bid:
    """Take an opened bid out of the comparison, with the reason its vendor can read."""
    with transaction.atomic():
        pool = locked(bid.pool)
        bid = Bid.objects.get(pk=bid.pk)
        if pool.state != Pool.State.OPENED:
            raise Refused(_("A bid can be disqualified between the opening and the award."))
        if bid.state != Bid.State.VALID:
            raise Refused(_("Only a valid bid can be disqualified."))
        if not reason.strip():
            raise Refused(_("Write the reason: the vendor has a right to it."))
        bid.state, bid.disqualified_because = Bid.State.DISQUALIFIED, reason.strip()
        bid.save(update_fields=["state", "disqualified_because"])
        record(
            by=by,
            verb="pools.disqualify_bid",
            subject=f"pool:{pool.uid}",
            before={"bid": bid.uid, "state": Bid.State.VALID},
            after={"bid": bid.uid, "state": Bid.State.DISQUALIFIED, "reason": bid.disqualified_because},
        )
        tell_disqualified(bid)
    return bid
