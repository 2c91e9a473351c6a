"""Fields for exact numbers, money, quantities, dates and moments."""

from datetime import date
from decimal import Decimal
from typing import Any, cast

from babel.numbers import get_currency_precision
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from nadi.web.forms.numbers import parsed_decimal, written_decimal

SMALLEST_STEP_OF_QUANTITY = 3
FIRST_YEAR, LAST_YEAR = 1000, 9000


def separator() -> str:
    """Return the reader's decimal separator."""
    return str(get_format("DECIMAL_SEPARATOR"))


class DecimalInput(forms.TextInput):
    """A text field with a numeric keypad on phones; a browser's number field refuses the other separator."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Write a number the reader's way; what the reader typed stays as typed."""
        if isinstance(value, Decimal | int):
            return written_decimal(Decimal(value), decimal_separator=separator())
        return cast(str | None, super().format_value(value))


class DecimalField(forms.DecimalField):
    """An exact number, written the way any of our readers write numbers."""

    widget = DecimalInput
    default_error_messages = {
        "invalid": _("Enter a number, for example 1234.50; write no unit or currency beside it.")
    }

    def __init__(self, *, max_digits: int = 18, **kwargs: Any) -> None:
        super().__init__(max_digits=max_digits, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs think it an integer
        """Read the number, or say what is wrong with it."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            return parsed_decimal(str(value), decimal_separator=separator())
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Add nothing of a number field: the widget is a text field."""
        return {}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare numbers, not their spelling."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class MoneyField(DecimalField):
    """An amount in one currency, to its smallest coin; `places` allows finer unit prices."""

    def __init__(
        self, *, currency: str = "", places: int | None = None, min_value: Decimal | int = 0, **kwargs: Any
    ) -> None:
        self.currency = currency or settings.CURRENCY
        kept = get_currency_precision(self.currency) if places is None else places
        super().__init__(decimal_places=kept, min_value=min_value, **kwargs)


class QuantityField(DecimalField):
    """How much of something: never negative, to a thousandth of its unit."""

    def __init__(self, *, unit: str = "", min_value: Decimal | int = 0, **kwargs: Any) -> None:
        self.unit = unit
        kwargs.setdefault("decimal_places", SMALLEST_STEP_OF_QUANTITY)
        super().__init__(min_value=min_value, **kwargs)


def within_reach(day: date | None, field: forms.Field) -> date | None:
    """Refuse what lies at the ends of the calendar, where a day before or another time zone has no name."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(field.error_messages["invalid"], code="invalid")
    return day


class DateField(forms.DateField):
    """A day, picked by the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def to_python(self, value: Any) -> Any:
        """Refuse a day that cannot be reckoned with."""
        return within_reach(super().to_python(value), self)


class DateTimeField(forms.DateTimeField):
    """A moment in the house's time zone, picked by the browser's own calendar."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def to_python(self, value: Any) -> Any:
        """Refuse a moment that cannot be reckoned with."""
        return within_reach(super().to_python(value), self)
