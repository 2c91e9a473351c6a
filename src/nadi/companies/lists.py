"""The list of organisations."""

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.places import REGIONS, country_name
from nadi.companies.queries import is_member_on
from nadi.companies.sectors import sector_title
from nadi.web.listing import Column, Listing, choice
from nadi.web.localized import localized, localized_order


class OrganisationFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What the list can be narrowed to."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=Organisation.Kind.choices, empty_label=_("all"))
    size = filters.ChoiceFilter(label=_("Size"), choices=Organisation.Size.choices, empty_label=_("all"))
    region = filters.ChoiceFilter(
        label=_("Region"), choices=REGIONS, empty_label=_("all"), method="with_site_in"
    )
    member = filters.ChoiceFilter(
        label=_("Membership"),
        choices=[("yes", _("members")), ("no", _("others"))],
        empty_label=_("all"),
        method="of_membership",
    )

    class Meta:
        model = Organisation
        fields: list[str] = []

    def with_site_in(self, rows: QuerySet[Organisation], name: str, value: str) -> QuerySet[Organisation]:
        """Keep those with an open site in the region."""
        here = Organisation.objects.filter(sites__region=value, sites__is_closed=False)
        return rows.filter(pk__in=here.values("pk"))

    def of_membership(self, rows: QuerySet[Organisation], name: str, value: str) -> QuerySet[Organisation]:
        """Keep those that are members today, or those that are not."""
        today = is_member_on(timezone.localdate())
        inside = Organisation.objects.filter(today).values("pk")
        return rows.filter(pk__in=inside) if value == "yes" else rows.exclude(pk__in=inside)


def towns_of(organisation: Organisation) -> str:
    """Return the towns of the open sites."""
    return ", ".join(dict.fromkeys(site.town for site in organisation.sites.all() if site.town))


ORGANISATIONS = Listing(
    name="organisations",
    title=_("Organisations"),
    columns=[
        Column(
            name="name",
            label=_("Name"),
            value=localized,
            sort=localized_order,
            link=lambda row: reverse("companies.detail", args=[row.uid]),
        ),
        Column(name="kind", label=_("Kind"), value=choice("kind"), sort="kind"),
        Column(name="sector", label=_("Sector"), value=lambda row: sector_title(row.sector), sort="sector"),
        Column(name="towns", label=_("Towns"), value=towns_of),
        Column(name="size", label=_("Size"), value=choice("size")),
        Column(
            name="since", label=_("Member since"), value=lambda row: row.member_since, sort="member_since"
        ),
        Column(
            name="number",
            label=_("Identification number"),
            value=lambda row: row.number,
            is_only_exported=True,
        ),
        Column(
            name="country",
            label=_("Country"),
            value=lambda row: country_name(row.country),
            is_only_exported=True,
        ),
    ],
    search=["search_text"],
    filters=OrganisationFilter,
    order="name",
    template="companies/list.html",
    empty_title=_("No organisations yet"),
    empty_text=_("Add the first company, then invite its representative by e-mail."),
)
