"""The form of a bid: a field for every figure, as many rows as the vendor asks for.

What the reading of an offer complains about is shown where it was typed; everything typed is kept.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.bid_sheet import (
    BREAK,
    BUNDLE,
    LINE_TERMS,
    TIER,
    WHOLE_TERMS,
    Sheet,
    Typed,
    flat,
    name_of,
    sheet_of,
)
from nadi.together.pools.offer import Offer
from nadi.together.pools.offer_reading import Unreadable, read_offer
from nadi.together.pools.wanted import Wanted, WantedLine
from nadi.web.forms import Form
from nadi.web.forms.fields import DecimalInput

LABELS = {
    "from_quantity": _("From quantity"),
    "unit_price": _("Unit price"),
    "per_unit": _("Freight per unit"),
    "set_up_charge": _("Set-up charge, once"),
    "minimum_quantity": _("Minimum order quantity"),
    "capacity": _("The most you can supply"),
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
}
KINDS_OF_PRICE = [
    ("", _("for every unit")),
    ("yes", _("for the units above it")),
]
KINDS_OF_DISCOUNT = [("", _("off everything")), ("yes", _("off the part above the tier"))]
TOTALS = [("quantity", _("units of all lines together")), ("amount", _("money"))]


@dataclass(frozen=True)
class LineBlock:
    """The fields of one line, for the template."""

    line: WantedLine
    breaks: list[list[BoundField]]
    freight: list[tuple[str, Decimal, BoundField]]
    terms: list[BoundField]
    incremental: BoundField
    whole_lot: BoundField
    more: str
    has_terms: bool

    @property
    def anchor(self) -> str:
        """Return where on the page the line is."""
        return f"#line-{self.line.uid}"


@dataclass(frozen=True)
class BundleBlock:
    """The fields of one bundle, for the template."""

    number: int
    name: BoundField
    price: BoundField
    group: BoundField
    quantities: list[tuple[WantedLine, BoundField]]


class BidSheet(Form):
    """A vendor's bid as typed; once valid, `offer` holds it."""

    offer: Offer

    def __init__(self, data: Typed | None = None, *, wanted: Wanted, typed: Typed | None = None) -> None:
        self.wanted = wanted
        self.sheet = sheet_of(data if data is not None else typed or {}, wanted)
        figures = flat(self.sheet)
        super().__init__(figures if data is not None else None, initial=figures)
        for name in figures:
            self.fields[name] = field_called(name)

    def clean(self) -> dict[str, Any]:
        """Read the bid; every complaint goes to the field it is about."""
        try:
            self.offer, problems = read_offer(self.sheet, self.wanted)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        for problem in problems:
            name = name_of(problem.place)
            self.add_error(name if name in self.fields else None, problem.sentence)
        return self.cleaned_data

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed, field by field, to be carried through the preview."""
        return [(name, value) for name, value in flat(self.sheet).items() if value]

    def line_blocks(self) -> list[LineBlock]:
        """Return the fields of each line."""
        return [
            self.line_block(line, one)
            for line, one in zip(self.wanted.lines, self.sheet["lines"], strict=True)
        ]

    def line_block(self, line: WantedLine, sheet: Sheet) -> LineBlock:
        """Return the fields of one line."""
        start = f"lines-{line.uid}"
        terms = [self[f"{start}-{key}"] for key in LINE_TERMS]
        said = [sheet[key] for key in LINE_TERMS] + [sheet["whole_lot"]]
        return LineBlock(
            line=line,
            breaks=[
                [self[f"{start}-breaks-{index}-{key}"] for key in BREAK]
                for index in range(len(sheet["breaks"]))
            ],
            freight=[
                (town, quantity, self[f"{start}-freight-{index}-per_unit"])
                for index, (town, quantity) in enumerate(line.towns)
            ],
            terms=terms,
            incremental=self[f"{start}-incremental"],
            whole_lot=self[f"{start}-whole_lot"],
            more=f"{start}-breaks",
            has_terms=any(said) or any(field.errors for field in terms),
        )

    def tiers(self) -> list[list[BoundField]]:
        """Return the fields of the discount tiers."""
        count = len(self.sheet["discount"]["tiers"])
        return [[self[f"discount-tiers-{index}-{key}"] for key in TIER] for index in range(count)]

    def bundle_blocks(self) -> list[BundleBlock]:
        """Return the fields of each bundle."""
        return [
            self.bundle_block(f"bundles-{index}", index + 1) for index in range(len(self.sheet["bundles"]))
        ]

    def bundle_block(self, start: str, number: int) -> BundleBlock:
        """Return the fields of one bundle."""
        name, price, group = (self[f"{start}-{key}"] for key in BUNDLE)
        quantities = [(line, self[f"{start}-lines-{line.uid}-quantity"]) for line in self.wanted.lines]
        return BundleBlock(number, name, price, group, quantities)

    def total_of(self) -> BoundField:
        """Return the field that says what the discount's total is counted in."""
        return self["discount-of"]

    def total_kind(self) -> BoundField:
        """Return the field that says what the discount is taken off."""
        return self["discount-incremental"]

    def whole_terms(self) -> list[BoundField]:
        """Return the fields of what holds for the whole bid."""
        return [self[key] for key in WHOLE_TERMS]


def field_called(name: str) -> forms.Field:
    """Make the field for a place by what it is called."""
    key = name.rsplit("-", 1)[-1]
    label = LABELS[key]
    if key == "whole_lot":
        return forms.BooleanField(label=label, required=False)
    if key == "of":
        return forms.ChoiceField(label=label, required=False, choices=TOTALS)
    if name == "discount-incremental":
        return forms.ChoiceField(label=_("It is taken"), required=False, choices=KINDS_OF_DISCOUNT)
    if key == "incremental":
        return forms.ChoiceField(label=label, required=False, choices=KINDS_OF_PRICE)
    if key == "note":
        return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    if key in ("name", "group"):
        return forms.CharField(label=label, required=False)
    hint = {"placeholder": "0"} if name.endswith("-breaks-0-from_quantity") else {}
    return forms.CharField(label=label, required=False, widget=DecimalInput(hint))
