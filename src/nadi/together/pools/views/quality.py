"""The office's pages of quality: technical envelopes with their points, and what bids are compared by."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.pools.actions import quality as actions
from nadi.together.pools.forms.quality import PER_CENT, LandedForm, ScoreForm
from nadi.together.pools.models import Bid, BidLine, Pool
from nadi.together.pools.queries import quality as queries
from nadi.together.pools.queries.opening import signatures_for
from nadi.together.pools.queries.tender import bid_seen_by, pool_with_tender
from nadi.together.pools.views.tender import crumbs
from nadi.web.access import Request, needs

State = Pool.State


@needs("pools.assess", get=pool_with_tender)
def assess(request: Request, pool: Pool) -> HttpResponse:
    """Show each technical envelope with its points; the reading is journalled."""
    with transaction.atomic():
        record(by=request.actor, verb="pools.assess", subject=f"pool:{pool.uid}")
    return assess_page(request, pool)


def assess_page(request: Request, pool: Pool, typed: Any = None, wrong: str = "") -> HttpResponse:
    """Show the envelopes; of a bid whose points were refused, what was typed."""
    found = queries.assessed(request.actor, pool)
    may_score = (
        request.actor.is_staff
        and pool.state == State.ASSESSING
        and not signatures_for(pool, is_technical=False).exists()
    )
    title = _("Quality")
    context = {
        "pool": pool,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "forms": [ScoreForm(typed if one.bid.uid == wrong else None, assessed=one) for one in found],
        "may_score": may_score,
        "is_complete": all(one.is_complete for one in found),
        "is_assessing": pool.state == State.ASSESSING,
    }
    return render(request, "pools/quality/assess.html", context)


@needs("pools.score_bid", get=queries.bid_to_assess, verb=True)
def score_bid(request: Request, bid: Bid) -> HttpResponse:
    """Keep the points of one bid."""
    found = next(one for one in queries.assessed(request.actor, bid.pool) if one.bid.uid == bid.uid)
    form = ScoreForm(request.POST, assessed=found)
    if not form.is_valid():
        return assess_page(request, bid.pool, request.POST, bid.uid)
    actions.score_bid(by=request.actor, bid=bid, scores=form.scores())
    messages.success(request, _("The points are kept."))
    return redirect("pools.assess", bid.pool.uid)


@needs("pools.landed", get=pool_with_tender)
def landed(request: Request, pool: Pool) -> HttpResponse:
    """Show the mark-up of each bid, part by part, and what may be compared in place of something else."""
    title = _("What bids are compared by")
    context = {
        "pool": pool,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "weighed": queries.weighed(request.actor, pool),
        "may_change": request.actor.is_staff and pool.state == State.OPENED,
    }
    return render(request, "pools/quality/landed.html", context)


@needs("pools.set_landed", get=bid_seen_by)
def set_landed(request: Request, bid: Bid) -> HttpResponse:
    """Say what a bid leaves to the buyers."""
    known = {"percent": bid.landed_rate * PER_CENT, "reason": bid.landed_reason}
    form = LandedForm(request.POST or None, initial=known)
    if form.is_valid():
        given = form.cleaned_data
        rate = given["percent"] / PER_CENT
        actions.set_landed(by=request.actor, bid=bid, rate=rate, reason=given["reason"])
        messages.success(request, _("The addition is kept. Compute the scenarios again."))
        return redirect("pools.landed", bid.pool.uid)
    title = _("What the bid leaves to the buyers")
    context = {
        "pool": bid.pool,
        "bid": bid,
        "form": form,
        "title": title,
        "breadcrumbs": crumbs(bid.pool, title),
    }
    return render(request, "pools/quality/set_landed.html", context)


@needs("pools.admit_variant", get=queries.offer_seen_by, verb=True)
def admit_variant(request: Request, offer: BidLine) -> HttpResponse:
    """Compare this schedule from now on."""
    actions.admit_variant(by=request.actor, offer=offer, reason=request.POST.get("reason", ""))
    messages.success(request, _("This is what is compared now. Compute the scenarios again."))
    return redirect("pools.landed", offer.bid.pool.uid)
