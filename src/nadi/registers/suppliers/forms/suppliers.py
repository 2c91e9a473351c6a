"""Suppliers as they are typed in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.forms import CONTACT, NAMES, PLACE, STANDING, CodesField, EntryForm
from nadi.registers.entries.models import Entry
from nadi.registers.entries.processes import process_code, process_name, process_suggestions
from nadi.registers.suppliers.models import Supplier
from nadi.registers.suppliers.queries.machines import known_makes
from nadi.web.forms.folding import Fold, Groups, folds_of
from nadi.web.localized import localized


class AgentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's own is not generic when run
    """Another supplier, by name."""

    def label_from_instance(self, obj: Supplier) -> str:
        return localized(obj)


class SupplierForm(EntryForm):
    """A supplier; its agent here is another entry, of the country itself."""

    makes = CodesField(
        scheme="make",
        label=_("Makes"),
        help_text=_("As they stand on the machines' plates."),
        suggestions=known_makes,
    )
    processes = CodesField(
        scheme="process",
        label=_("Process steps"),
        suggestions=process_suggestions,
        code_of=process_code,
        title_of=process_name,
        help_text=_("Printing, laminating, die-cutting, filling …"),
    )
    local_agent = AgentField(Supplier.objects.none(), label=_("Agent here"), required=False)

    class Meta(EntryForm.Meta):
        model = Supplier
        fields = [
            *NAMES,
            "kind",
            "makes",
            "processes",
            "products",
            "has_machinery",
            "has_parts",
            "has_service",
            "has_materials",
            "response_hours",
            "delivery_days",
            "local_agent",
            "exhibits_at",
            "hall",
            *CONTACT,
            "address",
            *PLACE,
            "sectors",
            *STANDING,
        ]

    GROUPS: Groups = (
        (_("What it is"), (*NAMES, "kind")),
        (
            _("What is offered"),
            (
                *("makes", "processes", "products"),
                *("has_machinery", "has_parts", "has_service", "has_materials"),
                *("response_hours", "delivery_days"),
            ),
        ),
        (_("Place"), (*PLACE, "address", *CONTACT, "local_agent")),
        (_("More, if you like"), ("exhibits_at", "hall", "sectors")),
        (_("Source"), STANDING),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agents = Supplier.objects.filter(kind__in=[Supplier.Kind.AGENT, Supplier.Kind.DEALER], country="GE")
        field = self.fields["local_agent"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (
            agents.filter(state=Entry.State.CURRENT).exclude(pk=self.instance.pk).order_by("order_common")
        )

    def folds(self) -> list[Fold]:
        """Return the fields in their groups; the first two stand open."""
        return folds_of(self, self.GROUPS, opened=2)
