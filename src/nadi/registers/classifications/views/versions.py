"""Loading classifications, and changing from one version to another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.classifications import queries
from nadi.registers.classifications.actions.files import FileLoaded, load_correspondence, load_file
from nadi.registers.classifications.actions.following import job_of
from nadi.registers.classifications.actions.versions import change_version, decide, follow_clear, preview
from nadi.registers.classifications.forms import CorrespondenceForm, FileForm
from nadi.registers.classifications.models import Scheme
from nadi.web.access import Actor, Refused, Request, needs
from nadi.web.forms import once
from nadi.web.jobs.views import shown

SHOWN_FAULTS = 3


@needs("classifications.load")
@once
def load(request: Request) -> HttpResponse:
    """Take a published table of codes."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            told = load_file(
                by=request.actor,
                name=upload.name,
                content=upload.read(),
                version=form.cleaned_data["version"],
            )
        except Refused as refusal:
            form.add_error("file", str(refusal.sentence))
        else:
            messages.success(request, what_it_brought(told))
            return redirect("classifications.browse", kind=told.loaded.scheme.kind)
    context = {
        "title": _("Load a classification"),
        "form": form,
        "cancel_url": reverse("classifications.list"),
    }
    return render(request, "web/forms/page.html", context)


def what_it_brought(told: FileLoaded) -> str:
    """Say what a file brought and, of what could not be read, the first places."""
    loaded = told.loaded
    text = _("%(new)s codes are new, %(changed)s changed, %(same)s stand as before.") % {
        "new": loaded.new,
        "changed": loaded.changed,
        "same": loaded.same,
    }
    if told.faults:
        places = ", ".join(one.place for one in told.faults[:SHOWN_FAULTS])
        text += " " + _("%(n)s lines could not be read, the first: %(places)s.") % {
            "n": len(told.faults),
            "places": places,
        }
    return text


def other_version(actor: Actor, key: int) -> Scheme | None:
    """Return a version, for staff."""
    return Scheme.objects.filter(pk=key).first() if actor.is_staff else None


@needs("classifications.change_version", get=other_version)
def change(request: Request, newer: Scheme) -> HttpResponse:
    """Show what taking a version into use means, and take it."""
    if request.method == "POST":
        decided = {name.removeprefix("became "): str(value) for name, value in request.POST.items()}
        plan = change_version(by=request.actor, newer=newer, decided=decided)
        messages.success(
            request,
            _("Version %(version)s is in use. %(clear)s codes followed, %(same)s stayed.")
            % {"version": newer.version, "clear": len(plan.clear), "same": plan.same},
        )
        return redirect("classifications.leftover", key=newer.pk)
    context = {
        "title": _("Change to version %(version)s") % {"version": newer.version},
        "scheme": newer,
        "current": queries.scheme_in_use(newer.kind),
        "plan": preview(newer=newer),
        "form": CorrespondenceForm(),
    }
    return render(request, "classifications/change.html", context)


@needs("classifications.change_version", get=other_version, verb=True)
def correspond(request: Request, newer: Scheme) -> HttpResponse:
    """Take a table of what codes became."""
    form = CorrespondenceForm(request.POST, request.FILES)
    older = queries.scheme_in_use(newer.kind)
    if not form.is_valid():
        raise Refused(_("Choose a file: a table of old and new codes."))
    if older is None or older.pk == newer.pk:
        raise Refused(_("This version is in use already."))
    count = load_correspondence(
        by=request.actor, older=older, newer=newer, content=form.cleaned_data["file"].read()
    )
    messages.success(request, _("%(n)s pairs of codes were read.") % {"n": count})
    return redirect("classifications.change_version", key=newer.pk)


@needs("classifications.decide", get=other_version)
def leftover(request: Request, scheme: Scheme) -> HttpResponse:
    """Show the codes that entries carry and the version in use does not have, and decide one."""
    if request.method == "POST" and "follow" in request.POST:
        entries = follow_clear(by=request.actor, scheme=scheme)
        messages.success(request, _("%(n)s entries take their new codes.") % {"n": entries})
        return redirect("classifications.leftover", key=scheme.pk)
    if request.method == "POST":
        row = queries.by_typed(scheme.kind, request.POST.get("became", "")[:400])
        became = row.code if row else request.POST.get("became", "")[:60]
        entries = decide(by=request.actor, scheme=scheme, code=request.POST.get("code", ""), became=became)
        messages.success(request, _("%(n)s entries carry the new code.") % {"n": entries})
        return redirect("classifications.leftover", key=scheme.pk)
    plan, job = preview(newer=scheme), job_of(scheme.kind)
    context = {
        "title": _("Codes left over"),
        "scheme": scheme,
        "job": shown(job, request.actor) if job else None,
        "clear": sum(step.entries for step in plan.clear),
        "steps": [*plan.clear, *plan.split, *plan.unknown],
    }
    return render(request, "classifications/leftover.html", context)
