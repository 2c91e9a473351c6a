"""The office's pages of a tender: whom it asks, the opening, and the opened bids."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.together.pools.actions import opening
from nadi.together.pools.actions import tender as actions
from nadi.together.pools.evaluation.landed import mark_ups_of
from nadi.together.pools.forms.tender import AskVendorForm
from nadi.together.pools.models import Bid, Pool, RequestForQuotation
from nadi.together.pools.offers.words import in_words
from nadi.together.pools.queries import bids as bid_queries
from nadi.together.pools.queries import exchange
from nadi.together.pools.queries import tender as queries
from nadi.together.pools.queries.flags import signs_of
from nadi.together.pools.queries.terms import criteria_of, terms_of
from nadi.web.access import Request, Sentence, needs
from nadi.web.localized import localized

State = Pool.State


def crumbs(pool: Pool, title: str) -> list[tuple[Sentence, str]]:
    """Return the way to a page of a tender."""
    here = reverse("pools.detail", args=[pool.uid])
    return [(_("Pools"), reverse("pools.list")), (localized(pool, "title"), here), (title, "")]


@needs("pools.tender", get=queries.pool_with_tender)
def tender(request: Request, pool: Pool) -> HttpResponse:
    """Show whom the tender asks and what they did with their link, never who has bid."""
    now = timezone.now()
    context = {
        "pool": pool,
        "title": _("Tender"),
        "breadcrumbs": crumbs(pool, _("Tender")),
        "requests": queries.requests_of(pool),
        "wanted": queries.wanted_of(pool),
        "is_bidding": pool.state == State.TENDERING and pool.bids_until is not None and now < pool.bids_until,
        "may_open": pool.state == State.TENDERING and pool.bids_until is not None and now >= pool.bids_until,
        "may_start": pool.state == State.GATHERING and now >= pool.demand_until,
        "is_opened": pool.state in queries.OPENED,
        "has_begun": pool.bids_until is not None and pool.state != State.CANCELLED,
        "waiting": exchange.waiting_questions(pool).count(),
        "terms": terms_of(pool),
        "criteria": criteria_of(pool),
    }
    return render(request, "pools/tender/tender.html", context)


@needs("pools.ask_vendor", get=queries.pool_with_tender)
def ask_vendor(request: Request, pool: Pool) -> HttpResponse:
    """Ask one vendor, then offer to ask the next."""
    form = AskVendorForm(request.POST or None, providers=queries.providers_to_ask(pool))
    if form.is_valid():
        asked = asked_by(request, pool, form)
        messages.success(request, _("%(name)s is asked to bid.") % {"name": localized(asked.vendor)})
        return redirect("pools.tender", pool.uid)
    title = _("Ask a vendor")
    context = {"pool": pool, "form": form, "title": title, "breadcrumbs": crumbs(pool, title)}
    return render(request, "pools/tender/ask.html", context)


def asked_by(request: Request, pool: Pool, form: AskVendorForm) -> RequestForQuotation:
    """Ask the vendor that the form names."""
    given = form.cleaned_data
    email, language = given["email"], given["language"]
    vendor: Organisation | None = given["vendor"]
    if vendor is not None:
        asked = actions.ask_vendor(by=request.actor, pool=pool, vendor=vendor, email=email, language=language)
    else:
        new = actions.NewVendor(
            name=given["name"], email=email, language=language, country=given["country"] or "GE"
        )
        asked = actions.ask_new_vendor(by=request.actor, pool=pool, vendor=new)
    return asked[0]


@needs("pools.resend_request", get=queries.request_seen_by, verb=True)
def resend_request(request: Request, asked: RequestForQuotation) -> HttpResponse:
    """Send a vendor a new link."""
    actions.resend_request(by=request.actor, request=asked)
    messages.success(request, _("A new link was sent; the earlier one no longer works."))
    return redirect("pools.tender", asked.pool.uid)


@needs("pools.bids", get=queries.pool_with_tender)
def bids(request: Request, pool: Pool) -> HttpResponse:
    """Show the opened bids in words, and beside one another per line; the reading is journalled."""
    with transaction.atomic():
        record(by=request.actor, verb="pools.bids", subject=f"pool:{pool.uid}")
    opened = list(queries.opened_bids(request.actor, pool).prefetch_related(*bid_queries.PARTS))
    wanted = queries.wanted_of(pool)
    valid = [bid for bid in opened if bid.state == Bid.State.VALID]
    offers = {bid.uid: bid_queries.offer_of(bid) for bid in opened}
    mark_ups = {uid: one.total for uid, one in mark_ups_of(pool, valid).items()}
    compared = bid_queries.compared(valid, wanted, mark_ups)
    context = {
        "pool": pool,
        "title": _("Bids"),
        "breadcrumbs": crumbs(pool, _("Bids")),
        "bids": [(bid, in_words(offers[bid.uid], wanted) if bid.currency else None) for bid in opened],
        "compared": compared,
        "is_weighed": bid_queries.is_weighed(compared),
        "signs": signs_of(pool, opened, compared) if request.actor.is_staff else [],
        "may_start_round": pool.state == State.OPENED and request.actor.is_staff,
        "has_minutes": pool.rounds.exclude(minutes={}).exists(),
        "may_disqualify": pool.state == State.OPENED and request.actor.is_staff,
    }
    return render(request, "pools/tender/bids.html", context)


@needs("pools.disqualify_bid", get=queries.bid_seen_by, verb=True)
def disqualify_bid(request: Request, bid: Bid) -> HttpResponse:
    """Take a bid out, with the reason."""
    opening.disqualify_bid(by=request.actor, bid=bid, reason=request.POST.get("reason", ""))
    messages.success(request, _("The bid is disqualified and its vendor told why."))
    return redirect("pools.bids", bid.pool.uid)
