"""Papers of agreements as PDF, each behind the door of the page it prints."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from nadi.companies.models import Organisation
from nadi.together.agreements.documents.addendum import addendum_paper
from nadi.together.agreements.documents.call_off import call_off_paper
from nadi.together.agreements.documents.savings import savings_paper
from nadi.together.agreements.models import Addendum, CallOff
from nadi.together.agreements.queries.addenda import addendum_seen_by
from nadi.together.agreements.queries.call_offs import call_off_seen_by
from nadi.web.access import Request, needs
from nadi.web.documents import pdf_response, render_pdf


@needs("agreements.addendum_pdf", get=addendum_seen_by)
def addendum_pdf(request: Request, addendum: Addendum) -> HttpResponse:
    """Hand out a member's addendum."""
    pdf = render_pdf(addendum_paper(addendum, request.actor))
    return pdf_response(pdf, name=f"addendum-{addendum.agreement.number}-{addendum.uid}")


@needs("agreements.call_off_pdf", get=call_off_seen_by)
def call_off_pdf(request: Request, order: CallOff) -> HttpResponse:
    """Hand out an order."""
    return pdf_response(render_pdf(call_off_paper(order)), name=f"order-{order.number}")


@needs("agreements.savings_pdf")
def savings_pdf(request: Request) -> HttpResponse:
    """Hand out the savings statement of the company acted for."""
    member = get_object_or_404(Organisation, pk=request.actor.organisation_id)
    return pdf_response(render_pdf(savings_paper(request.actor, member)), name="savings")
