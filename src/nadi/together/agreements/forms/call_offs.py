"""What is asked: the quantities of an order."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.models import AddendumLine
from nadi.web.localized import localized

PREFIX = "line-"


class CallOffForm(forms.Form):
    """One quantity per line of the addendum."""

    note = forms.CharField(
        label=_("Note to the vendor"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example the hour at which the warehouse takes deliveries."),
    )

    def __init__(self, *args: Any, lines: list[AddendumLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"{PREFIX}{line.pk}"] = forms.DecimalField(
                label=localized(line.line),
                required=False,
                min_value=Decimal(0),
                max_digits=15,
                decimal_places=3,
                localize=True,
            )

    def rows(self) -> list[dict[str, Any]]:
        """Return each line beside its field, for the page."""
        return [{"line": line, "field": self[f"{PREFIX}{line.pk}"]} for line in self.lines]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(f"{PREFIX}{line.pk}") for line in self.lines):
            raise forms.ValidationError(_("Enter a quantity for at least one line."))
        return cleaned

    def quantities(self) -> dict[int, Decimal]:
        """Return what is ordered, by line."""
        asked = {line.pk: self.cleaned_data.get(f"{PREFIX}{line.pk}") for line in self.lines}
        return {line: quantity for line, quantity in asked.items() if quantity}
