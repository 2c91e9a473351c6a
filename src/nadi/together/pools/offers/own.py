"""What a vendor's own link can read of its bid: the sealed copy, and the draft it has not submitted."""

from dataclasses import dataclass

from nadi.together.pools.models import Bid, RequestForQuotation
from nadi.together.pools.offers.offer import Offer, payload_of
from nadi.together.pools.offers.reading import Unreadable, read_offer, read_quality
from nadi.together.pools.offers.rows import PARTS, offer_of
from nadi.together.pools.offers.sealing import Tampered, read_draft, read_vendor_copy
from nadi.together.pools.offers.wanted import Wanted


@dataclass(frozen=True, kw_only=True)
class OwnBid:
    """A vendor's bid in its two parts."""

    offer: Offer
    technical: dict[str, str]

    def said_to(self, wanted: Wanted) -> list[tuple[str, str]]:
        """Return each criterion of quality with what the bid says to it."""
        return [(one.name, self.technical[one.uid]) for one in wanted.quality if one.uid in self.technical]


def own_bid(bid: Bid | None, token: str, wanted: Wanted) -> OwnBid | None:
    """Return what the vendor's own bid says: before the opening, as far as this link reads."""
    if bid is not None and bid.currency:
        opened = Bid.objects.prefetch_related(*PARTS).get(pk=bid.pk)
        # By way of the payload, so that figures come back as they were typed.
        offer, _problems = read_offer(payload_of(offer_of(opened)), wanted)
        return OwnBid(offer=offer, technical=opened.technical)
    if bid is None or not bid.vendor_copy or bid.request is None:
        return None
    try:
        content = read_vendor_copy(bid.vendor_copy, token=token, context=bid.request.uid)
        offer, _problems = read_offer(content.get("bid"), wanted)
        said = content.get("technical") if wanted.quality else {}
        technical, _problems = read_quality({"technical": said}, wanted)
    except (Tampered, Unreadable):
        return None
    return OwnBid(offer=offer, technical=technical)


def own_draft(asked: RequestForQuotation, token: str) -> dict[str, str] | None:
    """Return what the vendor typed and did not submit; None without a draft this link can read."""
    if not asked.draft:
        return None
    try:
        return read_draft(asked.draft, token=token, context=asked.uid)
    except Tampered:
        return None
