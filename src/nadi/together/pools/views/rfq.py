"""The vendor's pages, reached by its link: what is wanted, the bid sheet, the receipt, the result."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.pools.actions import bids as actions
from nadi.together.pools.forms.bid import BidSheet
from nadi.together.pools.models import Bid, Pool, RequestForQuotation
from nadi.together.pools.offers.again import typed_again
from nadi.together.pools.offers.incoterms import INCOTERMS
from nadi.together.pools.offers.own import own_bid, own_draft
from nadi.together.pools.offers.wanted import Wanted
from nadi.together.pools.offers.words import in_words, quality_doubts
from nadi.together.pools.queries import bids as bid_queries
from nadi.together.pools.queries.attachments import files_for_vendors
from nadi.together.pools.queries.exchange import exchange_of
from nadi.together.pools.queries.quality import points_told
from nadi.together.pools.queries.tender import request_behind, standing_bid, wanted_of
from nadi.together.pools.queries.vendor_rounds import is_invited, round_of_vendor
from nadi.web.access import Request, by_link
from nadi.web.link_language import in_language_of
from nadi.web.localized import localized


def language_of(asked: RequestForQuotation) -> str:
    """Return the language of the vendor's letter."""
    return asked.language


in_vendors_language = in_language_of(language_of)


def is_open(pool: Pool) -> bool:
    """Tell whether vendors may bid now."""
    return (
        pool.state == Pool.State.TENDERING
        and pool.bids_until is not None
        and timezone.now() < pool.bids_until
    )


def frame(asked: RequestForQuotation, token: str) -> dict[str, Any]:
    """Return what every page of the vendor shows."""
    wanted = wanted_of(asked.pool)
    bid = standing_bid(asked)
    own = own_bid(bid, token, wanted)
    return {
        "asked": asked,
        "pool": asked.pool,
        "token": token,
        "title": localized(asked.pool, "title"),
        "wanted": wanted,
        "files": files_for_vendors(asked.pool),
        "bid": bid,
        "own": in_words(own.offer, wanted) if own else None,
        "own_bid": own,
        "own_quality": own.said_to(wanted) if own else [],
        "price_currency": "" if wanted.rates else wanted.currency,
        "delivery_terms": INCOTERMS.items(),
        "is_open": is_open(asked.pool) and is_invited(asked.pool, asked),
        **exchange_of(asked),
        **round_of_vendor(asked, wanted),
    }


@by_link(request_behind)
@in_vendors_language
def rfq(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Show what is wanted and the bid sheet; a sheet sent back is shown again, or in words to confirm."""
    if request.method == "GET":
        actions.note_seen(asked)
    context = frame(asked, token)
    wanted = context["wanted"]
    if request.method != "POST":
        draft, own = own_draft(asked, token), context["own_bid"]
        kept = typed_again(own.offer, wanted, own.technical) if own else {}
        context["has_draft"] = draft is not None
        form = BidSheet(wanted=wanted, typed=kept if draft is None else draft)
    elif {"more", "change"} & request.POST.keys():
        form = BidSheet(wanted=wanted, typed=request.POST)
    else:
        form = BidSheet(request.POST, wanted=wanted, further=context["further"])
    return sheet_page(request, context, form)


def sheet_page(request: Request, context: dict[str, Any], form: BidSheet) -> HttpResponse:
    """Show a sheet that was sent in words to confirm; one that does not fit, or is not sent, as a sheet."""
    wanted: Wanted = context["wanted"]
    if form.is_valid() and not context.get("book_problems"):
        context |= {
            "form": form,
            "preview": in_words(form.offer, wanted),
            "quality_doubts": quality_doubts(form.technical, wanted),
            "quality": [(one.name, form.technical.get(one.uid, "")) for one in wanted.quality],
        }
        return render(request, "pools/rfq/preview.html", context)
    context |= {"form": form, **result_of(context["bid"], wanted)}
    return render(request, "pools/rfq/rfq.html", context)


def result_of(bid: Bid | None, wanted: Wanted) -> dict[str, Any]:
    """Return what became of a bid after the opening."""
    award = bid_queries.award_on(bid) if bid and bid.state == Bid.State.VALID else None
    return {"award": award, "won": bid_queries.won_by(bid, award, wanted) if bid and award else []}


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_submit(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Seal the bid."""
    context = frame(asked, token)
    form = BidSheet(request.POST, wanted=context["wanted"], further=context["further"])
    if not form.is_valid():
        return render(request, "pools/rfq/rfq.html", context | {"form": form})
    actions.submit_bid(request=asked, token=token, payload=form.payload())
    messages.success(request, _("Your bid is sealed and submitted."))
    return redirect("pools.rfq_receipt", token)


@by_link(request_behind)
@in_vendors_language
def rfq_receipt(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Show the receipt of the bid that stands, and the bid itself to whoever holds the link."""
    context = frame(asked, token)
    if context["bid"] is None:
        return redirect("pools.rfq", token)
    context["points"] = points_told(context["bid"])
    receipt = context["bid"].receipt
    context["fingerprint"] = [receipt[start : start + 8] for start in range(0, len(receipt), 8)]
    return render(request, "pools/rfq/receipt.html", context)


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_withdraw(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Take the bid back."""
    actions.withdraw_bid(request=asked, token=token)
    messages.success(
        request, _("Your bid is withdrawn and erased. You may submit another until the deadline.")
    )
    return redirect("pools.rfq", token)


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_decline(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Tell the buyers that no bid will come."""
    actions.decline_to_bid(request=asked, token=token)
    messages.success(request, _("Thank you for telling the buyers that you will not bid."))
    return redirect("pools.rfq", token)
