"""What staff type about a pool."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.gathering import Description, LineWanted
from nadi.together.pools.method_words import METHOD_WORDS
from nadi.together.pools.models import Line, Pool
from nadi.together.pools.units import unit_choices
from nadi.web.forms import DateTimeField, Form, MoneyField, RowFormSet, rows_of

CURRENCIES = ("GEL", "EUR", "USD", "TRY", "GBP", "CHF")
UNIT_PRICE_PLACES = 6
check_category = RegexValidator(
    r"^[0-9]{8}(-[0-9])?$",
    _("A CPV code has eight digits and perhaps a check digit, for example 44617100-9."),
)


class DescriptionForm(Form):
    """What a pool is about, and until when members enter their demand."""

    title = forms.CharField(
        label=_("Title in English"),
        max_length=160,
        required=False,
        help_text=_("A title in one of the two languages is enough; better in both."),
    )
    title_local = forms.CharField(label=_("Title in Georgian"), max_length=160, required=False)
    summary = forms.CharField(
        label=_("Description in English"), required=False, widget=forms.Textarea({"rows": 4})
    )
    summary_local = forms.CharField(
        label=_("Description in Georgian"), required=False, widget=forms.Textarea({"rows": 4})
    )
    category = forms.CharField(
        label=_("Category (CPV)"),
        max_length=10,
        required=False,
        validators=[check_category],
        help_text=_("The code of the European procurement vocabulary, for example 44617100 for cartons."),
    )
    demand_until = DateTimeField(
        label=_("Members enter demand until"),
        help_text=_("Local time. Nothing is accepted afterwards, to the second."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a title in one of the two languages."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("title") or cleaned.get("title_local") or self.errors.keys() & {"title"}):
            self.add_error("title", _("Give a title in at least one of the two languages."))
        return cleaned

    def description(self) -> Description:
        """Return what was typed."""
        return Description(**{name: self.cleaned_data[name] for name in DescriptionForm.base_fields})


def method_choices() -> list[tuple[str, str]]:
    """Return the rules of sharing with what each means."""
    return [(method.value, f"{method.label}: {METHOD_WORDS[method]}") for method in Pool.Method]


class PoolForm(DescriptionForm):
    """A new pool: what cannot change later is asked once, here."""

    currency = forms.ChoiceField(
        label=_("Currency"),
        choices=[(code, code) for code in dict.fromkeys([settings.CURRENCY, *CURRENCIES])],
        initial=settings.CURRENCY,
        help_text=_("Prices paid today, bids and shares are in this currency, before VAT."),
    )
    method = forms.ChoiceField(
        label=_("Rule of sharing"),
        choices=method_choices,
        initial=Pool.Method.EQUAL_PRICE,
        widget=forms.RadioSelect,
        help_text=_("Who pays what is decided by this rule. It is fixed before anybody joins."),
    )


class LineForm(Form):
    """One line of the grid."""

    uid = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Item in English"), max_length=160, required=False)
    name_local = forms.CharField(label=_("Item in Georgian"), max_length=160, required=False)
    specification = forms.CharField(
        label=_("Specification in English"), required=False, widget=forms.Textarea({"rows": 2, "cols": 24})
    )
    specification_local = forms.CharField(
        label=_("Specification in Georgian"), required=False, widget=forms.Textarea({"rows": 2, "cols": 24})
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=unit_choices, initial="H87")
    category = forms.CharField(label=_("CPV"), max_length=10, required=False, validators=[check_category])
    reserve_price = MoneyField(label=_("Highest price accepted"), places=UNIT_PRICE_PLACES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["aria-labelledby"] = f"head-{name}"

    def clean(self) -> dict[str, Any]:
        """Ask for a name, and for a price above nothing."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.has_changed() and not (cleaned.get("name") or cleaned.get("name_local")):
            self.add_error("name", _("Give the item a name in at least one of the two languages."))
        if cleaned.get("reserve_price") == 0:
            self.add_error("reserve_price", _("A price is above 0. Leave it empty if there is no limit."))
        return cleaned


class DeletionBox(forms.CheckboxInput):
    """The box that removes a row, named by the head of its column."""

    def __init__(self) -> None:
        super().__init__({"aria-labelledby": "head-DELETE"})


LineRows = rows_of(LineForm, extra=3, most=200)
LineRows.deletion_widget = DeletionBox


def rows_from(lines: list[Line]) -> list[dict[str, Any]]:
    """Return the lines as the grid shows them."""
    return [{name: getattr(line, name) for name in LineForm.base_fields} for line in lines]


def line_wanted(cleaned: dict[str, Any]) -> LineWanted:
    """Return one row as typed."""
    values: dict[str, Any] = {name: cleaned.get(name) for name in LineForm.base_fields}
    return LineWanted(**values, is_removed=bool(cleaned.get("DELETE")))


def lines_typed(rows: RowFormSet) -> list[LineWanted]:
    """Return the rows in which something stands."""
    cleaned = [form.cleaned_data for form in rows.forms if form.has_changed() or form.initial]
    return [line_wanted(one) for one in cleaned]
