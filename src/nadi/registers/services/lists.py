"""The lists of services, certificates and ways to a standard."""

from collections.abc import Callable
from dataclasses import replace

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.registers.entries.languages import language_name
from nadi.registers.entries.lists import ALL, SEARCHED, EntryFilter, entry_columns
from nadi.registers.entries.models import Coding
from nadi.registers.services.accreditation import is_over, standing
from nadi.registers.services.forms.services import place_name, standard_suggestions
from nadi.registers.services.models import Certificate, Service
from nadi.web.listing import Column, Listing, choice
from nadi.web.localized import localized


def codes_of(service: Service, scheme: str) -> list[str]:
    """Return a service's codes of one scheme, from what was fetched with the row."""
    return sorted(one.code for one in service.codings.all() if one.scheme == scheme)


def joined(scheme: str, name_of: Callable[[str], str] = str) -> Callable[[Service], str]:
    """Return what writes the codes of a scheme into one cell."""
    return lambda service: ", ".join(name_of(code) for code in codes_of(service, scheme))


def accreditation_of(service: Service) -> str:
    """Return who accredited a service; what is over is marked."""
    today = timezone.localdate()
    parts = []
    for one in service.accreditations.all():
        mark = f" ({_('lapsed')})" if is_over(one.valid_until, today) else ""
        parts.append(f"{one.body} {one.number}".strip() + mark)
    return ", ".join(parts)


class ServiceFilter(EntryFilter):
    """What the list of services can be narrowed to."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=Service.Kind.choices, empty_label=ALL)
    standard = filters.ChoiceFilter(
        label=_("Standard"),
        choices=lambda: [(one, one) for one in standard_suggestions()],
        empty_label=ALL,
        method="coded",
    )
    accredited = filters.ChoiceFilter(
        label=_("Accreditation"),
        choices=[("yes", _("accredited today"))],
        empty_label=ALL,
        method="accredited_today",
    )
    deadline = None

    class Meta(EntryFilter.Meta):
        model = Service

    def coded(self, rows: QuerySet[Service], name: str, value: str) -> QuerySet[Service]:
        """Keep those with a code of the scheme that the filter is named after."""
        return rows.filter(pk__in=Coding.objects.filter(scheme=name, code=value).values("entry_id"))

    def accredited_today(self, rows: QuerySet[Service], name: str, value: str) -> QuerySet[Service]:
        """Keep those with an accreditation that is not over."""
        lasting = Service.objects.filter(accreditations__valid_until__gte=timezone.localdate())
        return rows.filter(pk__in=lasting.values("pk"))


NAME, *COMMON = entry_columns("services.detail", with_deadline=False)

SERVICES = Listing(
    name="services",
    title=_("Industry services"),
    columns=[
        NAME,
        Column(name="kind", label=_("Kind"), value=choice("kind"), sort="kind"),
        Column(name="standard", label=_("Standards"), value=joined("standard")),
        Column(name="accreditation", label=_("Accreditation"), value=accreditation_of),
        Column(name="places", label=_("Places served"), value=joined("place", place_name)),
        Column(
            name="language",
            label=_("Languages"),
            value=joined("language", language_name),
            is_only_exported=True,
        ),
        *(replace(one, is_only_exported=True) if one.name == "place" else one for one in COMMON),
    ],
    search=SEARCHED,
    filters=ServiceFilter,
    order="name",
    template="services/list.html",
    empty_title=_("No services yet"),
    empty_text=_("The office enters services, or brings a file of them."),
)


def certificate_state(certificate: Certificate) -> str:
    """Return how a certificate stands in words."""
    if certificate.ended_on:
        return str(_("ended"))
    return str(standing(certificate.valid_until, timezone.localdate())[0])


CERTIFICATES = Listing(
    name="certificates",
    title=pgettext_lazy("of a standard", "Certificates"),
    columns=[
        Column(
            name="standard",
            label=_("Standard"),
            value=lambda row: row.standard,
            sort="standard",
            link=lambda row: reverse("services.certificate", args=[row.uid]),
        ),
        Column(name="firm", label=_("Company"), value=lambda row: localized(row.organisation)),
        Column(name="state", label=_("State"), value=certificate_state),
        Column(name="until", label=_("Valid until"), value=lambda row: row.valid_until, sort="valid_until"),
        Column(name="body", label=_("Certification body"), value=lambda row: row.body, sort="body"),
        Column(name="number", label=_("Number"), value=lambda row: row.number),
        Column(name="shown", label=_("Who may see it"), value=choice("shown")),
    ],
    order="until",
    template="services/certificates.html",
    empty_title=_("No certificates yet"),
    empty_text=_("Enter a certificate: you are warned 90 and 30 days before it ends."),
)
