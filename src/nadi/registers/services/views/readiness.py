"""Pages of the way to a standard."""

from functools import partial

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.entries.registry import registers
from nadi.registers.services.actions import readiness as actions
from nadi.registers.services.forms.readiness import BeginForm, StepForm, TargetForm, WishForm
from nadi.registers.services.models import Readiness
from nadi.registers.services.queries import readiness as queries
from nadi.registers.services.readiness.drawing import chart_of, sheet_of, sheet_of_ways
from nadi.registers.services.readiness.progress import (
    firms_at_the_same_stage,
    progress_by_way,
)
from nadi.web.access import Request, is_allowed, needs
from nadi.web.exports import KINDS, file_answer
from nadi.web.files import file_response
from nadi.web.forms import FormPage, form_page, once


@needs("services.readiness")
def overview(request: Request) -> HttpResponse:
    """Show how far one's firm has come; to the office all firms."""
    rows = list(queries.visible_to(request.actor).order_by("organisation__name", "standard", "pk")[:500])
    progress = progress_by_way(rows)
    if (kind := request.GET.get("export", "")) in KINDS:
        return file_answer(kind, sheet_of_ways(rows, progress))
    context = {
        "title": _("The way to a standard"),
        "ways": [(one, progress[one.pk]) for one in rows],
        "may_begin": is_allowed(request.actor, "services.begin_readiness"),
        "exports": [(kind, f"?export={kind}") for kind in KINDS],
    }
    return render(request, "services/readiness_overview.html", context)


@needs("services.begin_readiness")
@once
def begin(request: Request) -> HttpResponse:
    """Begin the way to a standard."""
    form = BeginForm(request.POST or None)
    page = FormPage(
        title=_("Begin the way to a standard"),
        says=_("You see the steps in order, and tick off what is done. Your people and the office read it."),
        submit=_("Begin"),
        back=reverse("services.readiness_overview"),
        breadcrumbs=[(_("The way to a standard"), reverse("services.readiness_overview"))],
    )

    def do() -> HttpResponse:
        made = actions.begin_readiness(by=request.actor, **form.cleaned_data)
        return redirect("services.readiness", uid=made.uid)

    return form_page(request, page, form, do)


@needs("services.readiness", get=queries.readiness_for)
def detail(request: Request, readiness: Readiness) -> HttpResponse:
    """Show the steps, how far they are, and how many firms are at the same stage."""
    steps = queries.steps_with_standing(readiness)
    if (kind := request.GET.get("export", "")) in KINDS:
        return file_answer(kind, sheet_of(readiness, steps))
    progress = progress_by_way([readiness])[readiness.pk]
    context = {
        "title": readiness.standard,
        "readiness": readiness,
        "steps": steps,
        "progress": progress,
        "chart": chart_of(steps, progress),
        "same_stage": firms_at_the_same_stage(readiness),
        "may_set": readiness.organisation_id == request.actor.organisation_id,
        "experts_url": list_of("experts", readiness.standard),
        "training_url": f"{list_of('services', readiness.standard)}&kind=training",
        "exports": [(kind, f"?export={kind}") for kind in KINDS],
        "breadcrumbs": [(_("The way to a standard"), reverse("services.readiness_overview"))],
    }
    return render(request, "services/readiness.html", context)


def list_of(register: str, standard: str) -> str:
    """Return the list of a register narrowed to a standard, if the association keeps it."""
    found = registers().get(register)
    return f"{reverse(found.list_url)}?standard={standard.replace(' ', '+')}" if found else ""


@needs("services.set_step", get=queries.own_readiness_for)
@once
def set_target(request: Request, readiness: Readiness) -> HttpResponse:
    """Set by when the firm wants to be certified."""
    form = TargetForm(request.POST or None, initial={"target": readiness.target})
    here = reverse("services.readiness", args=[readiness.uid])
    page = FormPage(
        title=_("Set the day"), submit=_("Save"), back=here, breadcrumbs=[(readiness.standard, here)]
    )

    def do() -> None:
        actions.set_target(by=request.actor, readiness=readiness, target=form.cleaned_data["target"])

    return form_page(request, page, form, do)


@needs("services.set_step", get=queries.own_readiness_for, verb=True)
def wish(request: Request, readiness: Readiness) -> HttpResponse:
    """Tell the office what the firm would share with others."""
    form = WishForm(request.POST)
    if form.is_valid():
        actions.wish_together(by=request.actor, readiness=readiness, wish=form.cleaned_data["wish"])
        messages.success(request, _("The office was told; other firms do not see it."))
    return redirect("services.readiness", uid=readiness.uid)


def own_step(actor: object, uid: str, step: str) -> object:
    """Return the way of one's own firm with the step meant."""
    readiness = queries.own_readiness_for(actor, uid)  # type: ignore[arg-type]  # the door passes the actor
    return found_step(readiness, step) if readiness else None


def any_step(actor: object, uid: str, step: str) -> object:
    """Return a way the reader may see with the step meant."""
    readiness = queries.readiness_for(actor, uid)  # type: ignore[arg-type]  # the door passes the actor
    return found_step(readiness, step) if readiness else None


def found_step(readiness: Readiness, key: str) -> queries.StepShown | None:
    """Return the step with where the firm stands."""
    return next((one for one in queries.steps_with_standing(readiness) if one.step.key == key), None)


@needs("services.set_step", get=own_step)
@once
def set_step(request: Request, shown: queries.StepShown) -> HttpResponse:
    """Say where one stands with a step."""
    readiness = shown.standing.readiness
    form = StepForm(request.POST or None, request.FILES or None, instance=shown.standing)
    here = reverse("services.readiness", args=[readiness.uid])
    page = FormPage(
        title=shown.step.name,
        says=shown.step.text,
        submit=_("Save"),
        back=here,
        breadcrumbs=[(readiness.standard, here)],
    )
    keep = partial(actions.set_step, by=request.actor, readiness=readiness, step=shown.step.key)

    def do() -> None:
        keep(facts=form.cleaned_data)
        messages.success(request, _("Saved."))

    return form_page(request, page, form, do)


@needs("services.readiness", get=any_step)
def evidence(request: Request, shown: queries.StepShown) -> FileResponse:
    """Hand out the evidence of a step."""
    if shown.standing.evidence is None:
        raise Http404
    return file_response(shown.standing.evidence)
