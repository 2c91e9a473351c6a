"""A candidate's own pages, behind its link: looking does nothing, only pressing a button does."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.talents import matching
from nadi.registers.talents.actions import own
from nadi.registers.talents.actions.applying import apply_by_link, withdraw_application
from nadi.registers.talents.actions.contacts import agree, decline, end_contact
from nadi.registers.talents.actions.entering import confirm_address
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.forms.candidates import ChangeForm, initial_of
from nadi.registers.talents.links import candidate_by_token
from nadi.registers.talents.lists import firms_of
from nadi.registers.talents.models import Application, Candidate, ContactRequest, Vacancy
from nadi.registers.talents.queries.vacancies import applications_by, is_open
from nadi.registers.talents.takeaway import everything_of, json_resume_of
from nadi.registers.talents.words import facts_of, values_of
from nadi.web.access import Request, by_link
from nadi.web.files import file_response
from nadi.web.forms import once
from nadi.web.link_language import in_language_of

OWN = "talents.own"


def language_of(candidate: Candidate) -> str:
    """Return the language a candidate reads."""
    return candidate.identity.language


def asked_of(candidate: Candidate, uid: str) -> ContactRequest:
    """Return a question to this candidate."""
    rows = candidate.requests.select_related("organisation", "vacancy", "asked_by")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


@by_link(candidate_by_token)
@in_language_of(language_of)
def overview(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """Show a candidate everything that is kept, who asked, and what suits."""
    requests = candidate.requests.select_related("organisation", "vacancy").order_by("-asked")
    applications = list(applications_by(candidate))
    waits = [one for one in applications if one.state == Application.State.UNCONFIRMED]
    context = {
        "title": _("Your record"),
        "candidate": candidate,
        "identity": candidate.identity,
        "token": token,
        "facts": facts_of(candidate),
        "requests": requests,
        "applications": applications,
        "is_confirmed": candidate.identity.confirmed is not None,
        "waits": [(one, firms_of(one.vacancy)) for one in waits],
        "hidden_from": candidate.hidden_from.all(),
    }
    return render(request, "talents/own.html", context)


@by_link(candidate_by_token, verb=True)
@in_language_of(language_of)
def confirm(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """Confirm the address, and with it what waits for that."""
    confirm_address(candidate=candidate)
    messages.success(request, _("Confirmed. Keep the mail with the link: it is the key to your record."))
    return redirect(OWN, token=token)


@once
@by_link(candidate_by_token)
@in_language_of(language_of)
def change(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """Change one's own record."""
    form = ChangeForm(request.POST or None, request.FILES or None, initial=initial_of(values_of(candidate)))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        own.change_own(
            candidate=candidate, facts=form.facts(), cv=given["cv"], without_cv=given["without_cv"]
        )
        messages.success(request, _("Saved."))
        return redirect(OWN, token=token)
    context = {"title": _("Change your record"), "form": form, "token": token, "is_change": True}
    return render(request, "talents/join.html", context)


def pressed(act: Callable[..., Any], said: Callable[[], str]) -> Callable[..., HttpResponseBase]:
    """Return the page of a button that does one thing with one's own record."""

    def page(request: Request, candidate: Candidate, token: str) -> HttpResponse:
        act(candidate=candidate)
        messages.success(request, said())
        return redirect(OWN, token=token)

    return by_link(candidate_by_token, verb=True)(in_language_of(language_of)(page))


renew = pressed(own.renew, lambda: _("Your record is kept for another year."))
pause = pressed(own.pause, lambda: _("Nobody is shown your profile until you say so."))
resume = pressed(own.resume, lambda: _("Your profile is shown again."))
join_pool = pressed(own.join_pool, lambda: _("Members now see your profile, without your name."))


@by_link(candidate_by_token, verb=True)
@in_language_of(language_of)
def renew_link(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """End this link; a new one comes by mail."""
    own.renew_link(candidate=candidate)
    return redirect("talents.sent")


@once
@by_link(candidate_by_token)
@in_language_of(language_of)
def withdraw(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """Ask once, then erase everything."""
    if request.method == "POST":
        erase_candidate(candidate=candidate, verb="talents.withdraw_own")
        return redirect("talents.erased")
    return render(
        request,
        "talents/withdraw.html",
        {"title": _("Erase your record"), "back": reverse(OWN, args=[token])},
    )


@by_link(candidate_by_token)
def download(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """Hand out everything that is kept, as JSON."""
    return as_file(everything_of(candidate), "my-record")


@by_link(candidate_by_token)
def json_resume(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """Hand the record out as a JSON Resume, which other job sites read."""
    return as_file(json_resume_of(candidate), "resume")


def as_file(content: dict[str, Any], name: str) -> HttpResponse:
    """Answer with JSON to keep."""
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


@by_link(candidate_by_token)
def cv(request: Request, candidate: Candidate, token: str) -> FileResponse:
    """Hand out one's own file."""
    if candidate.identity.cv is None:
        raise Http404
    return file_response(candidate.identity.cv)


@by_link(candidate_by_token)
@in_language_of(language_of)
def contact(request: Request, candidate: Candidate, token: str, uid: str) -> HttpResponse:
    """Show a firm's question, with yes and no."""
    asked = asked_of(candidate, uid)
    context = {"title": _("A company asks for you"), "asked": asked, "token": token}
    return render(request, "talents/own_contact.html", context)


def answered(act: Callable[..., None], said: Callable[[], str]) -> Callable[..., HttpResponseBase]:
    """Return the page of an answer to a firm."""

    def page(request: Request, candidate: Candidate, token: str, uid: str) -> HttpResponse:
        act(request=asked_of(candidate, uid))
        messages.success(request, said())
        return redirect(OWN, token=token)

    return by_link(candidate_by_token, verb=True)(in_language_of(language_of)(page))


contact_agree = answered(agree, lambda: _("The company now sees who you are and how to reach you."))
contact_decline = answered(decline, lambda: _("The company learns only that you said no."))
contact_end = answered(end_contact, lambda: _("The company no longer sees who you are."))


@by_link(candidate_by_token)
@in_language_of(language_of)
def vacancies(request: Request, candidate: Candidate, token: str) -> HttpResponse:
    """List the vacancies that suit, each with why."""
    context = {
        "title": _("Vacancies for you"),
        "token": token,
        "matches": matching.vacancies_for(candidate),
        "applied": set(candidate.applications.values_list("vacancy__uid", flat=True)),
        "is_confirmed": candidate.identity.confirmed is not None,
    }
    return render(request, "talents/own_vacancies.html", context)


@by_link(candidate_by_token, verb=True)
@in_language_of(language_of)
def apply(request: Request, candidate: Candidate, token: str, uid: str) -> HttpResponse:
    """Apply for a vacancy with the record that is there."""
    vacancy = Vacancy.objects.filter(is_open(), audience=Vacancy.Audience.PUBLIC, uid=uid).first()
    if vacancy is None or candidate.identity.confirmed is None:
        raise Http404
    apply_by_link(candidate=candidate, vacancy=vacancy, message="")
    messages.success(request, _("Your application was sent."))
    return redirect(OWN, token=token)


@by_link(candidate_by_token, verb=True)
@in_language_of(language_of)
def withdraw_applied(request: Request, candidate: Candidate, token: str, uid: str) -> HttpResponse:
    """Take an application back."""
    application = candidate.applications.filter(uid=uid).first()
    if application is None:
        raise Http404
    withdraw_application(application=application)
    messages.success(request, _("Your application was taken back."))
    return redirect(OWN, token=token)
