"""The opening of bids: who signs, the minutes, and the receipts anybody may compare."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.together.pools.actions import opening as actions
from nadi.together.pools.models import Pool
from nadi.together.pools.queries import minutes as minutes_queries
from nadi.together.pools.queries.opening import is_technical_next, signatures_for
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.queries.tender import pool_with_tender
from nadi.together.pools.views.tender import crumbs
from nadi.web.access import Request, needs

State = Pool.State
SEALED = (State.TENDERING, State.ASSESSING)


@needs("pools.opening", get=pool_with_tender)
def opening(request: Request, pool: Pool) -> HttpResponse:
    """Show what the next opening waits for, and who has signed it; never who has bid."""
    is_sealed = pool.state in SEALED
    signatures = signatures_for(pool, is_technical_next(pool)) if is_sealed else []
    title = _("Opening of bids")
    context = {
        "pool": pool,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "is_sealed": is_sealed,
        "is_technical": is_technical_next(pool),
        "is_due": is_sealed and pool.bids_until is not None and timezone.now() >= pool.bids_until,
        "signatures": signatures,
        "has_signed": any(one.person == request.actor.person for one in signatures),
        "openers": settings.OPENERS,
        "rounds": minutes_queries.opened_rounds(pool),
    }
    return render(request, "pools/opening/opening.html", context)


@needs("pools.sign_opening", get=pool_with_tender, verb=True)
def sign_opening(request: Request, pool: Pool) -> HttpResponse:
    """Sign; with the last signature needed the bids are open."""
    before = pool.state
    pool = actions.sign_opening(by=request.actor, pool=pool)
    if pool.state == before:
        left = actions.still_to_sign(pool)
        said = ngettext(
            "You have signed. The bids open when %(n)s more person signs.",
            "You have signed. The bids open when %(n)s more people sign.",
            left,
        )
        messages.success(request, said % {"n": left})
        return redirect("pools.opening", pool.uid)
    is_technical = pool.state == State.ASSESSING
    said = (
        _("The technical envelopes are open; prices stay sealed.")
        if is_technical
        else _("The bids are open.")
    )
    messages.success(request, said)
    return redirect("pools.minutes", pool.uid, pool.round_number)


@needs("pools.minutes", get=minutes_queries.minutes_seen_by)
def minutes(request: Request, seen: tuple[Pool, minutes_queries.Minutes]) -> HttpResponse:
    """Show the minutes of a round."""
    pool, found = seen
    title = _("Minutes of the opening")
    context = {
        "pool": pool,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "minutes": found,
        "rounds": minutes_queries.opened_rounds(pool),
    }
    return render(request, "pools/opening/minutes.html", context)


@needs("pools.receipts", get=pool_seen_by)
def receipts(request: Request, pool: Pool) -> HttpResponse:
    """Show when sealed bids came and their fingerprints, without names: whoever bid can check its own."""
    title = _("Receipts of the sealed bids")
    context = {
        "pool": pool,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "receipts": minutes_queries.receipts_of(pool),
    }
    return render(request, "pools/opening/receipts.html", context)
