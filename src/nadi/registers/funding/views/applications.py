"""Pages of a firm's applications."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.registers.entries.pages import entry_for
from nadi.registers.funding.actions import applications as acts
from nadi.registers.funding.actions.facts import note_reading
from nadi.registers.funding.actions.papers import add_paper, drop_paper, keep_paper
from nadi.registers.funding.forms.applications import (
    AmountForm,
    NewPaperForm,
    PaperForm,
    PlanForm,
    RefusalForm,
)
from nadi.registers.funding.models import Application, Paper, Payment, Programme
from nadi.registers.funding.queries import applications as queries
from nadi.registers.funding.stages import page_of
from nadi.web.access import Request, Sentence, needs
from nadi.web.files import file_response
from nadi.web.forms import Form, once
from nadi.web.localized import localized

DETAIL = "funding.application"


@needs("funding.applications")
def own(request: Request) -> HttpResponse:
    """Show the firm's own applications."""
    rows = queries.with_received(queries.visible_to(request.actor)).filter(
        organisation=request.actor.organisation_id
    )
    context = {"title": _("Our applications"), "applications": list(rows.order_by("-began", "pk"))}
    return render(request, "funding/applications.html", context)


@needs("funding.apply", get=entry_for(Programme), verb=True)
def begin(request: Request, programme: Programme) -> HttpResponse:
    """Begin an application."""
    application = acts.begin_application(by=request.actor, programme=programme)
    messages.success(request, _("Your application has begun. Only your own people and the office see it."))
    return redirect(DETAIL, uid=application.uid)


@needs("funding.application", get=queries.application_for)
def detail(request: Request, application: Application) -> HttpResponse:
    """Show an application with its checklist and its money; the office's reading is journalled."""
    if request.actor.is_staff:
        note_reading(
            by=request.actor, subject=f"application:{application.uid}", verb="funding.read_application"
        )
    return render(request, "funding/application.html", page_of(request.actor, application))


def step(
    request: Request,
    application: Application,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    words: tuple[Sentence, Sentence],
) -> HttpResponse:
    """Answer with the form of one step, or take it; `words` are the page's title and what is said after."""
    if request.method == "POST" and form.is_valid():
        act(form.cleaned_data)
        messages.success(request, str(words[1]))
        return redirect(DETAIL, uid=application.uid)
    context = {"title": words[0], "form": form, "lede": localized(application.programme)}
    return render(request, "web/forms/page.html", context)


@needs("funding.prepare", get=queries.application_for)
@once
def prepare(request: Request, application: Application) -> HttpResponse:
    """Write down what the money is for, and how much."""
    form = PlanForm(request.POST or None, application=application)

    def act(typed: dict[str, Any]) -> object:
        plan = acts.Plan(purpose=typed["purpose"], asked=typed["asked"])
        return acts.prepare_application(by=request.actor, application=application, plan=plan)

    return step(request, application, form, act, (_("Prepare the application"), _("Saved.")))


@needs("funding.submit", get=queries.application_for)
@once
def submit(request: Request, application: Application) -> HttpResponse:
    """Say that the firm submitted."""
    asked = {"amount": application.asked}
    form = AmountForm(request.POST or None, application=application, initial=asked)

    def act(typed: dict[str, Any]) -> object:
        return acts.submit_application(
            by=request.actor, application=application, asked=typed["amount"], on=typed["on"]
        )

    return step(request, application, form, act, (_("We submitted"), _("Noted. Good luck.")))


@needs("funding.withdraw_application", get=queries.application_for, verb=True)
def withdraw(request: Request, application: Application) -> HttpResponse:
    """Give an application up."""
    acts.withdraw_application(by=request.actor, application=application)
    messages.success(request, _("The application is withdrawn."))
    return redirect(DETAIL, uid=application.uid)


@needs("funding.grant", get=queries.application_for)
@once
def grant(request: Request, application: Application) -> HttpResponse:
    """Note that money was granted."""
    form = AmountForm(request.POST or None, application=application, initial={"amount": application.asked})

    def act(typed: dict[str, Any]) -> object:
        return acts.grant_application(
            by=request.actor, application=application, granted=typed["amount"], on=typed["on"]
        )

    return step(request, application, form, act, (_("It was granted"), _("Noted. Congratulations.")))


@needs("funding.refuse", get=queries.application_for)
@once
def refuse(request: Request, application: Application) -> HttpResponse:
    """Note that an application was refused, and why."""
    form = RefusalForm(request.POST or None)

    def act(typed: dict[str, Any]) -> object:
        return acts.refuse_application(by=request.actor, application=application, **typed)

    return step(request, application, form, act, (_("It was refused"), _("Noted.")))


@needs("funding.receive", get=queries.application_for)
@once
def receive(request: Request, application: Application) -> HttpResponse:
    """Note money that arrived."""
    form = AmountForm(request.POST or None, application=application)

    def act(typed: dict[str, Any]) -> object:
        return acts.receive_payment(by=request.actor, application=application, **typed)

    return step(request, application, form, act, (_("Money arrived"), _("Noted.")))


@needs("funding.take_back_payment", get=queries.payment_for, verb=True)
def take_back(request: Request, payment: Payment) -> HttpResponse:
    """Take off a payment entered by mistake."""
    acts.take_back_payment(by=request.actor, payment=payment)
    messages.success(request, _("The payment was taken off."))
    return redirect(DETAIL, uid=payment.application.uid)


@needs("funding.add_paper", get=queries.application_for)
@once
def new_paper(request: Request, application: Application) -> HttpResponse:
    """Put a paper on the checklist."""
    form = NewPaperForm(request.POST or None)

    def act(typed: dict[str, Any]) -> object:
        return add_paper(by=request.actor, application=application, name=typed["name"])

    return step(request, application, form, act, (_("Add a paper"), _("Added.")))


@needs("funding.keep_paper", get=queries.paper_for)
@once
def paper(request: Request, paper: Paper) -> HttpResponse:
    """Upload a paper, or say that it is ready."""
    form = PaperForm(request.POST or None, request.FILES or None, initial={"is_ready": paper.is_ready})

    def act(typed: dict[str, Any]) -> object:
        return keep_paper(by=request.actor, paper=paper, upload=typed["file"], is_ready=typed["is_ready"])

    return step(request, paper.application, form, act, (localized(paper), _("Saved.")))


@needs("funding.drop_paper", get=queries.paper_for, verb=True)
def drop(request: Request, paper: Paper) -> HttpResponse:
    """Take a paper off the checklist."""
    drop_paper(by=request.actor, paper=paper)
    messages.success(request, _("The paper is off the checklist."))
    return redirect(DETAIL, uid=paper.application.uid)


@needs("funding.paper", get=queries.paper_for)
def file(request: Request, paper: Paper) -> HttpResponseBase:
    """Hand the file of a paper to the firm's own people."""
    if paper.file is None:
        raise Http404
    return file_response(paper.file)
