"""Pages of savings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.together.agreements.actions.savings import correct_saving as correct
from nadi.together.agreements.forms.savings import CorrectionForm
from nadi.together.agreements.models import Saving
from nadi.together.agreements.queries import savings as queries
from nadi.together.agreements.savings.drawn import drawn
from nadi.together.agreements.savings.lists import SAVINGS
from nadi.together.agreements.savings.page import lines_of, reason_words, sums_behind
from nadi.web.access import Refused, Request, is_allowed, needs


@needs("agreements.savings")
def savings(request: Request) -> HttpResponse:
    """Show the ledger from forecast to realised, drawn and listed."""
    actor = request.actor
    rows = queries.savings_visible_to(actor)
    is_board = actor.is_board and not actor.is_staff
    return SAVINGS.answer(
        request,
        rows,
        is_board=is_board,
        has_statement=is_allowed(actor, "agreements.savings_pdf"),
        drawn=drawn(actor, queries.rows_for(actor)),
    )


@needs("agreements.saving", get=queries.saving_seen_by)
def saving(request: Request, saving: Saving) -> HttpResponse:
    """Trace one row of the ledger to its formula, its baseline and the proof of it."""
    origin = saving.reverses or saving.replaces or saving
    lines = lines_of([origin])[origin.pk]
    context = {
        "saving": saving,
        "origin": origin,
        "lines": lines,
        "sums": sums_behind(saving, lines if origin is saving else []),
        "reason": reason_words(saving),
        "later": [(one, reason_words(one)) for one in queries.corrections_of(saving)],
        "may_correct": is_allowed(request.actor, "agreements.correct_saving", saving),
        "title": _("Where this saving comes from"),
        "breadcrumbs": way_back(),
    }
    return render(request, "agreements/saving.html", context)


@needs("agreements.correct_saving", get=queries.saving_seen_by)
def correct_saving(request: Request, saving: Saving) -> HttpResponse:
    """Take an entry back with a reason, and write the right one if there is one."""
    form = CorrectionForm(request.POST or None, saving=saving)
    if request.method == "POST" and form.is_valid():
        try:
            newest = correct(
                by=request.actor, saving=saving, reason=form.cleaned_data["reason"], right=form.right()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("Corrected. The entry stays, with a counter-entry beside it."))
            return redirect("agreements.saving", newest.uid)
    context = {
        "form": form,
        "saving": saving,
        "title": _("Correct an entry"),
        "breadcrumbs": [*way_back(), (_("Entry"), reverse("agreements.saving", args=[saving.uid]))],
    }
    return render(request, "agreements/correct_saving.html", context, status=422 if form.errors else 200)


def way_back() -> list[tuple[str, str]]:
    """Return the way back to the ledger."""
    return [(_("Savings"), reverse("agreements.savings"))]
