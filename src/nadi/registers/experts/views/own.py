"""An expert's own record, opened by its link; the public form by which it enters itself."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.registers.experts.actions import records
from nadi.registers.experts.actions.applying import apply_as_expert
from nadi.registers.experts.actions.keeping import keep_expert
from nadi.registers.experts.actions.references import (
    Referee,
    answer_reference,
    ask_referee,
    reference_behind,
    remove_reference,
)
from nadi.registers.experts.exporting import everything_about
from nadi.registers.experts.forms.experts import ApplicationForm, OwnForm, RefereeForm, ReferenceForm
from nadi.registers.experts.models import Expert, Reference, Terms
from nadi.registers.experts.queries.engagements import of_expert as engagements_of
from nadi.registers.experts.queries.visits import of_expert as visits_of
from nadi.registers.experts.views.frame import Door, own_page
from nadi.web.access import Refused, Request, by_link, public
from nadi.web.forms import FormPage, form_page, once
from nadi.web.localized import localized
from nadi.web.throttling import address_of, may_go_on

# Forms from one network address within an hour, letters to one mail address within a day.
MOST_FORMS, MOST_LETTERS = 5, 3


@public
@once
def apply(request: Request) -> HttpResponse:
    """Let an expert enter itself."""
    form = ApplicationForm(request.POST or None, initial={"language": get_language()})
    page = FormPage(
        title=_("Enter yourself as an expert"),
        says=_("Members find you once you confirmed your address and the office has spoken with you."),
        submit=_("Send"),
        back=reverse("experts.applied"),
        breadcrumbs=[],
    )

    def do() -> None:
        if not may_go_on("experts.apply", address_of(request), most=MOST_FORMS, within=timedelta(hours=1)):
            raise Refused(_("Too many forms came from your address. Try again in an hour."))
        facts = form.facts()
        to = str(facts.terms["email"]).lower()
        if may_go_on("experts.mail", to, most=MOST_LETTERS, within=timedelta(days=1)):
            apply_as_expert(facts=facts)

    return form_page(request, page, form, do)


@public
def applied(request: Request) -> HttpResponse:
    """Say what comes next."""
    return render(request, "experts/applied.html", {"title": _("Look into your mail")})


def show(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Show an expert its own record and what waits for it."""
    expert = terms.expert
    context = {
        "title": localized(expert),
        "terms": terms,
        "expert": expert,
        "token": door.token,
        "is_new": expert.vetting == Expert.Vetting.UNCONFIRMED,
        "references": expert.references.order_by("pk"),
        "engagements": engagements_of(terms).order_by("-requested")[:100],
        "visits": visits_of(terms).order_by("-starts")[:50],
    }
    return render(request, "experts/own.html", context)


def consenting(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Agree to be found, or go on agreeing."""
    records.give_consent(by=door.actor, expert=terms.expert)
    messages.success(request, _("Thank you. You can take it back here at any time."))
    return redirect("experts.own", token=door.token)


def editing(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Change one's own record."""
    form = OwnForm(request.POST or None, instance=Expert.objects.get(pk=terms.expert_id))
    back = reverse("experts.own", args=[door.token])
    page = FormPage(
        title=_("Change your record"), submit=_("Save"), back=back, breadcrumbs=[(_("Your page"), back)]
    )

    def do() -> None:
        keep_expert(by=door.actor, entry=terms.expert, facts=form.facts(), verb="experts.edit")
        messages.success(request, _("Saved."))

    return form_page(request, page, form, do)


def pausing(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Hide the record from members."""
    records.pause_expert(by=door.actor, expert=terms.expert)
    messages.success(request, _("Paused. Members no longer see you."))
    return redirect("experts.own", token=door.token)


def resuming(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Show the record again."""
    records.resume_expert(by=door.actor, expert=terms.expert)
    messages.success(request, _("Members see you again."))
    return redirect("experts.own", token=door.token)


def erasing(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Erase the record for good."""
    records.erase_expert(by=door.actor, expert=terms.expert)
    return render(request, "experts/erased.html", {"title": _("Erased")})


def exporting(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Hand out everything that is kept about the expert."""
    response = JsonResponse(everything_about(terms), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="expert.json"'
    return response


def naming_referee(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Name somebody who speaks for the expert."""
    form = RefereeForm(request.POST or None, initial={"language": terms.language})
    back = reverse("experts.own", args=[door.token])
    page = FormPage(
        title=_("Name a reference"),
        says=_("We ask them by mail; members see their name only if they agree."),
        submit=_("Ask them"),
        back=back,
        breadcrumbs=[(_("Your page"), back)],
    )

    def do() -> None:
        ask_referee(by=door.actor, expert=terms.expert, referee=Referee(**form.cleaned_data))
        messages.success(request, _("Asked."))

    return form_page(request, page, form, do)


def dropping_reference(request: Request, terms: Terms, door: Door, uid: str) -> HttpResponse:
    """Take a reference out."""
    reference = Reference.objects.filter(expert=terms.expert, uid=uid).first()
    if reference is None:
        raise Http404
    remove_reference(by=door.actor, reference=reference)
    messages.success(request, _("Removed."))
    return redirect("experts.own", token=door.token)


own = own_page(show)
consent = own_page(consenting, verb=True)
own_edit = own_page(editing)
pause = own_page(pausing, verb=True)
resume = own_page(resuming, verb=True)
own_erase = own_page(erasing, verb=True)
own_export = own_page(exporting)
add_referee = own_page(naming_referee)
drop_reference = own_page(dropping_reference, verb=True)


@by_link(reference_behind)
@once
def reference(request: Request, asked: Reference, token: str) -> HttpResponse:
    """Let a referee agree or decline."""
    form = ReferenceForm(request.POST or None, initial={"says": asked.says})
    if request.method == "POST" and form.is_valid():
        answer_reference(reference=asked, agrees="agree" in request.POST, says=form.text())
        messages.success(request, _("Thank you. You may change your mind here at any time."))
        return redirect("experts.reference", token=token)
    context = {"title": localized(asked.expert), "asked": asked, "form": form}
    return render(request, "experts/reference.html", context)
