"""A later round's bid takes the place of the same vendor's earlier one, and what was judged of it stays."""

from nadi.together.pools.models import Bid, Pool, Score

VALID, REPLACED = Bid.State.VALID, Bid.State.REPLACED


def replace_earlier(pool: Pool) -> None:
    """Let the bids just opened replace earlier ones; a vendor that did not bid anew keeps its earlier bid."""
    standing = Bid.objects.filter(pool=pool, state=VALID)
    earlier = {bid.vendor_id: bid for bid in standing.filter(round_number__lt=pool.round_number)}
    for bid in standing.filter(round_number=pool.round_number, vendor__in=earlier):
        old = earlier[bid.vendor_id]
        carry_over(old, bid)
        old.state = REPLACED
        old.save(update_fields=["state"])


def carry_over(old: Bid, new: Bid) -> None:
    """Take over what staff judged of the earlier bid: points, and the rate of what buyers bear."""
    Score.objects.bulk_create(
        Score(bid=new, criterion=score.criterion, points=score.points, reason=score.reason)
        for score in old.scores.select_related("criterion")
    )
    new.technical = old.technical
    if new.incoterm == old.incoterm:
        new.landed_rate, new.landed_reason = old.landed_rate, old.landed_reason
    new.save(update_fields=["technical", "landed_rate", "landed_reason"])
