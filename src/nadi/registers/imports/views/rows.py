"""Pages of an import's rows: the list, one row, and the decisions."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.imports import queries
from nadi.registers.imports.actions.correcting import correct, may_be_corrected, typed_of
from nadi.registers.imports.actions.deciding import decide, decide_all
from nadi.registers.imports.forms import CorrectForm, DecideForm
from nadi.registers.imports.lists import ROWS, title_of, why_of
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.showing import candidates_of, changes_of, fields_of
from nadi.registers.imports.targets import targets
from nadi.registers.imports.views.imports import crumbs
from nadi.web.access import Request, is_allowed, needs


@needs("imports.see", get=queries.import_for)
def listed(request: Request, run: Run) -> HttpResponse:
    """List the rows of an import, narrowed by what they would do."""
    back = [*crumbs(), (title_of(run), reverse("imports.detail", args=[run.uid]))]
    return ROWS.answer(request, queries.rows_of(run), run=run, breadcrumbs=back)


@needs("imports.see", get=queries.row_for)
def row(request: Request, row: Row) -> HttpResponse:
    """Show a row, what it would do, what it may be, and the form in which it is mended."""
    return page_of_row(request, row, correct_form(request, row))


def page_of_row(request: Request, row: Row, form: CorrectForm) -> HttpResponse:
    """Answer with the page of a row."""
    may_decide = is_allowed(request.actor, "imports.decide", row) and row.outcome in ("", Row.Outcome.FAILED)
    context: dict[str, Any] = {
        "title": _("Row %(place)s") % {"place": row.place},
        "lede": row.file.name,
        "row": row,
        "why": why_of(row),
        "fields": fields_of(row),
        "changes": changes_of(row),
        "candidates": candidates_of(row),
        "may_decide": may_decide and row.result == Row.Result.DUPLICATE,
        "form": form if may_be_corrected(row) else None,
        "breadcrumbs": [
            *crumbs(),
            (title_of(row.run), reverse("imports.detail", args=[row.run.uid])),
            (_("Rows"), reverse("imports.rows", args=[row.run.uid])),
        ],
    }
    return render(request, "imports/row.html", context)


def correct_form(request: Request, row: Row) -> CorrectForm:
    """Return the form of the fields that the file fills or lacks."""
    target = targets()[row.run.target]
    typed = typed_of(row)
    shown = {
        *typed,
        *(one.get("field", "") for one in row.reasons),
        *(one.name for one in target.fields if one.is_required),
    }
    shown |= {one.name for one in target.fields if one.name in ("name", "name_local")}
    return CorrectForm(request.POST or None, target=target, typed=typed, shown=sorted(shown))


@needs("imports.correct", get=queries.row_for, verb=True)
def mend(request: Request, row: Row) -> HttpResponse:
    """Read a row anew from what was corrected."""
    form = correct_form(request, row)
    if not form.is_valid():
        return page_of_row(request, row, form)
    kept = correct(run=row.run, number=row.number, given=form.cleaned_data)
    if kept.result == Row.Result.REFUSED:
        messages.warning(request, _("Something is still wrong in this row: see below."))
        return redirect("imports.row", uid=row.run.uid, number=row.number)
    messages.success(
        request,
        _("Row %(place)s is in order now: %(result)s.")
        % {"place": row.place, "result": kept.get_result_display()},
    )
    return to_the_next(row)


def to_the_next(row: Row) -> HttpResponse:
    """Lead to the next row that waits for the same, or back to the import."""
    following = queries.rows_of(row.run).filter(result=row.result, number__gt=row.number, outcome="")
    if row.result == Row.Result.DUPLICATE:
        following = following.filter(decision="")
    found = following.order_by("number").first()
    if found is None or row.result == Row.Result.SKIPPED:
        return redirect("imports.detail", uid=row.run.uid)
    return redirect("imports.row", uid=row.run.uid, number=found.number)


@needs("imports.decide", get=queries.row_for, verb=True)
def choose(request: Request, row: Row) -> HttpResponse:
    """Decide on one row, and go on to the next."""
    choice = request.POST.get("choice", "0")
    decision = request.POST.get("decision", "")
    chosen = int(choice) if choice.isascii() and choice.isdigit() and len(choice) < 5 else -1
    decide(run=row.run, number=row.number, decision=decision, choice=chosen)
    return to_the_next(row)


@needs("imports.decide", get=queries.import_for, verb=True)
def choose_all(request: Request, run: Run) -> HttpResponse:
    """Decide on all rows that are alike enough, and on the rest."""
    form = DecideForm(request.POST)
    if form.is_valid():
        done = decide_all(run=run, certain=form.cleaned_data["certain"], rest=form.cleaned_data["rest"])
        messages.success(request, _("Decided on %(count)s rows.") % {"count": done})
    else:
        messages.error(request, " ".join(str(text) for texts in form.errors.values() for text in texts))
    return redirect("imports.detail", uid=run.uid)
