"""Pages of the office: the pipeline, who qualifies, lessons, rates."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.registers.entries.pages import entry_for
from nadi.registers.funding.actions.facts import keep_rate, note_reading
from nadi.registers.funding.actions.office import publish_lesson, take_back_lesson, tell_firms
from nadi.registers.funding.explaining import reason_in_words
from nadi.registers.funding.forms.applications import LessonForm, RateForm, TellForm
from nadi.registers.funding.lists import APPLICATIONS
from nadi.registers.funding.models import Application, Lesson, Programme
from nadi.registers.funding.queries.applications import raised, visible_to, with_received
from nadi.registers.funding.queries.fitting import FirmFit, firms_for
from nadi.registers.funding.queries.outcomes import lesson_for
from nadi.registers.funding.queries.programmes import rates_kept
from nadi.registers.funding.words import ANSWER_LABELS, ANSWER_TONES, rate_label
from nadi.web.access import Request, is_allowed, needs
from nadi.web.forms import once
from nadi.web.localized import localized


@needs("funding.pipeline")
def pipeline(request: Request) -> HttpResponse:
    """Show all applications by stage, and what they raised by year and currency."""
    rows = visible_to(request.actor)
    counts = Counter(rows.order_by().values_list("state", flat=True))
    stages = [(state.label, counts.get(state.value, 0)) for state in Application.State]
    return APPLICATIONS.answer(request, with_received(rows), stages=stages, raised=raised(rows))


@needs("funding.firms", get=entry_for(Programme))
def firms(request: Request, programme: Programme) -> HttpResponse:
    """Show which members can get a programme's money; the reading is journalled."""
    note_reading(by=request.actor, subject=f"entry:{programme.uid}", verb="funding.firms")
    found = firms_for(programme)
    counts = Counter(str(one.assessment.answer) for one in found)
    context = {
        "title": _("Who among us can get this?"),
        "programme": programme,
        "counts": [(label, counts.get(answer, 0)) for answer, label in ANSWER_LABELS.items()],
        "firms": [firm_line(one) for one in found],
        "form": TellForm(),
    }
    return render(request, "funding/firms.html", context)


def firm_line(fit: FirmFit) -> dict[str, Any]:
    """Return a member's line: the answer and why."""
    answer = fit.assessment.answer
    return {
        "organisation": fit.organisation,
        "label": ANSWER_LABELS[answer],
        "tone": ANSWER_TONES[answer],
        "why": reason_in_words(fit.assessment),
    }


@needs("funding.tell_firms", get=entry_for(Programme))
@once
def tell(request: Request, programme: Programme) -> HttpResponse:
    """Write to the members that can get a programme's money."""
    form = TellForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count = tell_firms(
            by=request.actor,
            programme=programme,
            answers=frozenset(form.cleaned_data["answers"]),
            note=form.cleaned_data["note"],
        )
        words = ngettext("Written to %(n)s company.", "Written to %(n)s companies.", count)
        messages.success(request, words % {"n": count})
        return redirect("funding.firms", uid=programme.uid)
    context = {"title": _("Write to members"), "form": form, "lede": localized(programme)}
    return render(request, "web/forms/page.html", context)


@needs("funding.publish_lesson", get=entry_for(Programme))
@once
def lesson(request: Request, programme: Programme) -> HttpResponse:
    """Publish what outcomes teach."""
    form = LessonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publish_lesson(by=request.actor, programme=programme, **form.cleaned_data)
        messages.success(request, _("Published on the programme's page."))
        return redirect("funding.detail", uid=programme.uid)
    context = {"title": _("Publish a lesson"), "form": form, "lede": localized(programme)}
    return render(request, "web/forms/page.html", context)


@needs("funding.take_back_lesson", get=lesson_for, verb=True)
def take_back(request: Request, lesson: Lesson) -> HttpResponse:
    """Take a lesson back."""
    take_back_lesson(by=request.actor, lesson=lesson)
    messages.success(request, _("The lesson is taken back."))
    return redirect("funding.detail", uid=lesson.programme.uid)


@needs("funding.rates")
def rates(request: Request) -> HttpResponse:
    """Show the reference rates, the latest first."""
    shown = [(rate_label(rate.code), rate) for rate in rates_kept()[:300]]
    may_keep = is_allowed(request.actor, "funding.keep_rate")
    context = {"title": _("Reference rates"), "rates": shown, "may_keep": may_keep}
    return render(request, "funding/rates.html", context)


@needs("funding.keep_rate")
@once
def new_rate(request: Request) -> HttpResponse:
    """Enter a reference rate."""
    form = RateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_rate(by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved. Formulas count with it from that day on."))
        return redirect("funding.rates")
    return render(request, "web/forms/page.html", {"title": _("New reference rate"), "form": form})
