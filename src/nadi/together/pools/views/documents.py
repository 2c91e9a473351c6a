"""Papers of pools as PDF, each behind the door of the page it prints."""

from django.http import Http404, HttpResponse

from nadi.together.pools.documents.award_report import award_paper
from nadi.together.pools.documents.minutes import minutes_paper
from nadi.together.pools.documents.rfq import rfq_paper
from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.together.pools.queries.award import award_in_force
from nadi.together.pools.queries.minutes import Minutes, minutes_seen_by
from nadi.together.pools.queries.tender import pool_with_tender, request_behind
from nadi.together.pools.views.rfq import in_vendors_language
from nadi.web.access import Request, by_link, needs
from nadi.web.documents import pdf_response, render_pdf


@needs("pools.rfq_pdf", get=pool_with_tender)
def rfq_pdf(request: Request, pool: Pool) -> HttpResponse:
    """Hand out the request for quotation as vendors get it."""
    return pdf_response(render_pdf(rfq_paper(pool)), name=f"rfq-{pool.uid}")


@needs("pools.minutes_pdf", get=minutes_seen_by)
def minutes_pdf(request: Request, seen: tuple[Pool, Minutes]) -> HttpResponse:
    """Hand out the minutes of a round."""
    pool, minutes = seen
    pdf = render_pdf(minutes_paper(minutes, pool.uid))
    return pdf_response(pdf, name=f"minutes-{pool.uid}-{minutes.number}")


@needs("pools.award_report", get=pool_with_tender)
def award_report(request: Request, pool: Pool) -> HttpResponse:
    """Hand out what was compared, chosen and decided."""
    award = award_in_force(pool)
    if award is None:
        raise Http404
    return pdf_response(render_pdf(award_paper(award)), name=f"award-{pool.uid}")


@by_link(request_behind)
@in_vendors_language
def rfq_paper_by_link(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Hand the request for quotation to the vendor who was asked."""
    return pdf_response(render_pdf(rfq_paper(asked.pool)), name=f"rfq-{asked.pool.uid}")
