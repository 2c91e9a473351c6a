"""What is asked about an order: quantities, what arrived, the invoice, marks."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.actions.deliveries import Arrival
from nadi.together.agreements.actions.invoices import Invoice
from nadi.together.agreements.actions.ratings import Marks
from nadi.together.agreements.models import CallOff, CallOffLine
from nadi.together.agreements.queries.agreements import LineLeft
from nadi.together.pools.units import unit_name
from nadi.web.files import UploadField
from nadi.web.forms import DateField, Form, MoneyField, QuantityField
from nadi.web.localized import localized

PREFIX = "line-"
NOTE = forms.Textarea(attrs={"rows": 3})


class QuantitiesForm(Form):
    """A quantity per row; at least one is needed."""

    def add_quantities(self, rows: Iterable[tuple[str, str, str]], initial: Mapping[str, Decimal]) -> None:
        """Add a field for each row: its key, its label, its unit."""
        self.keys = []
        for key, label, unit in rows:
            self.keys.append(key)
            self.fields[f"{PREFIX}{key}"] = QuantityField(
                label=label, unit=str(unit_name(unit)), required=False, initial=initial.get(key)
            )
        self.order_fields([f"{PREFIX}{key}" for key in self.keys])

    def clean(self) -> dict[str, Any]:
        """Ask for at least one quantity."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(f"{PREFIX}{key}") for key in self.keys):
            raise forms.ValidationError(_("Enter a quantity for at least one line."))
        return cleaned

    def given(self) -> dict[str, Decimal]:
        """Return the quantities that were entered, by key."""
        asked = {key: self.cleaned_data.get(f"{PREFIX}{key}") for key in self.keys}
        return {key: quantity for key, quantity in asked.items() if quantity}


class CallOffForm(QuantitiesForm):
    """One quantity per line of the addendum."""

    wanted_on = DateField(label=_("Wanted on"), required=False)
    note = forms.CharField(
        label=_("Note to the vendor"),
        required=False,
        max_length=500,
        widget=NOTE,
        help_text=_("For example the hour at which the warehouse takes deliveries."),
    )

    def __init__(self, *args: Any, lines: list[LineLeft], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        rows = [(str(one.line.pk), localized(one.line.line), one.line.line.unit) for one in lines]
        self.add_quantities(rows, {})

    def rows(self) -> list[dict[str, Any]]:
        """Return each line beside its field, for the page."""
        return [{"left": one, "field": self[f"{PREFIX}{one.line.pk}"]} for one in self.lines]

    def quantities(self) -> dict[int, Decimal]:
        """Return what is ordered, by line."""
        return {int(key): quantity for key, quantity in self.given().items()}


class ArrivalForm(QuantitiesForm):
    """What arrived of an order; everything that was still to come is filled in."""

    arrived_on = DateField(label=_("Arrived on"))
    evidence = UploadField(
        label=_("Delivery note or photograph"),
        required=False,
        help_text=_("Kept with the order; you, the vendor and the office can open it."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=NOTE)

    def __init__(self, *args: Any, order: CallOff, outstanding: Mapping[int, Decimal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["arrived_on"].initial = timezone.localdate()
        lines = CallOffLine.objects.filter(call_off=order, pk__in=outstanding).order_by("pk")
        rows = [
            (
                str(one.pk),
                f"{localized(one.addendum_line.line)}, {localized(one.addendum_line.site)}",
                one.addendum_line.line.unit,
            )
            for one in lines.select_related("addendum_line__line", "addendum_line__site")
        ]
        self.add_quantities(rows, {str(line): quantity for line, quantity in outstanding.items()})

    def arrival(self) -> Arrival:
        """Return what arrived."""
        return Arrival(
            quantities={int(key): quantity for key, quantity in self.given().items()},
            arrived_on=self.cleaned_data["arrived_on"],
            note=self.cleaned_data["note"],
            evidence=self.cleaned_data["evidence"],
        )


class InvoiceForm(Form):
    """What stands on the invoice."""

    number = forms.CharField(label=_("Invoice number"), max_length=60)
    day = DateField(label=_("Invoice date"))

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = MoneyField(label=_("Amount before VAT"), currency=currency)

    def invoice(self) -> Invoice:
        """Return the invoice."""
        return Invoice(**{name: self.cleaned_data[name] for name in ("number", "day", "amount")})


MARKS = [
    (5, _("5 – very good")),
    (4, _("4 – good")),
    (3, _("3 – fair")),
    (2, _("2 – weak")),
    (1, _("1 – poor")),
]


def mark_field(label: Any) -> forms.TypedChoiceField:
    """Return a choice of one to five."""
    return forms.TypedChoiceField(label=label, choices=MARKS, coerce=int, widget=forms.RadioSelect)


class RatingForm(Form):
    """Three marks and a note that only the office reads."""

    quality = mark_field(_("Quality of the goods"))
    punctuality = mark_field(_("Delivery on time"))
    service = mark_field(_("Service"))
    note = forms.CharField(label=_("Note to the office"), required=False, max_length=1000, widget=NOTE)

    def marks(self) -> Marks:
        """Return the marks."""
        return Marks(**self.cleaned_data)
