"""Pages of imports: the list, the start, the state of one, and its verbs."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.registers.imports import queries, states
from nadi.registers.imports.actions import running
from nadi.registers.imports.actions.beginning import begin
from nadi.registers.imports.forms import DecideForm, StartForm
from nadi.registers.imports.keepers import keeper_of
from nadi.registers.imports.lists import IMPORTS, title_of
from nadi.registers.imports.mending import mending_sheet
from nadi.registers.imports.models import File, Run
from nadi.registers.imports.reasons import said
from nadi.registers.imports.targets import formats, targets
from nadi.registers.imports.undoing import prospect_of
from nadi.web.access import Actor, Request, is_allowed, needs
from nadi.web.components.steps import Step
from nadi.web.exports import file_answer
from nadi.web.forms import once
from nadi.web.jobs.views import shown

State = Run.State


@needs("imports.list")
def listed(request: Request) -> HttpResponse:
    """List the imports, the newest first."""
    files = Prefetch("files", File.objects.only("run_id", "name", "position").order_by("position"))
    rows = queries.visible_to(request.actor).prefetch_related(files)
    return IMPORTS.answer(request, rows, may_add=is_allowed(request.actor, "imports.add"))


@needs("imports.add")
@once
def add(request: Request) -> HttpResponse:
    """Take files in."""
    offered = queries.targets_for(request.actor)
    initial = {"target": request.GET.get("target", "")}
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = StartForm(*given, offered=offered, initial=initial)
    if request.method == "POST" and form.is_valid():
        run = begin(
            by=request.actor, target=form.cleaned_data["target"], uploads=form.cleaned_data["uploads"]
        )
        tables = list(run.files.filter(format="", fault={}).order_by("position")[:2])
        if len(tables) == 1:
            return redirect("imports.look", uid=tables[0].uid)
        return redirect("imports.detail", uid=run.uid)
    context = {
        "title": _("Bring files"),
        "form": form,
        "submit": _("Look at them"),
        "lede": _("Nothing is written before you have seen what each row would do."),
        "breadcrumbs": crumbs(),
    }
    return render(request, "web/forms/page.html", context)


@needs("imports.see", get=queries.import_for)
def detail(request: Request, run: Run) -> HttpResponse:
    """Show how far an import is, what it would do or did, and the next step."""
    job = states.job_of(run)
    is_busy = states.is_busy(run)
    context = {
        "title": title_of(run),
        "run": run,
        "counts": run.counts,
        "files": [(file, how_read(file)) for file in run.files.order_by("position")],
        "job": shown(job, request.actor) if job and is_busy else None,
        "lost": job if job and not is_busy else None,
        "steps": steps_of(run),
        "decide_form": DecideForm(),
        "may": verbs_for(request.actor, run, is_busy=is_busy),
        "breadcrumbs": crumbs(),
    }
    return render(request, "imports/detail.html", context)


def crumbs() -> list[tuple[str, str]]:
    """Return the way back to the list."""
    return [(_("Imports"), reverse("imports.list"))]


def how_read(file: File) -> str:
    """Return in words how a file is read, or why it cannot be."""
    if file.fault:
        return said(file.fault)
    if file.format:
        return str(formats()[file.format].title) if file.format in formats() else file.format
    where = file.settings.get("sheet") or file.settings.get("encoding", "")
    return _("Table (%(where)s), %(count)s columns mapped") % {"where": where, "count": len(file.mapping)}


def verbs_for(actor: Actor, run: Run, *, is_busy: bool) -> dict[str, bool]:
    """Return which verbs the page offers."""
    if is_busy or not is_allowed(actor, "imports.write", run):
        return {}
    can_undo = keeper_of(targets()[run.target]).can_undo
    to_write = bool(run.counts.get("to_write"))
    return {
        "look": run.state in states.LOOKING | states.CHECKING,
        "check": run.state in states.CHECKING,
        "decide": run.state in (Run.State.CHECKED, Run.State.WRITTEN) and bool(run.counts.get("undecided")),
        "write": run.state in states.WRITING and to_write,
        "undo": run.state in states.UNDOING and can_undo and bool(run.counts.get("written")),
        "discard": run.state in states.LOOKING,
    }


STEPS_DONE = {State.LOOKING: 0, State.CHECKING: 1, State.CHECKED: 2, State.WRITING: 2}
STEPS = (gettext_lazy("Look at the files"), gettext_lazy("Check every row"), gettext_lazy("Write"))


def steps_of(run: Run) -> list[Step]:
    """Return the steps of an import with the state of each."""
    done = STEPS_DONE.get(State(run.state), len(STEPS))
    return [
        Step(label=word, state="done" if nth < done else "current" if nth == done else "waiting")
        for nth, word in enumerate(STEPS)
    ]


@needs("imports.check", get=queries.import_for, verb=True)
def check(request: Request, run: Run) -> HttpResponse:
    """Check all rows."""
    running.start_check(by=request.actor, run=run)
    return redirect("imports.detail", uid=run.uid)


@needs("imports.write", get=queries.import_for, verb=True)
def write(request: Request, run: Run) -> HttpResponse:
    """Write what was decided."""
    running.start_write(by=request.actor, run=run)
    return redirect("imports.detail", uid=run.uid)


@needs("imports.undo", get=queries.import_for)
def undo(request: Request, run: Run) -> HttpResponse:
    """Show what taking the import back would do, then do it."""
    if request.method == "POST":
        running.start_undo(by=request.actor, run=run)
        return redirect("imports.detail", uid=run.uid)
    context = {
        "title": _("Take the import back"),
        "lede": title_of(run),
        "run": run,
        "prospect": prospect_of(run),
        "can_undo": keeper_of(targets()[run.target]).can_undo,
        "breadcrumbs": [*crumbs(), (title_of(run), reverse("imports.detail", args=[run.uid]))],
    }
    return render(request, "imports/undo.html", context)


@needs("imports.discard", get=queries.import_for, verb=True)
def discard(request: Request, run: Run) -> HttpResponse:
    """Throw an import away that was not written."""
    running.discard(by=request.actor, run=run)
    messages.success(request, _("Thrown away; nothing was written."))
    return redirect("imports.list")


@needs("imports.see", get=queries.import_for)
def mend(request: Request, run: Run) -> HttpResponse:
    """Hand out the rows that did not come in, to be mended and brought again."""
    return file_answer("xlsx", mending_sheet(run))
