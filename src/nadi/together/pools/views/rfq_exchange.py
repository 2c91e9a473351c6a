"""What a vendor does in the exchange by its link: ask, take a question back, confirm its bid."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.together.pools.actions import exchange as actions
from nadi.together.pools.forms.exchange import QuestionForm
from nadi.together.pools.models import RequestForQuotation
from nadi.together.pools.queries.exchange import exchange_of
from nadi.together.pools.queries.tender import request_behind
from nadi.together.pools.views.rfq import in_vendors_language, is_open
from nadi.web.access import Refused, Request, by_link
from nadi.web.localized import localized


@by_link(request_behind)
@in_vendors_language
def rfq_questions(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Show questions and answers, and take a question; what cannot be taken stays in its field."""
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_question(request=asked, token=token, text=form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error("text", str(refusal.sentence))
        else:
            messages.success(request, _("Your question is sent. All vendors get the answer together."))
            return redirect("pools.rfq_questions", token)
    context = {
        "asked": asked,
        "pool": asked.pool,
        "token": token,
        "form": form,
        "is_open": is_open(asked.pool),
        "title": _("Questions and changes"),
        "breadcrumbs": [
            (localized(asked.pool, "title"), reverse("pools.rfq", args=[token])),
            (_("Questions and changes"), ""),
        ],
        **exchange_of(asked),
    }
    return render(request, "pools/rfq/questions_page.html", context)


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_withdraw_question(request: Request, asked: RequestForQuotation, token: str, uid: str) -> HttpResponse:
    """Take a question back before it is answered."""
    actions.withdraw_question(request=asked, token=token, uid=uid)
    messages.success(request, _("Your question is taken back; nobody else has read it."))
    return redirect("pools.rfq_questions", token)


@by_link(request_behind, verb=True)
@in_vendors_language
def rfq_confirm(request: Request, asked: RequestForQuotation, token: str) -> HttpResponse:
    """Let the bid stand after a change."""
    actions.confirm_bid(request=asked, token=token)
    messages.success(request, _("Your bid is confirmed. It stands with the changes you were told of."))
    return redirect("pools.rfq", token)
