"""Pages of requests for parts: asking, answering, agreeing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.companies.models import Organisation
from nadi.registers.suppliers.actions import parts as actions
from nadi.registers.suppliers.forms.machines import OfferForm, PartForm, StandstillForm
from nadi.registers.suppliers.makes import asked_in_words, firms_in_words
from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest
from nadi.registers.suppliers.queries import parts as queries
from nadi.registers.suppliers.queries.machines import machine_for, others_running, suppliers_of
from nadi.web.access import Actor, Request, by_link, is_allowed, needs
from nadi.web.files import file_response
from nadi.web.forms import once
from nadi.web.localized import localized

ASK = gettext_lazy("Ask now")


@needs("suppliers.part_requests")
def listed(request: Request) -> HttpResponse:
    """Show the requests the reader's company made, and those it was asked."""
    actor = request.actor
    rows = list(queries.visible_to(actor).order_by("-asked")[:200])
    context = {
        "title": _("Parts wanted"),
        "is_office": actor.is_staff,
        "may_ask": is_allowed(actor, "suppliers.add_machine"),
        "own": [row for row in rows if actor.is_staff or row.organisation_id == actor.organisation_id],
        "asked": [row for row in rows if row.organisation_id != actor.organisation_id],
    }
    return render(request, "suppliers/parts.html", context)


@needs("suppliers.ask_part", get=machine_for)
@once
def ask(request: Request, machine: Machine) -> HttpResponse:
    """Ask the other firms that run the make."""
    form = PartForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = actions.ask_part(by=request.actor, machine=machine, facts=form.cleaned_data)
        return to_request(request, asked)
    context = {
        "submit": ASK,
        "title": _("Ask for a part"),
        "form": form,
        "machine": machine,
        "others": firms_in_words(others_running(request.actor, {machine.make_key})),
    }
    return render(request, "suppliers/ask.html", context)


@needs("suppliers.add_machine")
@once
def ask_any(request: Request) -> HttpResponse:
    """Ask for a part of any of one's machines, or of one that is not entered yet."""
    own = Organisation.objects.get(uid=request.actor.organisation)
    form = StandstillForm(request.POST or None, request.FILES or None, organisation=own)
    if request.method == "POST" and form.is_valid():
        return to_request(request, asked_by(request.actor, own, form.cleaned_data))
    context = {"title": _("A machine stands still"), "form": form, "submit": ASK}
    return render(request, "suppliers/ask.html", context)


def asked_by(by: Actor, own: Organisation, typed: dict[str, Any]) -> PartRequest:
    """Ask for a part of the machine chosen, or of the one whose plate was typed."""
    if machine := typed.get("machine"):
        return actions.ask_part(by=by, machine=machine, facts=typed)
    plate = {"make": typed["make"], "model": typed["model"]}
    return actions.ask_part_of_new(by=by, organisation=own, plate=plate, facts=typed)


def to_request(request: Request, asked: PartRequest) -> HttpResponse:
    """Lead to a new request, and say whether there was anybody to ask."""
    if queries.asked_in_all(asked):
        messages.success(request, _("The firms that run this make were asked."))
    else:
        messages.warning(request, _("There is nobody to ask for this make yet. Its suppliers stand below."))
    return redirect("suppliers.part_request", uid=asked.uid)


@needs("suppliers.part_request", get=queries.request_for)
def detail(request: Request, asked: PartRequest) -> HttpResponse:
    """Show a request: to the asking firm its offers, to an asked one the question, to staff both."""
    actor = request.actor
    own = queries.own_answer(actor, asked)
    if own:
        return answer_page(request, own)
    is_asker = asked.organisation_id == actor.organisation_id
    context = {
        "title": asked.part,
        "asked": asked,
        "is_asker": is_asker,
        "is_over": queries.is_over(asked),
        "asker": localized(asked.organisation),
        "offers": queries.offers_of(asked, to_staff=actor.is_staff),
        "others": asked_in_words(queries.asked_in_all(asked)),
        "is_anybody_asked": bool(queries.asked_in_all(asked)),
        "suppliers": suppliers_of(actor, asked.make_key),
        "may_end": is_allowed(actor, "suppliers.end_part_request", asked) and not queries.is_over(asked),
    }
    return render(request, "suppliers/part.html", context)


def answer_page(request: Request, answer: PartAnswer, **more: Any) -> HttpResponse:
    """Show a firm that was asked what is wanted, and the form to answer."""
    asked = answer.request
    context = {
        "title": asked.part,
        "asked": asked,
        "answer": answer,
        "asker": queries.asker_as_read(answer),
        "is_over": queries.is_over(asked),
        "is_agreed": answer.state == PartAnswer.State.ACCEPTED,
        "form": OfferForm(instance=answer),
        **more,
    }
    return render(request, "suppliers/part_asked.html", context)


@needs("suppliers.offer_part", get=queries.answer_for, verb=True)
def offer(request: Request, answer: PartAnswer) -> HttpResponse:
    """Offer the part."""
    return take_offer(request, request.actor, answer, back=detail_address(answer))


def take_offer(request: Request, by: Actor, answer: PartAnswer, *, back: Any, **more: Any) -> HttpResponse:
    """Take an offer, or show the form again with what was typed."""
    form = OfferForm(request.POST, instance=answer)
    if not form.is_valid():
        answer.refresh_from_db()
        return answer_page(request, answer, form=form, **more)
    actions.offer_part(by=by, answer=answer, facts=form.cleaned_data)
    messages.success(request, _("The other firm was told that somebody has it."))
    return redirect(back)


def detail_address(answer: PartAnswer) -> str:
    """Return the page of the request an answer belongs to."""
    return str(redirect("suppliers.part_request", uid=answer.request.uid).url)


@needs("suppliers.cannot_help", get=queries.answer_for, verb=True)
def cannot_help(request: Request, answer: PartAnswer) -> HttpResponse:
    """Say that one cannot help."""
    actions.cannot_help(by=request.actor, answer=answer)
    messages.success(request, _("Thank you for telling."))
    return redirect("suppliers.part_requests")


@needs("suppliers.accept_part", get=queries.answer_for, verb=True)
def accept(request: Request, answer: PartAnswer) -> HttpResponse:
    """Accept an offer."""
    actions.accept_part(by=request.actor, answer=answer)
    messages.success(request, _("Both sides agreed. Here is whom to call."))
    return redirect("suppliers.part_request", uid=answer.request.uid)


@needs("suppliers.end_part_request", get=queries.request_for, verb=True)
def end(request: Request, asked: PartRequest) -> HttpResponse:
    """End one's request."""
    actions.end_part_request(by=request.actor, request=asked, found="found" in request.POST)
    messages.success(request, _("The request is ended; the firms that had offered were thanked."))
    return redirect("suppliers.part_requests")


@needs("suppliers.part_request", get=queries.request_for)
def picture(request: Request, asked: PartRequest) -> HttpResponseBase:
    """Hand out the picture of the part."""
    if asked.picture is None:
        raise Http404
    return file_response(asked.picture)


def asked_firm(answer: PartAnswer) -> Actor:
    """Return the firm that holds the link as who acts."""
    firm = answer.organisation
    return Actor(organisation_id=firm.pk, organisation=firm.uid, organisation_name=localized(firm))


@by_link(queries.answer_behind)
@once
def by_mail(request: Request, answer: PartAnswer, token: str) -> HttpResponse:
    """Let a firm answer from the mail, without signing in."""
    if request.method != "POST":
        return answer_page(request, answer, token=token)
    by = asked_firm(answer)
    if "cannot" in request.POST:
        actions.cannot_help(by=by, answer=answer)
        messages.success(request, _("Thank you for telling."))
        return redirect("suppliers.part_by_link", token=token)
    return take_offer(request, by, answer, back=request.path, token=token)


@by_link(queries.answer_behind)
def picture_by_mail(request: Request, answer: PartAnswer, token: str) -> HttpResponseBase:
    """Hand out the picture of the part to whoever was asked."""
    if answer.request.picture is None:
        raise Http404
    return file_response(answer.request.picture)
