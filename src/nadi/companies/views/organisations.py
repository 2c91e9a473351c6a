"""Pages of organisations and their sites."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.companies import queries
from nadi.companies.actions.organisations import add_organisation, update_organisation
from nadi.companies.actions.sites import add_site, close_site, reopen_site, update_site
from nadi.companies.forms import OrganisationForm, SiteForm
from nadi.companies.lists import ORGANISATIONS
from nadi.companies.models import Affiliation, Organisation, Site
from nadi.companies.places import country_name
from nadi.companies.sectors import sector_title
from nadi.web.access import Actor, Request, is_allowed, needs
from nadi.web.forms import once
from nadi.web.localized import localized


@needs("companies.list")
def listed(request: Request) -> HttpResponse:
    """List the organisations this reader may see."""
    open_sites = Prefetch("sites", Site.objects.filter(is_closed=False).order_by("pk"))
    rows = queries.visible_to(request.actor).prefetch_related(open_sites)
    return ORGANISATIONS.answer(request, rows, may_add=is_allowed(request.actor, "companies.add"))


@needs("companies.see", get=queries.organisation_for)
def detail(request: Request, organisation: Organisation) -> HttpResponse:
    """Show an organisation, its sites and, to those concerned, its people."""
    actor = request.actor
    may_invite = is_allowed(actor, "companies.invite", organisation)
    context = {
        "title": localized(organisation),
        "organisation": organisation,
        "sector": sector_title(organisation.sector),
        "country": country_name(organisation.country),
        "sites": organisation.sites.order_by("is_closed", "pk"),
        "people": people_rows(actor, organisation),
        "invitations": queries.open_invitations(organisation) if may_invite else [],
        "may_edit": is_allowed(actor, "companies.edit", organisation),
        "may_change_sites": is_allowed(actor, "companies.add_site", organisation),
        "may_invite": may_invite,
        "may_change_roles": is_allowed(actor, "companies.change_role"),
    }
    return render(request, "companies/detail.html", context)


def people_rows(actor: Actor, organisation: Organisation) -> list[tuple[Affiliation, bool]]:
    """Return who acts for the organisation, as far as the reader may know, and whether they may end it."""
    people = queries.people_visible_to(actor).filter(organisation=organisation)
    return [(one, is_allowed(actor, "companies.end_affiliation", one)) for one in people]


@needs("companies.add")
@once
def add(request: Request) -> HttpResponse:
    """Enter an organisation."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation = add_organisation(by=request.actor, facts=form.cleaned_data)
        messages.success(request, _("Added. Now invite its representative."))
        return redirect("companies.detail", uid=organisation.uid)
    return render(request, "web/forms/page.html", {"title": _("Add an organisation"), "form": form})


@needs("companies.edit", get=queries.organisation_for)
@once
def edit(request: Request, organisation: Organisation) -> HttpResponse:
    """Change an organisation."""
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        update_organisation(by=request.actor, organisation=organisation, facts=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("companies.detail", uid=organisation.uid)
    return render(request, "web/forms/page.html", {"title": _("Change the organisation"), "form": form})


@needs("companies.add_site", get=queries.organisation_for)
@once
def new_site(request: Request, organisation: Organisation) -> HttpResponse:
    """Add a site."""
    form = SiteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_site(by=request.actor, organisation=organisation, facts=form.cleaned_data)
        messages.success(request, _("The site was added."))
        return redirect("companies.detail", uid=organisation.uid)
    context = {"title": _("Add a site"), "form": form, "lede": localized(organisation)}
    return render(request, "web/forms/page.html", context)


@needs("companies.edit_site", get=queries.site_for)
@once
def edit_site(request: Request, site: Site) -> HttpResponse:
    """Change a site."""
    form = SiteForm(request.POST or None, instance=site)
    if request.method == "POST" and form.is_valid():
        update_site(by=request.actor, site=site, facts=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("companies.detail", uid=site.organisation.uid)
    context = {"title": _("Change the site"), "form": form, "lede": localized(site.organisation)}
    return render(request, "web/forms/page.html", context)


@needs("companies.close_site", get=queries.site_for, verb=True)
def close(request: Request, site: Site) -> HttpResponse:
    """Close a site."""
    close_site(by=request.actor, site=site)
    messages.success(request, _("The site is closed."))
    return redirect("companies.detail", uid=site.organisation.uid)


@needs("companies.reopen_site", get=queries.site_for, verb=True)
def reopen(request: Request, site: Site) -> HttpResponse:
    """Open a closed site again."""
    reopen_site(by=request.actor, site=site)
    messages.success(request, _("The site is open again."))
    return redirect("companies.detail", uid=site.organisation.uid)
