"""Pages of what a firm can get, and what it tells of itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.registers.entries.pages import entry_for
from nadi.registers.funding.actions.facts import answer_statement, note_reading, tell_facts
from nadi.registers.funding.explaining import fact_in_words, fact_label
from nadi.registers.funding.forms.facts import AidRows, FactsForm, NoAidForm, aid_from, aid_rows
from nadi.registers.funding.models import Programme
from nadi.registers.funding.queries import facts as told
from nadi.registers.funding.queries.fitting import facts_of, fits_for, own_organisation
from nadi.registers.funding.queries.programmes import open_programmes
from nadi.registers.funding.showing import lines_of
from nadi.web.access import Actor, Refused, Request, needs
from nadi.web.forms import once
from nadi.web.localized import localized

MOST_SHOWN = 200


@needs("funding.fits")
def fits(request: Request) -> HttpResponse:
    """Show which programmes the reader's firm can get, may get, can get later, and cannot."""
    organisation = own_organisation(request.actor)
    assert organisation is not None
    programmes = list(open_programmes(request.actor).order_by("deadline", "pk"))
    lines = lines_of(fits_for(organisation, programmes))
    context = {
        "title": _("What can my firm get?"),
        "organisation": organisation,
        "sure": lines["yes"][:MOST_SHOWN],
        "open": lines["unknown"][:MOST_SHOWN],
        "later": lines["later"][:MOST_SHOWN],
        "barred": lines["no"][:MOST_SHOWN],
        "more": sum(max(0, len(one) - MOST_SHOWN) for one in lines.values()),
    }
    return render(request, "funding/fits.html", context)


@needs("funding.answer", get=entry_for(Programme), verb=True)
def answer(request: Request, programme: Programme) -> HttpResponse:
    """Keep the firm's answer to what a programme asks."""
    word = request.POST.get("answer", "")
    if word not in ("yes", "no"):
        raise Refused(_("Answer yes or no."))
    key = request.POST.get("key", "")
    answer_statement(by=request.actor, programme=programme, key=key, is_so=word == "yes")
    messages.success(request, _("Your answer is kept. Only your own people and the office read it."))
    return redirect("funding.detail", uid=programme.uid)


def own_firm(actor: Actor) -> Organisation | None:
    """Return the reader's own firm, for the door."""
    return own_organisation(actor)


@needs("funding.keep_facts", get=own_firm)
@once
def facts(request: Request, organisation: Organisation) -> HttpResponse:
    """Tell the facts of one's firm, each with its source and day."""
    rows = list(told.facts_told(request.actor, organisation))
    received, has_none = aid_rows(rows)
    data = request.POST or None
    wanted, programme = request.GET.get("fact", ""), request.GET.get("for", "")
    form = FactsForm(data, rows=rows, wanted=wanted)
    aid = AidRows(data, initial=received, prefix="aid")
    no_aid = NoAidForm(data, initial={"has_none": has_none})
    if request.method == "POST" and all([form.is_valid(), aid.is_valid(), no_aid.is_valid()]):
        fact = aid_from(aid.filled(), has_none=no_aid.cleaned_data["has_none"])
        tell_facts(
            by=request.actor, organisation=organisation, facts=[*form.facts(), *([fact] if fact else [])]
        )
        messages.success(request, _("Saved. See what your firm can get now."))
        came_from = entry_for(Programme)(request.actor, programme) if programme else None
        return redirect("funding.detail", uid=programme) if came_from else redirect("funding.fits")
    context = {"title": _("Facts of your firm"), "form": form, "aid": aid, "no_aid": no_aid}
    is_aid_open = wanted == "aid" or (form.is_bound and bool(aid.problems()))
    return render(
        request, "funding/facts.html", {**context, "organisation": organisation, "is_aid_open": is_aid_open}
    )


@needs("funding.read_facts", get=told.firm_for)
def read_facts(request: Request, organisation: Organisation) -> HttpResponse:
    """Show the office what a firm told of itself; the reading is journalled."""
    note_reading(by=request.actor, subject=f"organisation:{organisation.uid}", verb="funding.read_facts")
    known = facts_of([organisation])[organisation.pk]
    pairs: list[tuple[Any, str]] = [(fact_label(key), fact_in_words(fact)) for key, fact in known.items()]
    context = {"title": localized(organisation), "pairs": pairs, "organisation": organisation}
    return render(request, "funding/firm_facts.html", context)
