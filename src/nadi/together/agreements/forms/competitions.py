"""What is asked in a mini-competition: of the member what and until when, of a vendor its prices."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.actions.competitions import Asking
from nadi.together.agreements.forms.call_offs import NOTE, PREFIX, QuantitiesForm
from nadi.together.agreements.models import CompetitionLine
from nadi.together.agreements.queries.competitions import Place, Room
from nadi.web.forms import DateTimeField, Form, MoneyField
from nadi.web.localized import localized


class AskForm(QuantitiesForm):
    """Quantities by line and site, a deadline, a note."""

    quotes_until = DateTimeField(label=_("Vendors quote until"))
    note = forms.CharField(label=_("Note to the vendors"), required=False, max_length=500, widget=NOTE)

    def __init__(self, *args: Any, rooms: Iterable[Room], until: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quotes_until"].initial = until
        found: dict[Place, tuple[str, str, str]] = {}
        for room in rooms:
            for (line, site), lines in room.places.items():
                one = lines[0].line
                label = f"{localized(one.line)}, {localized(one.site)}"
                found[line, site] = (f"{line}-{site}", label, one.line.unit)
        self.places = {row[0]: place for place, row in found.items()}
        self.add_quantities(found.values(), {})

    def asking(self) -> Asking:
        """Return what is asked for."""
        return Asking(
            quantities={self.places[key]: quantity for key, quantity in self.given().items()},
            quotes_until=self.cleaned_data["quotes_until"],
            note=self.cleaned_data["note"],
        )


class QuoteForm(Form):
    """A price per line of the competition."""

    def __init__(
        self,
        *args: Any,
        lines: list[CompetitionLine],
        currency: str,
        prices: Mapping[int, Decimal],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"{PREFIX}{line.pk}"] = MoneyField(
                label=f"{localized(line.line)}, {localized(line.site)}",
                currency=currency,
                places=6,
                initial=prices.get(line.pk),
            )

    def rows(self) -> list[dict[str, Any]]:
        """Return each line beside its field, for the page."""
        return [{"line": line, "field": self[f"{PREFIX}{line.pk}"]} for line in self.lines]

    def prices(self) -> dict[int, Decimal]:
        """Return the prices by line of the competition."""
        return {line.pk: self.cleaned_data[f"{PREFIX}{line.pk}"] for line in self.lines}
