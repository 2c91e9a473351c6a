"""Further rounds of bidding: the list, the start of one, and an auction's signatures."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.together.pools.actions import further_rounds as actions
from nadi.together.pools.forms.rounds import StartRoundForm
from nadi.together.pools.models import Pool
from nadi.together.pools.queries import rounds as queries
from nadi.together.pools.queries.tender import pool_with_tender
from nadi.together.pools.views.tender import crumbs
from nadi.web.access import Request, is_allowed, needs


@needs("pools.rounds", get=pool_with_tender)
def rounds(request: Request, pool: Pool) -> HttpResponse:
    """Show every round with whom it invited; board people come here to sign an auction."""
    planned = queries.planned_round(pool)
    signatures = queries.signed_start(planned) if planned else []
    title = _("Rounds of bidding")
    context = {
        "pool": pool,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "rounds": queries.rounds_of(pool) if request.actor.is_staff else [],
        "planned": planned,
        "signatures": signatures,
        "has_signed": any(one.person == request.actor.person for one in signatures),
        "openers": settings.OPENERS,
        "may_start": is_allowed(request.actor, "pools.start_round", pool)
        and pool.state == Pool.State.OPENED
        and planned is None,
        "may_drop": is_allowed(request.actor, "pools.drop_round", pool),
    }
    return render(request, "pools/rounds/rounds.html", context)


@needs("pools.start_round", get=pool_with_tender)
def start_round(request: Request, pool: Pool) -> HttpResponse:
    """Invite vendors to another round."""
    bidders = queries.bidders_of(pool)
    form = StartRoundForm(request.POST or None, bidders=bidders, initial=queries.everybody(bidders))
    if form.is_valid():
        begun = actions.start_round(by=request.actor, pool=pool, new=form.new_round())
        messages.success(request, said_of(begun.is_planned))
        return redirect("pools.rounds", pool.uid)
    title = _("Start another round")
    context = {"pool": pool, "form": form, "title": title, "breadcrumbs": crumbs(pool, title)}
    return render(request, "pools/rounds/start.html", context)


def said_of(is_planned: bool) -> str:
    """Say what happens next."""
    if is_planned:
        return _("The auction is planned and you have signed it. It starts when another person signs too.")
    return _("The round has started, and the vendors invited are told.")


@needs("pools.sign_auction", get=pool_with_tender, verb=True)
def sign_auction(request: Request, pool: Pool) -> HttpResponse:
    """Sign the start of an auction; with the last signature needed it starts."""
    left = actions.sign_auction(by=request.actor, pool=pool)
    if left:
        said = ngettext(
            "You have signed. The auction starts when %(n)s more person signs.",
            "You have signed. The auction starts when %(n)s more people sign.",
            left,
        ) % {"n": left}
    else:
        said = _("The auction has started, and the vendors invited are told.")
    messages.success(request, said)
    return redirect("pools.rounds", pool.uid)


@needs("pools.drop_round", get=pool_with_tender, verb=True)
def drop_round(request: Request, pool: Pool) -> HttpResponse:
    """Give up an auction that has not started."""
    actions.drop_round(by=request.actor, pool=pool)
    messages.success(request, _("The auction is given up; no vendor was told of it."))
    return redirect("pools.rounds", pool.uid)
