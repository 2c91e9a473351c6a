"""What colleges are told of the demand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.talents.actions.demand import release_demand
from nadi.registers.talents.forms.placements import YearForm
from nadi.registers.talents.models import DemandRelease
from nadi.registers.talents.queries.demand import heads_of, long_rows, release_for, releases, rows_of
from nadi.web.access import Request, is_allowed, needs
from nadi.web.exports import KINDS, Sheet, file_answer
from nadi.web.forms import once


@needs("talents.demand")
def listed(request: Request) -> HttpResponse:
    """List the years released."""
    may_release = is_allowed(request.actor, "talents.release_demand")
    context = {
        "title": _("Demand for people"),
        "releases": releases(),
        "form": YearForm(initial={"year": timezone.localdate().year}) if may_release else None,
    }
    return render(request, "talents/demands.html", context)


@needs("talents.demand", get=release_for)
def detail(request: Request, release: DemandRelease) -> HttpResponse:
    """Show a year, or hand it out as a file."""
    if (kind := request.GET.get("export", "")) in KINDS:
        heads = [_("Occupation"), _("Region"), _("Year"), _("People wanted"), _("Note")]
        return file_answer(kind, Sheet(name=f"demand-{release.year}", heads=heads, rows=long_rows(release)))
    context = {
        "title": _("Demand for people %(year)s") % {"year": release.year},
        "release": release,
        "heads": heads_of(release),
        "rows": list(rows_of(release)),
        "exports": [(kind, f"?export={kind}") for kind in KINDS],
    }
    return render(request, "talents/demand.html", context)


@needs("talents.release_demand", verb=True)
@once
def release(request: Request) -> HttpResponse:
    """Release a year."""
    form = YearForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give a year, for example 2026."))
        return redirect("talents.demands")
    released = release_demand(by=request.actor, year=form.cleaned_data["year"])
    messages.success(request, _("Released. It stays as it is now."))
    return redirect("talents.demand", uid=released.uid)
