"""The lists of suppliers and of machines."""

from dataclasses import replace
from functools import partial

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.lists import EntryFilter, entry_columns
from nadi.registers.entries.models import Coding
from nadi.registers.entries.processes import PROCESSES, process_name
from nadi.registers.suppliers.makes import make_key
from nadi.registers.suppliers.models import Machine, Supplier
from nadi.registers.suppliers.offering import products_of, provided_by
from nadi.registers.suppliers.queries.machines import codes_of_make
from nadi.web.listing import Column, Listing, choice
from nadi.web.localized import localized
from nadi.web.search import narrowed


def site_name(machine: Machine) -> str:
    """Return where the machine stands."""
    return localized(machine.site) if machine.site else ""


class SupplierFilter(EntryFilter):
    """What the suppliers can be narrowed to."""

    kind = filters.ChoiceFilter(label=_("Kind"), choices=Supplier.Kind.choices, empty_label=_("all"))
    make = filters.CharFilter(label=_("Make"), method="of_make")
    provides = filters.ChoiceFilter(
        label=_("Provides"),
        choices=[
            ("has_machinery", _("machinery and technology")),
            ("has_parts", _("spare parts")),
            ("has_service", _("technicians")),
            ("has_materials", _("materials")),
        ],
        empty_label=_("all"),
        method="that_provide",
    )
    process = filters.ChoiceFilter(
        label=_("Process step"), choices=list(PROCESSES.items()), empty_label=_("all"), method="of_process"
    )
    deadline = None

    class Meta(EntryFilter.Meta):
        model = Supplier

    def of_process(self, rows: QuerySet[Supplier], name: str, value: str) -> QuerySet[Supplier]:
        """Keep those of a process step, written with or without a hyphen."""
        spelt = (value, value.replace(" ", "-"))
        return rows.filter(pk__in=Coding.objects.filter(scheme=name, code__in=spelt).values("entry_id"))

    def of_make(self, rows: QuerySet[Supplier], name: str, value: str) -> QuerySet[Supplier]:
        """Keep those that name the make, however it is written."""
        coded = Coding.objects.filter(scheme="make", code__in=codes_of_make(make_key(value)))
        return rows.filter(pk__in=coded.values("entry_id"))

    def that_provide(self, rows: QuerySet[Supplier], name: str, value: str) -> QuerySet[Supplier]:
        """Keep those that provide one thing."""
        return rows.filter(**{value: True})


def makes_of(supplier: Supplier) -> str:
    """Write the makes that a supplier names, from what was fetched with the row."""
    return ", ".join(sorted(one.code for one in supplier.codings.all() if one.scheme == "make"))


# When a supplier was last confirmed stands in files and on its page; a list has no room for it.
NAME, PLACE, *COMMON = [
    replace(column, is_only_exported=column.is_only_exported or column.name == "confirmed")
    for column in entry_columns("suppliers.detail", with_deadline=False)
]
SUPPLIERS = Listing(
    name="suppliers",
    title=_("Suppliers of technology and parts"),
    columns=[
        NAME,
        Column(name="kind", label=_("Kind"), value=choice("kind"), sort="kind"),
        Column(name="makes", label=_("Makes"), value=makes_of),
        Column(name="provides", label=_("Provides"), value=lambda row: ", ".join(map(str, provided_by(row)))),
        PLACE,
        Column(
            name="response",
            label=_("Answers within, hours"),
            value=lambda row: row.response_hours,
            sort="response_hours",
            is_numeric=True,
        ),
        *COMMON,
        Column(name="products", label=_("Products"), value=products_of, is_only_exported=True),
    ],
    finder=partial(narrowed, kind="suppliers"),
    filters=SupplierFilter,
    order="name",
    template="suppliers/list.html",
    empty_title=_("No suppliers yet"),
    empty_text=_("Add the makers and agents of the machines that members run, or import a fair's list."),
)

MACHINES = Listing(
    name="machines",
    title=_("Machines"),
    columns=[
        Column(
            name="make",
            label=_("Make"),
            value=lambda row: row.make,
            sort="make_key",
            link=lambda row: reverse("suppliers.machine", args=[row.uid]),
        ),
        Column(name="model", label=_("Model"), value=lambda row: row.model, sort="model"),
        Column(
            name="process",
            label=_("What it does"),
            value=lambda row: process_name(row.process),
            sort="process",
        ),
        Column(name="year", label=_("Built"), value=lambda row: str(row.year or ""), sort="year"),
        Column(name="site", label=_("Site"), value=site_name),
        Column(name="firm", label=_("Company"), value=lambda row: localized(row.organisation)),
        Column(name="retired", label=_("Out of use since"), value=lambda row: row.retired_on),
    ],
    search=["make", "model", "process", "make_key"],
    order="make",
    template="suppliers/machines.html",
    empty_title=_("No machines yet"),
    empty_text=_("Enter a machine: when it stands still, the other firms that run the make can be asked."),
)
