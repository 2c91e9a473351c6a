"""A vendor's account: made by its link, and what it shows afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.together.pools.actions import account as actions
from nadi.together.pools.forms.exchange import AccountForm
from nadi.together.pools.models import RequestForQuotation
from nadi.together.pools.queries.own_requests import facts_of, own_request, own_requests_of
from nadi.together.pools.queries.tender import request_behind
from nadi.together.pools.views.rfq import in_vendors_language
from nadi.web.access import Refused, Request, by_link, needs
from nadi.web.localized import localized


@by_link(request_behind)
@in_vendors_language
def rfq_account(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Invite the reader of the request's mailbox."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_account(request=asked, token=token, name=form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("The invitation is on its way to %(to)s.") % {"to": asked.email})
            return redirect("pools.rfq", token)
    title = _("An account for your company")
    way = [(localized(asked.pool, "title"), reverse("pools.rfq", args=[token])), (title, "")]
    context = {"asked": asked, "token": token, "form": form, "title": title, "breadcrumbs": way}
    return render(request, "pools/rfq/questions_account_page.html", context)


@needs("pools.own_requests")
def own_requests(request: Request) -> HttpResponse:
    """List what the vendor was asked for."""
    found = [(one, facts_of(one)) for one in own_requests_of(request.actor)]
    context = {"title": _("Requests for quotation"), "requests": found}
    return render(request, "pools/exchange/own_requests.html", context)


@needs("pools.send_own_link", get=own_request, verb=True)
def send_own_link(request: Request, asked: RequestForQuotation) -> HttpResponse:
    """Send the link again."""
    actions.send_own_link(by=request.actor, request=asked)
    messages.success(request, _("A new link was sent to %(to)s.") % {"to": asked.email})
    return redirect("pools.own_requests")
