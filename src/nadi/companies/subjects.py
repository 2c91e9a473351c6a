"""How the journal names organisations, sites and who acts for whom."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Affiliation, Invitation, Organisation, Site
from nadi.journal.subjects import Subject
from nadi.web.localized import localized


def organisation_names(uids: Collection[str]) -> dict[str, str]:
    """Return the names of organisations."""
    return {one.uid: localized(one) for one in Organisation.objects.filter(uid__in=uids)}


def site_names(uids: Collection[str]) -> dict[str, str]:
    """Return the names of sites, each with its organisation."""
    sites = Site.objects.filter(uid__in=uids).select_related("organisation")
    return {site.uid: f"{localized(site)}, {localized(site.organisation)}" for site in sites}


def affiliation_names(uids: Collection[str]) -> dict[str, str]:
    """Return who acts for whom."""
    rows = Affiliation.objects.filter(uid__in=uids).select_related("organisation", "person")
    return {one.uid: f"{one.person.name}, {localized(one.organisation)}" for one in rows}


def invitation_names(uids: Collection[str]) -> dict[str, str]:
    """Return to which organisation somebody was invited; the address stays out of the journal's page."""
    rows = Invitation.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


VERBS = {
    "companies.accept_invitation": _("accept an invitation"),
    "companies.remove": _("take back an organisation that an import brought"),
}
SUBJECTS = {
    "organisation": Subject(names=organisation_names),
    "site": Subject(names=site_names),
    "affiliation": Subject(names=affiliation_names),
    "invitation": Subject(names=invitation_names),
}
