"""Pages of agreements."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.actions.agreements import make_agreements
from nadi.together.agreements.forms.agreements import TermForm, year_from
from nadi.together.agreements.lists import AGREEMENTS
from nadi.together.agreements.models import FrameworkAgreement
from nadi.together.agreements.queries import agreements as queries
from nadi.together.agreements.queries.call_offs import call_offs_visible_to
from nadi.together.agreements.views.frame import way_back
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.web.access import Request, is_allowed, needs


@needs("agreements.see")
def agreements(request: Request) -> HttpResponse:
    """List the agreements this reader may know of."""
    return AGREEMENTS.answer(request, queries.visible_to(request.actor))


@needs("agreements.see", get=queries.agreement_seen_by)
def detail(request: Request, agreement: FrameworkAgreement) -> HttpResponse:
    """Show an agreement: prices, what is left to order, orders so far; each reader its own part."""
    actor = request.actor
    addenda = list(queries.addenda_visible_to(actor).filter(agreement=agreement))
    orders = call_offs_visible_to(actor).filter(addendum__in=addenda)
    own = next((one for one in addenda if one.organisation_id == actor.organisation_id), None)
    context = {
        "agreement": agreement,
        "lines": queries.lines_with_remaining(addenda).select_related("addendum__organisation"),
        "orders": orders,
        "own": own,
        "may_order": own is not None and is_allowed(actor, "agreements.call_off", own),
        "title": _("Agreement %(number)s") % {"number": agreement.number},
        "breadcrumbs": way_back(),
    }
    return render(request, "agreements/detail.html", context)


@needs("agreements.make", get=pool_seen_by)
def make(request: Request, pool: Pool) -> HttpResponse:
    """Make the agreements of an accepted award."""
    form = TermForm(request.POST or None, initial=year_from(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        made = make_agreements(by=request.actor, pool=pool, **form.cleaned_data)
        messages.success(request, _("Agreements made: %(n)s.") % {"n": len(made)})
        return redirect("agreements.list")
    context = {"form": form, "pool": pool, "title": _("Make the agreements"), "breadcrumbs": way_back()}
    return render(request, "agreements/make.html", context, status=422 if form.errors else 200)
