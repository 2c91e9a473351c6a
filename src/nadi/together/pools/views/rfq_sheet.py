"""What a vendor does with its bid sheet before submitting it: keep a draft, fill it in Excel."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from nadi.together.pools.actions import bids as actions
from nadi.together.pools.forms.bid import BidSheet
from nadi.together.pools.models import RequestForQuotation
from nadi.together.pools.offers.book import bid_book
from nadi.together.pools.offers.book_reading import LARGEST_FILE, NotABook, read_book
from nadi.together.pools.queries.tender import request_behind, wanted_of
from nadi.together.pools.views.rfq import frame, in_vendors_language, sheet_page
from nadi.web.access import Request, by_link

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_save_draft(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Keep what is typed, right or wrong."""
    sheet = BidSheet(wanted=wanted_of(asked.pool), typed=request.POST)
    actions.save_draft(request=asked, token=token, typed=dict(sheet.typed()))
    messages.success(request, _("Your draft is kept. It is not submitted: nobody but this link can read it."))
    return redirect("pools.rfq", token)


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_discard_draft(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Forget the draft."""
    actions.discard_draft(request=asked, token=token)
    messages.success(request, _("The draft is discarded."))
    return redirect("pools.rfq", token)


@by_link(request_behind)
@in_vendors_language
def rfq_book(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Hand out the Excel sheet, filled with the bid that stands."""
    context = frame(asked, token)
    book = bid_book(tender=asked.pool.uid, wanted=context["wanted"], own=context["own_bid"])
    response = HttpResponse(book, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="bid-{asked.pool.uid}.xlsx"'
    return response


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_upload(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Read a filled sheet: shown in words to confirm, or on the page with every bad cell named."""
    context, upload = frame(asked, token), request.FILES.get("book")
    try:
        if upload is None:
            raise NotABook(_("Choose the filled sheet first."))
        data = upload.read(LARGEST_FILE + 1)
        book = read_book(data, tender=asked.pool.uid, wanted=context["wanted"])
    except NotABook as error:
        messages.error(request, str(error))
        return redirect("pools.rfq", token)
    context["book_problems"] = book.problems
    return sheet_page(
        request,
        context,
        BidSheet(book.typed, wanted=context["wanted"], cells=book.cells, further=context["further"]),
    )
