"""Pages of vacancies: for everybody, for members, and for the firms behind them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.registers.talents.actions.applying import answer_application
from nadi.registers.talents.actions.vacancies import (
    change_vacancy,
    close_vacancy,
    join_vacancy,
    leave_vacancy,
    post_vacancy,
)
from nadi.registers.talents.forms.asking import AnswerForm
from nadi.registers.talents.forms.vacancies import JoinVacancyForm, VacancyForm
from nadi.registers.talents.lists import VACANCIES
from nadi.registers.talents.matching import candidates_for
from nadi.registers.talents.models import Application, Vacancy
from nadi.registers.talents.posting import job_posting
from nadi.registers.talents.queries import vacancies as queries
from nadi.registers.talents.vacancy_words import applicants, facts_of_vacancy, own_part
from nadi.web.access import Request, is_allowed, needs, public
from nadi.web.forms import once
from nadi.web.localized import localized

State = Vacancy.State
GONE = 410


@public
def listed(request: Request) -> HttpResponse:
    """List the vacancies this reader may see; without an account, those for everybody."""
    actor = request.actor
    rows = queries.with_firms(queries.visible_to(actor))
    return VACANCIES.answer(request, rows, may_post=actor.is_signed_in and is_allowed(actor, "talents.post"))


@public
def detail(request: Request, uid: str) -> HttpResponse:
    """Show a vacancy; one that is over says so, and is forgotten by search engines."""
    vacancy = queries.vacancy_for(request.actor, uid)
    if vacancy is None:
        return gone(request, uid)
    actor, is_open = request.actor, queries.is_open_now(vacancy)
    is_party = queries.firm_in(actor, vacancy) is not None
    allowed = {
        name: actor.is_signed_in and is_allowed(actor, f"talents.{name}", vacancy)
        for name in ("edit_vacancy", "close_vacancy", "join_vacancy", "leave_vacancy")
    }
    context = {
        "title": localized(vacancy, "title"),
        "vacancy": vacancy,
        "facts": facts_of_vacancy(vacancy, for_office=actor.is_staff),
        "part": own_part(actor, vacancy),
        "is_open": is_open,
        "may": allowed,
        "may_join": is_open and allowed["join_vacancy"] and not is_party,
        "applicants": applicants(actor, vacancy),
        "may_match": is_party or actor.is_staff,
        "job_posting": job_posting(vacancy) if is_open else "",
    }
    return render(request, "talents/vacancy.html", context)


def gone(request: Request, uid: str) -> HttpResponse:
    """Answer for a vacancy that was for everybody and is over."""
    if queries.public_vacancy(uid) is None:
        raise Http404
    context = {"title": _("This vacancy is no longer open")}
    response = render(request, "talents/vacancy_gone.html", context, status=GONE)
    response["X-Robots-Tag"] = "noindex"
    return response


@needs("talents.post")
@once
def post(request: Request) -> HttpResponse:
    """Post a vacancy."""
    actor = request.actor
    form = VacancyForm(request.POST or None, for_staff=actor.is_staff)
    if request.method == "POST" and form.is_valid():
        firm = form.cleaned_data.get("firm") or get_object_or_404(Organisation, pk=actor.organisation_id)
        vacancy = post_vacancy(by=actor, wanted=form.wanted(), organisation=firm)
        messages.success(request, _("Posted."))
        return redirect("talents.vacancy", uid=vacancy.uid)
    return form_page(request, form, title=_("Post a vacancy"), submit=_("Post"))


@needs("talents.edit_vacancy", get=queries.vacancy_for)
@once
def edit(request: Request, vacancy: Vacancy) -> HttpResponse:
    """Change a vacancy."""
    form = VacancyForm(request.POST or None, instance=vacancy)
    if request.method == "POST" and form.is_valid():
        change_vacancy(by=request.actor, vacancy=vacancy, wanted=form.wanted())
        messages.success(request, _("Saved."))
        return redirect("talents.vacancy", uid=vacancy.uid)
    return form_page(request, form, title=_("Change the vacancy"))


def form_page(request: Request, form: Any, **context: Any) -> HttpResponse:
    """Show a form on a page of its own."""
    return render(request, "web/forms/page.html", {"form": form, **context})


@needs("talents.close_vacancy", get=queries.vacancy_for, verb=True)
def filled(request: Request, vacancy: Vacancy) -> HttpResponse:
    """Close a vacancy because the people were found."""
    close_vacancy(by=request.actor, vacancy=vacancy, state=State.FILLED)
    messages.success(request, _("Closed: the people were found."))
    return redirect("talents.vacancy", uid=vacancy.uid)


@needs("talents.close_vacancy", get=queries.vacancy_for, verb=True)
def withdraw(request: Request, vacancy: Vacancy) -> HttpResponse:
    """Close a vacancy without anybody found."""
    close_vacancy(by=request.actor, vacancy=vacancy, state=State.WITHDRAWN)
    messages.success(request, _("The vacancy was withdrawn."))
    return redirect("talents.vacancy", uid=vacancy.uid)


@needs("talents.join_vacancy", get=queries.vacancy_for)
@once
def join(request: Request, vacancy: Vacancy) -> HttpResponse:
    """Join a shared vacancy."""
    part = queries.firm_in(request.actor, vacancy)
    first = {"count": part.count, "is_named": part.is_named} if part else {}
    form = JoinVacancyForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        join_vacancy(by=request.actor, vacancy=vacancy, count=given["count"], is_named=given["is_named"])
        messages.success(request, _("Your company is part of this vacancy."))
        return redirect("talents.vacancy", uid=vacancy.uid)
    lede = localized(vacancy, "title")
    return form_page(request, form, title=_("Join this vacancy"), lede=lede, submit=_("Join"))


@needs("talents.leave_vacancy", get=queries.vacancy_for, verb=True)
def leave(request: Request, vacancy: Vacancy) -> HttpResponse:
    """Leave a shared vacancy."""
    leave_vacancy(by=request.actor, vacancy=vacancy)
    messages.success(request, _("Your company is no longer part of this vacancy."))
    return redirect("talents.vacancies")


@needs("talents.see", get=queries.vacancy_for)
def matches(request: Request, vacancy: Vacancy) -> HttpResponse:
    """List the blind profiles that suit a vacancy, each with why."""
    if not request.actor.is_staff and queries.firm_in(request.actor, vacancy) is None:
        raise Http404
    context = {
        "title": _("Candidates for this vacancy"),
        "vacancy": vacancy,
        "matches": candidates_for(request.actor, vacancy),
    }
    return render(request, "talents/matches.html", context)


@needs("talents.answer_application", get=queries.application_for, verb=True)
def answer(request: Request, application: Application) -> HttpResponse:
    """Invite, hire or decline an applicant."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        answer_application(by=request.actor, application=application, state=form.cleaned_data["state"])
        messages.success(request, _("Noted."))
    return redirect("talents.vacancy", uid=application.vacancy.uid)
