"""The fields of a bid sheet, made from the names of their places."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.offers.incoterms import incoterm_choices
from nadi.together.pools.offers.wanted import Wanted
from nadi.together.pools.typed_numbers import typed_as
from nadi.web.access import Sentence
from nadi.web.forms.fields import DecimalInput

LABELS = {
    "from_quantity": _("From quantity"),
    "unit_price": _("Unit price"),
    "per_unit": _("Freight per unit"),
    "set_up_charge": _("Set-up charge, once"),
    "minimum_quantity": _("Minimum order quantity"),
    "capacity": _("The most you can supply"),
    "lead_time_days": _("Lead time, days from the order"),
    "fixed_charge": _("Fixed charge, once, if anything is ordered"),
    "minimum_order_value": _("Minimum order value, in all"),
    "threshold": _("From a total of"),
    "percent": _("Discount, %"),
    "price": _("Price of the whole bundle"),
    "name": _("Name"),
    "group": _("Either-or group"),
    "quantity": _("Quantity"),
    "note": _("Note to the buyers"),
    "of": _("The total is counted in"),
    "whole_lot": _("Only the whole quantity wanted, or nothing"),
    "incremental": _("Once its quantity is reached, a price holds"),
    "description": _("What you offer: make, model, difference"),
    "currency": _("Currency of all prices"),
    "incoterm": _("Delivery term (Incoterms 2020)"),
    "payment_days": _("Payment, days after delivery"),
    "valid_until": _("The bid holds until"),
    "vat_percent": _("VAT on top of the prices, %"),
    "discount-incremental": _("It is taken"),
}
KINDS_OF_PRICE = [
    ("", _("for every unit")),
    ("yes", _("for the units above it")),
]
KINDS_OF_DISCOUNT = [("", _("off everything")), ("yes", _("off the part above the tier"))]
TOTALS = [("quantity", _("units of all lines together")), ("amount", _("money"))]
LONG_TEXTS = {"note": 4, "description": 2}
DAYS = ("payment_days", "lead_time_days")


def field_called(name: str, wanted: Wanted) -> forms.Field:
    """Make the field for a place by what it is called."""
    key = name.rsplit("-", 1)[-1]
    if name.startswith("technical-"):
        criterion = next(one.name for one in wanted.quality if one.uid == key)
        return forms.CharField(label=criterion, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    label = LABELS.get(name) or LABELS[key]
    if key == "whole_lot":
        return forms.BooleanField(label=label, required=False)
    if choices := choices_of(name, wanted):
        return forms.CharField(label=label, required=False, widget=forms.Select(choices=choices))
    return forms.CharField(label=label, required=False, widget=widget_of(name, key))


def choices_of(name: str, wanted: Wanted) -> list[tuple[str, Sentence]]:
    """Return what a place offers to choose from; what else is sent is refused where the bid is read."""
    if name == "currency":
        return currency_choices(wanted)
    if name == "discount-incremental":
        return [*KINDS_OF_DISCOUNT]
    key = name.rsplit("-", 1)[-1]
    if key == "incoterm":
        return incoterm_choices()
    return [*{"of": TOTALS, "incremental": KINDS_OF_PRICE}.get(key, [])]


def currency_choices(wanted: Wanted) -> list[tuple[str, Sentence]]:
    """Return the currencies a bid may be in, each with the rate at which it is compared."""
    others: list[tuple[str, Sentence]] = [
        (
            code,
            _("%(code)s, at %(rate)s %(own)s")
            % {"code": code, "rate": typed_as(rate), "own": wanted.currency},
        )
        for code, rate in wanted.rates
    ]
    return [(wanted.currency, wanted.currency), *others]


def widget_of(name: str, key: str) -> forms.Widget:
    """Return how a place is typed into."""
    if key in LONG_TEXTS:
        return forms.Textarea(attrs={"rows": LONG_TEXTS[key]})
    if key in ("name", "group"):
        return forms.TextInput()
    if key in DAYS:
        return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    if key == "valid_until":
        return forms.DateInput(attrs={"type": "date"})
    return DecimalInput({"placeholder": "0"} if name.endswith("-breaks-0-from_quantity") else {})
