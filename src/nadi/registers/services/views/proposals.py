"""Pages on which the office looks at what providers propose."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.services.actions import services as actions
from nadi.registers.services.models import Proposal
from nadi.registers.services.queries import services as queries
from nadi.web.access import Request, needs


@needs("services.proposals")
def listed(request: Request) -> HttpResponse:
    """List what was proposed."""
    context = {
        "title": _("Proposed by providers"),
        "proposals": queries.proposals()[:200],
    }
    return render(request, "services/proposals.html", context)


@needs("services.proposals", get=queries.proposal_for)
def detail(request: Request, proposal: Proposal) -> HttpResponse:
    """Show a proposal beside what the entry says now."""
    context = {
        "title": _("A proposed change"),
        "proposal": proposal,
        "sides": queries.side_by_side(proposal),
        "is_pending": proposal.state == Proposal.State.PENDING,
        "breadcrumbs": [(_("Proposed by providers"), reverse("services.proposals"))],
    }
    return render(request, "services/proposal.html", context)


@needs("services.answer_proposal", get=queries.proposal_for, verb=True)
def answer(request: Request, proposal: Proposal) -> HttpResponse:
    """Accept or refuse."""
    if "accept" in request.POST:
        actions.accept_proposal(by=request.actor, proposal=proposal)
        messages.success(request, _("Accepted. The entry says it now."))
    else:
        reason = request.POST.get("reason", "")[:2000]
        actions.refuse_proposal(by=request.actor, proposal=proposal, reason=reason)
        messages.success(request, _("Refused; the provider was told why."))
    return redirect("services.detail", uid=proposal.service.uid)
