"""What a vendor does through its link: submit, replace and withdraw a sealed bid, or decline.

Until the opening nothing of this is journalled one by one: whoever reads the journal would count the bids.
The opening writes all submissions with their times and receipts at once.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.late import note_if_late
from nadi.together.pools.actions.rounds import refuse_unless_invited
from nadi.together.pools.actions.tender import refuse_unless_bidding
from nadi.together.pools.models import Bid, Pool, RequestForQuotation
from nadi.together.pools.offers.offer import payload_of
from nadi.together.pools.offers.reading import Unreadable, read_offer, read_quality
from nadi.together.pools.offers.sealing import receipt_of, seal, sealed_draft, vendor_copy
from nadi.together.pools.queries.rounds import not_improved
from nadi.together.pools.queries.tender import asks_quality, wanted_of
from nadi.web.access import Actor, Capacity, Refused, Role
from nadi.web.ids import fingerprint


def actor_of_request(request: RequestForQuotation) -> Actor:
    """Return the vendor as the actor: the link stands for the organisation, no person is known."""
    vendor = request.vendor
    return Actor(
        organisation_id=vendor.pk,
        organisation=vendor.uid,
        organisation_name=vendor.name or vendor.name_local,
        roles=frozenset({Role.PROVIDER}),
        capacity=Capacity.REPRESENTATIVE,
    )


def held_open(request: RequestForQuotation, token: str) -> tuple[Pool, RequestForQuotation]:
    """Lock the pool, then refuse an ended link or a passed deadline, however early the vendor pressed."""
    pool = locked(request.pool)
    request = RequestForQuotation.objects.select_related("vendor").get(pk=request.pk)
    if request.token != fingerprint(token):
        raise Refused(_("This link has been replaced by a newer one. Please use the link you got last."))
    if pool.state == Pool.State.CANCELLED:
        raise Refused(_("The buyers have cancelled this request for quotation."))
    refuse_unless_bidding(pool)
    refuse_unless_invited(pool, request)
    return pool, request


def submit_bid(*, request: RequestForQuotation, token: str, payload: Mapping[str, Any]) -> Bid:
    """Seal a vendor's bid; one submitted before is replaced and erased, only its receipt stays.

    Where quality counts, what the bid says to it is sealed apart from the prices. That the vendor declined
    before stays until the opening: the office reads it, and would know of the bid by its absence.
    """
    note_if_late(request)
    with transaction.atomic():
        pool, request = held_open(request, token)
        now = timezone.now()
        marks = {"request": request.uid, "submitted": now.isoformat()}
        prices, technical = checked(payload, pool, request)
        erase_standing(request, Bid.State.REPLACED)
        sealed = seal({"bid": prices, **marks}, pool.sealing_key)
        sealed_technical = b""
        if asks_quality(pool):
            sealed_technical = seal({"technical": technical, **marks}, pool.sealing_key)
        own = {"bid": prices, "technical": technical, **marks}
        bid = Bid.objects.create(
            pool=pool,
            vendor=request.vendor,
            request=request,
            submitted=now,
            round_number=pool.round_number,
            amendment=last_amendment(pool),
            sealed=sealed,
            sealed_technical=sealed_technical,
            vendor_copy=vendor_copy(own, token=token, context=request.uid),
            receipt=receipt_of(sealed, sealed_technical),
        )
        request.draft, request.draft_saved = b"", None
        request.save(update_fields=["draft", "draft_saved"])
    return bid


def checked(
    payload: Mapping[str, Any], pool: Pool, request: RequestForQuotation
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the two parts of a payload in their one written form, or refuse with all that does not fit."""
    wanted = wanted_of(pool)
    try:
        offer, problems = read_offer(payload, wanted)
        technical, further = read_quality(payload, wanted)
    except Unreadable as error:
        raise Refused(str(error)) from error
    if found := problems + further or not_improved(request, pool, offer, wanted):
        raise Refused(" ".join(problem.sentence for problem in found))
    return payload_of(offer), technical


def last_amendment(pool: Pool) -> int:
    """Return the number of the last amendment, which a bid submitted now takes into account."""
    last = pool.amendments.order_by("-number").values_list("number", flat=True).first()
    return int(last or 0)


def save_draft(*, request: RequestForQuotation, token: str, typed: Mapping[str, str]) -> None:
    """Keep what a vendor has typed so far, right or wrong, for its link alone; nothing is submitted."""
    with transaction.atomic():
        _pool, request = held_open(request, token)
        request.draft = sealed_draft(typed, token=token, context=request.uid)
        request.draft_saved = timezone.now()
        request.save(update_fields=["draft", "draft_saved"])


def discard_draft(*, request: RequestForQuotation, token: str) -> None:
    """Forget what a vendor has typed and not submitted."""
    with transaction.atomic():
        _pool, request = held_open(request, token)
        request.draft, request.draft_saved = b"", None
        request.save(update_fields=["draft", "draft_saved"])


def erase_standing(request: RequestForQuotation, state: Bid.State) -> bool:
    """Erase what a standing bid says, keeping its receipt and times; tells whether there was one."""
    standing = request.bids.filter(state=Bid.State.SEALED)
    return bool(standing.update(state=state, sealed=b"", sealed_technical=b"", vendor_copy=b""))


def withdraw_bid(*, request: RequestForQuotation, token: str) -> None:
    """Take a sealed bid back: nobody will ever read it."""
    with transaction.atomic():
        _pool, request = held_open(request, token)
        if not erase_standing(request, Bid.State.WITHDRAWN):
            raise Refused(_("There is no bid to withdraw."))


def decline_to_bid(*, request: RequestForQuotation, token: str) -> None:
    """Tell the buyers that no bid will come; the vendor may still change its mind until the deadline."""
    with transaction.atomic():
        pool, request = held_open(request, token)
        if request.bids.filter(state=Bid.State.SEALED).exists():
            raise Refused(_("You have submitted a bid. Withdraw it first if you do not want to bid."))
        request.declined = timezone.now()
        request.save(update_fields=["declined"])
        record(
            by=actor_of_request(request),
            verb="pools.rfq_decline",
            subject=f"pool:{pool.uid}",
            after={"request": request.uid},
        )


def note_seen(request: RequestForQuotation) -> None:
    """Remember that the vendor has opened its link."""
    unseen = RequestForQuotation.objects.filter(pk=request.pk, first_seen=None)
    unseen.update(first_seen=timezone.now())
