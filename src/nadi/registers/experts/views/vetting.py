"""Pages by which the office vets experts, asks for consent and erases on request."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.experts.actions import records
from nadi.registers.experts.actions import vetting as actions
from nadi.registers.experts.forms.words import WordsForm
from nadi.registers.experts.models import Expert
from nadi.registers.experts.views.experts import get_expert
from nadi.web.access import Request, Sentence, needs
from nadi.web.forms import FormPage, form_page, once
from nadi.web.localized import localized


def page_of(expert: Expert, title: Sentence, says: Sentence = "") -> FormPage:
    """Describe a step of the vetting."""
    return FormPage(
        title=title,
        says=says,
        submit=title,
        back=reverse("experts.detail", args=[expert.uid]),
        breadcrumbs=[
            (_("Experts"), reverse("experts.list")),
            (localized(expert), reverse("experts.detail", args=[expert.uid])),
        ],
    )


def stepping(
    request: Request, page: FormPage, label: Sentence, do: Callable[[str], object], *, required: bool
) -> HttpResponse:
    """Ask for a note or a reason, then take the step."""
    form = WordsForm(request.POST or None, label=label, required=required)

    def act() -> None:
        do(form.cleaned_data["text"])
        messages.success(request, _("Saved."))

    return form_page(request, page, form, act)


@needs("experts.interview", get=get_expert)
@once
def interview(request: Request, expert: Expert) -> HttpResponse:
    """Note an interview."""
    page = page_of(expert, _("Note the interview"), _("Only the office reads this."))

    def do(text: str) -> None:
        actions.interview_expert(by=request.actor, expert=expert, note=text)

    return stepping(request, page, _("What you found"), do, required=True)


@needs("experts.vet", get=get_expert)
@once
def vet(request: Request, expert: Expert) -> HttpResponse:
    """Show the expert to members."""
    page = page_of(expert, _("Vet"), _("Members will see this expert, and the expert is told."))

    def do(text: str) -> None:
        actions.vet_expert(by=request.actor, expert=expert, note=text)

    return stepping(request, page, _("Note for the office"), do, required=False)


@needs("experts.refuse", get=get_expert)
@once
def refuse(request: Request, expert: Expert) -> HttpResponse:
    """Keep the expert from members."""
    page = page_of(expert, _("Refuse"), _("The expert is told the reason and may correct its record."))

    def do(text: str) -> None:
        actions.refuse_expert(by=request.actor, expert=expert, reason=text)

    return stepping(request, page, _("Reason"), do, required=True)


@needs("experts.ask_consent", get=get_expert, verb=True)
def ask_consent(request: Request, expert: Expert) -> HttpResponse:
    """Ask an expert whether it agrees to be found."""
    records.ask_consent(by=request.actor, expert=expert)
    messages.success(request, _("Asked. The answer appears here."))
    return redirect("experts.detail", uid=expert.uid)


@needs("experts.renew_link", get=get_expert, verb=True)
def renew_link(request: Request, expert: Expert) -> HttpResponse:
    """Send a new link."""
    records.renew_link(by=request.actor, expert=expert)
    messages.success(request, _("A new link was sent; the one before no longer works."))
    return redirect("experts.detail", uid=expert.uid)


@needs("experts.erase", get=get_expert, verb=True)
def erase(request: Request, expert: Expert) -> HttpResponse:
    """Erase a record for good."""
    records.erase_expert(by=request.actor, expert=expert)
    messages.success(request, _("Erased for good."))
    return redirect("experts.list")
