"""The form by which staff start a tender: its terms, the criteria of quality, and currencies."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.starting import (
    CriterionWanted,
    RateWanted,
    TenderTerms,
    as_prepared,
)
from nadi.together.pools.models import Pool
from nadi.together.pools.offers.incoterms import incoterm_choices
from nadi.together.pools.typed_numbers import NotANumber, typed_number
from nadi.web.forms import DateField, DateTimeField, DecimalField, Form, RowFormSet, rows_of
from nadi.web.forms.fields import DecimalInput

HUNDRED = Decimal(100)
USUAL_DAYS = 21
IN_PER_CENT = ("interest_rate", "quality_mark_up")


class StartTenderForm(Form):
    """What vendors are told before the first bid."""

    bids_until = DateTimeField(
        label=_("Vendors bid until"),
        help_text=_("Three weeks are usual. Nobody can open a bid before, and none is accepted after."),
    )
    is_public = forms.BooleanField(
        label=_("Open to every vendor, with a public notice"),
        required=False,
        help_text=_("Any vendor may then ask for a link. Without it only those that you ask can bid."),
    )
    incoterm = forms.ChoiceField(
        label=_("Delivery term asked for (Incoterms 2020)"), choices=incoterm_choices
    )
    interest_rate = DecimalField(
        label=_("Interest for payment days, % a year"),
        min_value=0,
        max_value=99,
        decimal_places=2,
        help_text=_(
            "Bids with longer payment count as cheaper by this rate when they are compared. 0 leaves it out."
        ),
    )
    award_on = DateField(label=_("Award planned for"), required=False)
    deliver_from = DateField(label=_("Deliveries from"), required=False)
    deliver_until = DateField(label=_("Deliveries until"), required=False)
    has_quality = forms.BooleanField(
        label=_("Quality is assessed before prices are opened"),
        required=False,
        help_text=_("Vendors then send a technical part, opened first and judged by the criteria below."),
    )
    quality_mark_up = DecimalField(
        label=_("Mark-up for quality, %"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        help_text=_("By so much a bid without any quality point counts as dearer. Nobody pays it."),
    )

    def clean_bids_until(self) -> Any:
        """Ask for a moment to come."""
        chosen = self.cleaned_data["bids_until"]
        if chosen <= timezone.now():
            raise forms.ValidationError(_("Vendors need time to bid: choose a deadline in the future."))
        return chosen


class RowForm(Form):
    """A row whose fields are named by the heads of their columns."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        table = str(self.prefix).rpartition("-")[0]
        for name, field in self.fields.items():
            field.widget.attrs["aria-labelledby"] = f"head-{table}-{name}"


class CriterionForm(RowForm):
    """One criterion of quality."""

    name = forms.CharField(label=_("Criterion in English"), max_length=160, required=False)
    name_local = forms.CharField(label=_("Criterion in Georgian"), max_length=160, required=False)
    weight = DecimalField(label=_("Weight"), min_value=Decimal("0.01"), max_value=1000, decimal_places=2)
    most_points = forms.IntegerField(label=_("Most points"), min_value=1, max_value=1000, initial=10)
    least_points = forms.IntegerField(label=_("Least points"), min_value=0, max_value=1000, initial=0)

    def clean(self) -> dict[str, Any]:
        """Ask for a name in one of the two languages."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.has_changed() and not (cleaned.get("name") or cleaned.get("name_local")):
            self.add_error("name", _("Give the criterion a name in at least one of the two languages."))
        return cleaned


class RateForm(RowForm):
    """A currency vendors may bid in."""

    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("A currency has three capital letters: EUR."))],
    )
    rate = forms.CharField(label=_("One unit is worth"), widget=DecimalInput())
    source = forms.CharField(label=_("Where the rate comes from"), max_length=160)

    def clean_rate(self) -> Decimal:
        """Refuse what can be read in two ways: "2,705" is a rate to one reader and thousands to another."""
        try:
            return typed_number(self.cleaned_data["rate"], places=8)
        except NotANumber as error:
            raise forms.ValidationError(str(error)) from error


class CriterionBox(forms.CheckboxInput):
    """The box that removes a criterion."""

    def __init__(self) -> None:
        super().__init__({"aria-labelledby": "head-criteria-DELETE"})


class RateBox(forms.CheckboxInput):
    """The box that removes a currency."""

    def __init__(self) -> None:
        super().__init__({"aria-labelledby": "head-rates-DELETE"})


CriterionRows = rows_of(CriterionForm, extra=3, most=20)
CriterionRows.deletion_widget = CriterionBox
RateRows = rows_of(RateForm, extra=2, most=20)
RateRows.deletion_widget = RateBox


def usual_deadline(pool: Pool) -> datetime:
    """Return the evening of the day planned, or of the usual weeks from now."""
    planned = pool.bids_on or timezone.localdate() + timedelta(days=USUAL_DAYS)
    return timezone.make_aware(datetime.combine(planned, time(18)))


def prepared_for(pool: Pool) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what was prepared, as the form and its two tables show it."""
    terms = as_prepared(pool, bids_until=usual_deadline(pool))
    values = terms.columns()
    typed = {name: value * HUNDRED if name in IN_PER_CENT else value for name, value in values.items()}
    return typed, [asdict(one) for one in terms.criteria], [asdict(one) for one in terms.rates]


def terms_from(typed: Mapping[str, Any], criteria: RowFormSet, rates: RowFormSet) -> TenderTerms:
    """Return the terms as typed."""
    values = {name: typed[name] for name in StartTenderForm.base_fields}
    values |= {name: typed[name] / HUNDRED for name in IN_PER_CENT}
    return TenderTerms(
        **values,
        criteria=tuple(CriterionWanted(**without_box(row)) for row in criteria.filled()),
        rates=tuple(RateWanted(**without_box(row)) for row in rates.filled()),
    )


def without_box(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row without the box that removes it."""
    return {name: value for name, value in row.items() if name != "DELETE"}
