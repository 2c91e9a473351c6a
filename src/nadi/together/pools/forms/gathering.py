"""What staff type about a pool."""

from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.gathering import Description
from nadi.together.pools.actions.lines import LineWanted, breaks_of
from nadi.together.pools.models import Line, Pool
from nadi.together.pools.sharing.method_words import METHOD_WORDS
from nadi.together.pools.units import unit_choices
from nadi.web.access import Sentence
from nadi.web.forms import DateField, DateTimeField, Form, MoneyField, QuantityField, RowFormSet, rows_of
from nadi.web.forms.numbers import parsed_decimal, written_decimal

CURRENCIES = ("GEL", "EUR", "USD", "TRY", "GBP", "CHF")
UNIT_PRICE_PLACES = 6
MOST_QUANTITY = Decimal(10) ** 12
TIMETABLE = ("bids_on", "award_on", "deliver_from", "deliver_until")
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
    bids_on = DateField(label=_("Vendors bid until (planned)"), required=False)
    award_on = DateField(label=_("Award (planned)"), required=False)
    deliver_from = DateField(label=_("Deliveries from"), required=False)
    deliver_until = DateField(label=_("Deliveries until"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a title in one of the two languages."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("title") or cleaned.get("title_local") or self.errors.keys() & {"title"}):
            self.add_error("title", _("Give a title in at least one of the two languages."))
        self.check_order(cleaned)
        return cleaned

    def check_order(self, cleaned: dict[str, Any]) -> None:
        """Ask for a timetable in its order; a day may be left open."""
        latest = cleaned.get("demand_until")
        earliest: date | None = timezone.localdate(latest) if latest else None
        for name in TIMETABLE:
            day = cleaned.get(name)
            if day and earliest and day < earliest:
                self.add_error(name, _("This comes before the step that it follows. Choose a later day."))
            earliest = day or earliest

    def description(self) -> Description:
        """Return what was typed."""
        return Description(**{name: self.cleaned_data[name] for name in DescriptionForm.base_fields})


def method_choices() -> list[tuple[str, str]]:
    """Return the rules of sharing with what each means."""
    return [(method.value, f"{capfirst(method.label)}: {METHOD_WORDS[method]}") for method in Pool.Method]


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


class BreaksInput(forms.TextInput):
    """Quantities in one cell, written as the reader writes numbers."""

    def format_value(self, value: Any) -> str | None:
        """Write the quantities one after the other; what the reader typed stays as typed."""
        if isinstance(value, tuple | list):
            mark = str(get_format("DECIMAL_SEPARATOR"))
            return "; ".join(written_decimal(one, decimal_separator=mark) for one in value)
        return cast(str | None, super().format_value(value))


class BreaksField(forms.CharField):
    """The quantities from which vendors are known to sell a line cheaper, separated by semicolons."""

    widget = BreaksInput

    def clean(self, value: Any) -> Any:
        """Read each quantity, or say which one is wrong."""
        text = str(super().clean(value) or "")
        return tuple(sorted({self.quantity(part) for part in text.split(";") if part.strip()}))

    def quantity(self, text: str) -> Decimal:
        """Read one quantity."""
        try:
            found = parsed_decimal(text, decimal_separator=str(get_format("DECIMAL_SEPARATOR")))
        except ValueError:
            found = Decimal(0)
        if found <= 0 or found >= MOST_QUANTITY or found != round(found, 3):
            raise ValidationError(
                _("“%(text)s” is no quantity. Write them like this: 1000; 5000.") % {"text": text.strip()}
            )
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare quantities, not their spelling."""
        try:
            return bool(tuple(initial or ()) != self.clean(data))
        except ValidationError:
            return True


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
    minimum_quantity = QuantityField(label=_("Smallest pooled quantity"), required=False)
    known_breaks = BreaksField(
        label=_("Cheaper from"), required=False, widget=BreaksInput({"placeholder": "1000; 5000"})
    )

    def groups(self) -> list[tuple[Sentence, list[BoundField]]]:
        """Return the fields as they stand together in a row: what belongs together in one cell."""
        return [
            (title, [self[name] for name in names if name in self.fields])
            for title, names in (
                (_("Item"), ("name", "name_local")),
                (_("Specification"), ("specification", "specification_local")),
                (_("Unit and category"), ("unit", "category")),
                (_("Limits"), ("reserve_price", "minimum_quantity")),
                (_("Price breaks"), ("known_breaks", "DELETE")),
            )
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a name, and for a price above nothing."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.has_changed() and not (cleaned.get("name") or cleaned.get("name_local")):
            self.add_error("name", _("Give the item a name in at least one of the two languages."))
        if cleaned.get("minimum_quantity") == 0:
            cleaned["minimum_quantity"] = None
        if cleaned.get("reserve_price") == 0:
            self.add_error("reserve_price", _("A price is above 0. Leave it empty if there is no limit."))
        return cleaned


LineRows = rows_of(LineForm, extra=3, most=200)


def rows_from(lines: list[Line]) -> list[dict[str, Any]]:
    """Return the lines as the grid shows them."""
    return [
        {
            **{name: getattr(line, name) for name in LineForm.base_fields if name != "known_breaks"},
            "known_breaks": breaks_of(line),
        }
        for line in lines
    ]


def line_wanted(cleaned: dict[str, Any]) -> LineWanted:
    """Return one row as typed."""
    values: dict[str, Any] = {name: cleaned.get(name) for name in LineForm.base_fields}
    values["known_breaks"] = values["known_breaks"] or ()
    return LineWanted(**values, is_removed=bool(cleaned.get("DELETE")))


def lines_typed(rows: RowFormSet) -> list[LineWanted]:
    """Return the rows in which something stands."""
    cleaned = [form.cleaned_data for form in rows.forms if form.has_changed() or form.initial]
    return [line_wanted(one) for one in cleaned]
