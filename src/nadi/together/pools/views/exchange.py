"""The office's pages of the exchange: questions that wait, answers given, clarifications and changes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.together.pools.actions import exchange as actions
from nadi.together.pools.forms.exchange import AnswerForm, ChangeForm
from nadi.together.pools.models import Pool, Question
from nadi.together.pools.queries import exchange as queries
from nadi.together.pools.views.rfq import is_open
from nadi.web.access import Refused, Request, Sentence, needs
from nadi.web.localized import localized


def crumbs(pool: Pool, title: str = "") -> list[tuple[Sentence, str]]:
    """Return the way to a page of the exchange."""
    exchange_url = reverse("pools.exchange", args=[pool.uid]) if title else ""
    way: list[tuple[Sentence, str]] = [
        (_("Pools"), reverse("pools.list")),
        (localized(pool, "title"), reverse("pools.detail", args=[pool.uid])),
        (_("Tender"), reverse("pools.tender", args=[pool.uid])),
        (_("Questions and changes"), exchange_url),
    ]
    return [*way, (title, "")] if title else way


@needs("pools.exchange", get=queries.pool_in_exchange)
def exchange(request: Request, pool: Pool) -> HttpResponse:
    """Show what waits for an answer, and what all vendors have been told."""
    context = {
        "pool": pool,
        "title": _("Questions and changes"),
        "breadcrumbs": crumbs(pool),
        "waiting": queries.waiting_questions(pool),
        "answered": queries.answered_questions(pool),
        "amendments": queries.amendments_of(pool),
        "is_open": is_open(pool),
    }
    return render(request, "pools/exchange/exchange.html", context)


@needs("pools.answer_question", get=queries.question_seen_by)
def answer_question(request: Request, question: Question) -> HttpResponse:
    """Answer a question to all vendors."""
    form = AnswerForm(request.POST or None, initial={"published_text": question.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_question(by=request.actor, question=question, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("The answer went to all vendors."))
            return redirect("pools.exchange", question.pool.uid)
    title = _("Answer a question")
    context = {
        "pool": question.pool,
        "question": question,
        "form": form,
        "title": title,
        "breadcrumbs": crumbs(question.pool, title),
    }
    return render(request, "pools/exchange/answer.html", context)


@needs("pools.amend", get=queries.pool_in_exchange)
def amend(request: Request, pool: Pool) -> HttpResponse:
    """Tell all vendors of a clarification or change."""
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish_amendment(by=request.actor, pool=pool, change=form.change())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("All vendors were told."))
            return redirect("pools.exchange", pool.uid)
    title = _("Clarify or change")
    context = {"pool": pool, "form": form, "title": title, "breadcrumbs": crumbs(pool, title)}
    return render(request, "pools/exchange/amend.html", context)
