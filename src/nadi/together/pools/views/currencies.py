"""The currencies that vendors may bid in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions import currencies as actions
from nadi.together.pools.forms.quality import CurrencyForm
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.tender import pool_with_tender
from nadi.together.pools.views.tender import crumbs
from nadi.web.access import Request, needs


@needs("pools.currencies", get=pool_with_tender)
def currencies(request: Request, pool: Pool) -> HttpResponse:
    """Show the currencies with their rates, and state one."""
    form = CurrencyForm(request.POST or None)
    if form.is_valid():
        actions.state_rate(by=request.actor, pool=pool, **form.cleaned_data)
        messages.success(request, _("Vendors may bid in this currency."))
        return redirect("pools.currencies", pool.uid)
    title = _("Currencies of bids")
    context = {
        "pool": pool,
        "form": form,
        "title": title,
        "breadcrumbs": crumbs(pool, title),
        "rates": pool.currency_rates.all(),
        "may_change": pool.state in actions.PREPARING,
    }
    return render(request, "pools/quality/currencies.html", context)


@needs("pools.currencies", get=lambda actor, uid, code: pool_with_tender(actor, uid), verb=True)
def drop_currency(request: Request, pool: Pool) -> HttpResponse:
    """Take a currency back."""
    code = request.resolver_match.kwargs["code"] if request.resolver_match else ""
    actions.drop_rate(by=request.actor, pool=pool, currency=code)
    messages.success(request, _("Vendors may not bid in this currency any more."))
    return redirect("pools.currencies", pool.uid)
