"""The facts of an opening, put down once as data: names in both languages, moments, receipts; no figure."""

from datetime import datetime
from typing import Any

from django.conf import settings

from nadi.companies.models import Organisation
from nadi.together.pools.models import Bid, LateAttempt, OpeningSignature, Pool, RequestForQuotation
from nadi.together.pools.queries.opening import signatures_for

Facts = dict[str, Any]


def facts_of_opening(pool: Pool, now: datetime, is_technical: bool) -> Facts:
    """Return what happened at the opening of the present round."""
    requests = pool.requests.select_related("vendor").order_by("sent", "pk")
    if pool.round_number > 1:
        requests = requests.filter(shortlisted__round__number=pool.round_number)
    bids = pool.bids.filter(round_number=pool.round_number).select_related("vendor")
    submitted = bids.order_by("submitted", "pk")
    bidders = {bid.request_id for bid in submitted}
    late = LateAttempt.objects.filter(request__pool=pool, round_number=pool.round_number)
    return {
        "opened": now.isoformat(),
        "deadline": pool.bids_until.isoformat() if pool.bids_until else "",
        "openers": settings.OPENERS,
        "present": [present(one) for one in signed_by(pool, is_technical)],
        "received": [received(bid) for bid in submitted],
        "late": [lateness(one) for one in late.select_related("request__vendor")],
        "silent": [silence(one) for one in requests if one.pk not in bidders],
    }


def signed_by(pool: Pool, is_technical: bool) -> list[OpeningSignature]:
    """Return who is present; the turns of an auction open under the signatures of its start."""
    found = list(signatures_for(pool, is_technical))
    if found or is_technical:
        return found
    earlier = pool.opening_signatures.filter(round_number__lte=pool.round_number, is_technical=False)
    last = earlier.order_by("-round_number").values_list("round_number", flat=True).first()
    return list(earlier.filter(round_number=last)) if last and is_auction(pool) else []


def is_auction(pool: Pool) -> bool:
    """Tell whether the present round is a turn of an auction."""
    return pool.rounds.filter(number=pool.round_number, turn_minutes__gt=0).exists()


def names_of(vendor: Organisation) -> Facts:
    """Return a vendor's name in both languages."""
    return {"vendor": vendor.uid, "name": vendor.name, "name_local": vendor.name_local}


def present(signature: OpeningSignature) -> Facts:
    """Return one person present."""
    return {
        "name": signature.name or signature.person,
        "organisation": signature.organisation_name,
        "signed": signature.signed.isoformat(),
    }


def received(bid: Bid) -> Facts:
    """Return one submission, with what became of it."""
    return {
        **names_of(bid.vendor),
        "bid": bid.uid,
        "submitted": bid.submitted.isoformat(),
        "receipt": bid.receipt,
        "state": bid.state,
        "reason": bid.disqualified_because,
    }


def lateness(attempt: LateAttempt) -> Facts:
    """Return who came too late, when and how often."""
    return {
        **names_of(attempt.request.vendor),
        "first": attempt.first.isoformat(),
        "last": attempt.last.isoformat(),
        "count": attempt.count,
    }


def silence(request: RequestForQuotation) -> Facts:
    """Return a vendor that was asked and submitted nothing."""
    declined = request.declined.isoformat() if request.declined else ""
    return {**names_of(request.vendor), "declined": declined}
