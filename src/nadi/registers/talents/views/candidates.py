"""Pages of candidates for members and the office: blind, until they agree."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.registers.entries.pages import answer_detail, answer_list
from nadi.registers.talents.actions.contacts import ask_for_contact, end_contact
from nadi.registers.talents.actions.entering import enter_for_candidate
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.forms.asking import ContactForm, ReasonForm
from nadi.registers.talents.forms.candidates import PaperForm
from nadi.registers.talents.lists import CANDIDATES, REQUESTS
from nadi.registers.talents.models import Candidate, ContactRequest
from nadi.registers.talents.queries.candidates import (
    candidate_for,
    identity_of,
    identity_shown_to,
    last_request,
    request_for,
    requests_of,
)
from nadi.registers.talents.words import facts_of, who
from nadi.web.access import Actor, Request, is_allowed, needs
from nadi.web.files import file_response
from nadi.web.forms import once
from nadi.web.localized import localized


@needs("talents.see")
def listed(request: Request) -> HttpResponse:
    """List the blind profiles."""
    return answer_list(request, CANDIDATES, Candidate)


@needs("talents.see", get=candidate_for)
def detail(request: Request, candidate: Candidate) -> HttpResponse:
    """Show a blind profile; who it is stands there only where the candidate agreed."""
    actor = request.actor
    identity = identity_shown_to(actor, candidate)
    asked = None if actor.is_staff else last_request(actor, candidate)
    may_ask = is_allowed(actor, "talents.ask_contact", candidate)
    context = {
        "who": who(identity) if identity else [],
        "has_file": bool(identity and identity.cv_id),
        "asked": asked,
        "may_ask": may_ask and not identity and not (asked and asked.state == ContactRequest.State.ASKED),
        "may_identify": is_allowed(actor, "talents.see_identity", candidate),
        "may_erase": is_allowed(actor, "talents.erase", candidate),
    }
    facts = [*facts_of(candidate, with_place=False), *coding_gaps(actor, candidate)]
    return answer_detail(request, candidate, "talents/detail.html", facts=facts, **context)


def coding_gaps(actor: Actor, candidate: Candidate) -> list[tuple[str, str]]:
    """Return, for the office, the skills that no code was found for: they match by their words alone."""
    if not actor.is_staff or not candidate.uncoded:
        return []
    return [(_("Not found in the classification"), ", ".join(candidate.uncoded))]


@needs("talents.see", get=candidate_for)
def file(request: Request, candidate: Candidate) -> FileResponse:
    """Hand out the CV to a firm that the candidate agreed to."""
    identity = identity_shown_to(request.actor, candidate)
    if identity is None or identity.cv is None:
        raise Http404
    return file_response(identity.cv)


@needs("talents.add")
@once
def add(request: Request) -> HttpResponse:
    """Enter somebody who consented on paper."""
    form = PaperForm(request.POST or None, request.FILES or None, initial={"language": "ka"})
    if request.method == "POST" and form.is_valid():
        paper = form.cleaned_data["consent_paper"]
        candidate, _is_new = enter_for_candidate(by=request.actor, facts=form.facts(), paper=paper)
        messages.success(
            request, _("Entered. The candidate has been told by mail, with the link to change it.")
        )
        return redirect("talents.detail", uid=candidate.uid)
    context = {"title": _("Enter a candidate"), "form": form, "is_paper": True}
    return render(request, "talents/join.html", context)


@needs("talents.see_identity", get=candidate_for)
def identity(request: Request, candidate: Candidate) -> HttpResponse:
    """Show the office who a candidate is, once it says why; the journal keeps who read it and why."""
    form = ReasonForm(request.POST or None)
    shown = []
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            record(
                by=request.actor,
                verb="talents.see_identity",
                subject=f"entry:{candidate.uid}",
                after={"reason": form.cleaned_data["reason"]},
            )
        shown = who(identity_of(candidate))
    context = {"title": _("Who is it?"), "candidate": candidate, "form": form, "who": shown}
    response = render(request, "talents/identity.html", context)
    response["Cache-Control"] = "no-store"
    return response


@once
@needs("talents.erase", get=candidate_for)
def erase(request: Request, candidate: Candidate) -> HttpResponse:
    """Ask once, then erase somebody who asked the office for it."""
    if request.method == "POST":
        erase_candidate(candidate=candidate, verb="talents.erase", by=request.actor)
        messages.success(request, _("Everything about this candidate was erased."))
        return redirect("talents.list")
    back = reverse("talents.detail", args=[candidate.uid])
    context = {"title": _("Erase this candidate"), "lede": localized(candidate), "back": back}
    return render(request, "talents/withdraw.html", context)


@needs("talents.ask_contact", get=candidate_for)
@once
def ask(request: Request, candidate: Candidate) -> HttpResponse:
    """Ask a candidate for contact."""
    form = ContactForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        ask_for_contact(
            by=request.actor, candidate=candidate, message=given["message"], vacancy=given["vacancy"]
        )
        messages.success(request, _("Asked. You are told by mail what the candidate answers."))
        return redirect("talents.detail", uid=candidate.uid)
    context = {
        "title": _("Ask for contact"),
        "lede": localized(candidate),
        "form": form,
        "submit": _("Ask"),
    }
    return render(request, "web/forms/page.html", context)


@needs("talents.requests")
def requests(request: Request) -> HttpResponse:
    """List what the reader's firm asked of candidates."""
    return REQUESTS.answer(request, requests_of(request.actor))


@needs("talents.end_contact", get=request_for, verb=True)
def end(request: Request, asked: ContactRequest) -> HttpResponse:
    """End the contact from the firm's side."""
    end_contact(request=asked, by=request.actor)
    messages.success(request, _("Ended. You no longer see who the candidate is."))
    return redirect("talents.requests")
