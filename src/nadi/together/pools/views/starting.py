"""The page on which staff start a tender."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions import starting as actions
from nadi.together.pools.forms.starting import (
    CriterionRows,
    RateRows,
    StartTenderForm,
    prepared_for,
    terms_from,
)
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.tender import pool_with_tender
from nadi.together.pools.views.tender import crumbs
from nadi.web.access import Refused, Request, needs


@needs("pools.start_tender", get=pool_with_tender)
def start_tender(request: Request, pool: Pool) -> HttpResponse:
    """Fix the terms, and start."""
    typed, known_criteria, known_rates = prepared_for(pool)
    given = request.POST or None
    form = StartTenderForm(given, initial=typed)
    criteria = CriterionRows(given, prefix="criteria", initial=known_criteria)
    rates = RateRows(given, prefix="rates", initial=known_rates)
    if request.method == "POST" and all([form.is_valid(), criteria.is_valid(), rates.is_valid()]):
        try:
            terms = terms_from(form.cleaned_data, criteria, rates)
            actions.start_tender(by=request.actor, pool=pool, terms=terms)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("The tender has started. Now ask vendors to bid."))
            return redirect("pools.ask_vendor", pool.uid)
    title = _("Start the tender")
    context = {"pool": pool, "form": form, "criteria": criteria, "rates": rates, "title": title}
    return render(request, "pools/tender/start.html", {**context, "breadcrumbs": crumbs(pool, title)})
