"""The form of a bid: a field for every figure, as many rows as the vendor asks for.

What the reading of an offer complains about is shown where it was typed; everything typed is kept. A line
with one price takes one field; everything else is folded away until it is wanted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from nadi.together.pools.forms.bid_fields import field_called
from nadi.together.pools.offers.lines import MOST_VARIANTS
from nadi.together.pools.offers.offer import Offer, payload_of, schedule_key
from nadi.together.pools.offers.reading import Problem, Unreadable, read_offer, read_quality
from nadi.together.pools.offers.sheet import (
    BREAK,
    BUNDLE,
    LANDED_TERMS,
    LINE_TERMS,
    TIER,
    WHOLE_TERMS,
    Sheet,
    Typed,
    alternative_to,
    flat,
    name_of,
    sheet_of,
)
from nadi.together.pools.offers.wanted import Wanted, WantedLine, WantedQuality
from nadi.web.forms import Form

Check = Callable[[Offer], list[Problem]]


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The fields of one schedule of a line, for the template."""

    line: WantedLine
    variant: int
    description: BoundField
    price: BoundField
    start: BoundField
    breaks: list[list[BoundField]]
    freight: list[tuple[str, Decimal, BoundField]]
    terms: list[BoundField]
    incremental: BoundField
    whole_lot: BoundField
    more: str
    is_open: bool

    @property
    def per_unit(self) -> str:
        """Return what a price is for."""
        return f"/ {self.line.unit}"


@dataclass(frozen=True, kw_only=True)
class LineBlock:
    """A line's own schedule and the alternatives to it, for the template."""

    line: WantedLine
    own: Schedule
    alternatives: list[Schedule]
    another: str

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
    """A vendor's bid as typed; once valid, `offer` and `technical` hold its two parts."""

    offer: Offer
    technical: dict[str, str]

    def __init__(
        self,
        data: Typed | None = None,
        *,
        wanted: Wanted,
        typed: Typed | None = None,
        cells: Mapping[str, str] | None = None,
        further: Check | None = None,
    ) -> None:
        self.wanted = wanted
        # What a later round asks on top: a bid may only improve.
        self.further = further
        # Where in a workbook each value came from, so that a complaint names the cell.
        self.cells = cells or {}
        self.asked_more = str((typed or {}).get("more") or "")
        self.sheet = sheet_of(data if data is not None else typed or {}, wanted)
        self.figures = flat(self.sheet)
        super().__init__(self.figures if data is not None else None, initial=self.figures)
        for name in self.figures:
            self.fields[name] = field_called(name, wanted)

    def clean(self) -> dict[str, Any]:
        """Read the bid; every complaint goes to the field it is about."""
        try:
            self.offer, problems = read_offer(self.sheet, self.wanted)
            self.technical, further = read_quality(self.sheet, self.wanted)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        problems += further
        if self.further and not problems:
            problems = self.further(self.offer)
        for problem in problems:
            name = name_of(problem.place)
            cell = f"{self.cells[name]}: " if name in self.cells else ""
            self.add_error(name if name in self.fields else None, cell + problem.sentence)
        return self.cleaned_data

    def payload(self) -> dict[str, Any]:
        """Return the valid bid as what is sealed."""
        return {**payload_of(self.offer), "technical": self.technical}

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed, field by field, to be carried through the preview or kept as a draft.

        An empty description stays: it is what tells that there is an alternative.
        """
        return [(name, value) for name, value in self.figures.items() if value or is_description(name)]

    def line_blocks(self) -> list[LineBlock]:
        """Return the fields of each line."""
        return [self.line_block(line) for line in self.wanted.lines]

    def line_block(self, line: WantedLine) -> LineBlock:
        """Return the fields of one line, with its alternatives."""
        sheets = [sheet for sheet in self.sheet["lines"] if sheet["line"] == line.uid]
        own, *others = [self.schedule(line, sheet) for sheet in sheets]
        another = alternative_to(line) if len(others) < MOST_VARIANTS else ""
        return LineBlock(line=line, own=own, alternatives=others, another=another)

    def schedule(self, line: WantedLine, sheet: Sheet) -> Schedule:
        """Return the fields of one schedule."""
        start = f"lines-{schedule_key(line.uid, sheet['variant'])}"
        breaks = [
            [self[f"{start}-breaks-{index}-{key}"] for key in BREAK] for index in range(len(sheet["breaks"]))
        ]
        return Schedule(
            line=line,
            variant=sheet["variant"],
            description=self[f"{start}-description"],
            start=breaks[0][0],
            price=breaks[0][1],
            breaks=breaks[1:],
            freight=[
                (town, quantity, self[f"{start}-freight-{index}-per_unit"])
                for index, (town, quantity) in enumerate(line.towns)
            ],
            terms=[self[f"{start}-{key}"] for key in LINE_TERMS],
            incremental=self[f"{start}-incremental"],
            whole_lot=self[f"{start}-whole_lot"],
            more=f"{start}-breaks",
            is_open=self.asked_more == f"{start}-breaks" or self.says_more(start, sheet["variant"]),
        )

    def says_more(self, start: str, variant: int) -> bool:
        """Tell whether anything but the first price was typed, or complained about, under a place."""
        plain = {f"{start}-breaks-0-unit_price"} | ({f"{start}-description"} if variant else set())
        names = [name for name in self.fields if name.startswith(f"{start}-") and name not in plain]
        return any(self.figures[name] or (self.is_bound and self[name].errors) for name in names)

    def tiers(self) -> list[list[BoundField]]:
        """Return the fields of the discount tiers."""
        count = len(self.sheet["discount"]["tiers"])
        return [[self[f"discount-tiers-{index}-{key}"] for key in TIER] for index in range(count)]

    def has_discount(self) -> bool:
        """Tell whether to unfold the discount."""
        kinds = {"discount-of"} if self["discount-of"].value() == "quantity" else set()
        said = {name for name, _value in self.typed() if name.startswith("discount-")}
        return bool(said - kinds) or self.asked_more == "discount-tiers"

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

    def has_bundles(self) -> bool:
        """Tell whether to unfold the bundles."""
        return (
            any(name.startswith("bundles-") for name, _value in self.typed()) or self.asked_more == "bundles"
        )

    def total_of(self) -> BoundField:
        """Return the field that says what the discount's total is counted in."""
        return self["discount-of"]

    def total_kind(self) -> BoundField:
        """Return the field that says what the discount is taken off."""
        return self["discount-incremental"]

    def landed_terms(self) -> list[BoundField]:
        """Return the fields that the landed cost depends on."""
        first = [self["currency"]] if self.wanted.rates else []
        return first + [self[key] for key in LANDED_TERMS]

    def whole_terms(self) -> list[BoundField]:
        """Return the fields of what holds for the whole bid."""
        return [self[key] for key in WHOLE_TERMS]

    def has_whole_terms(self) -> bool:
        """Tell whether to unfold what holds for the whole bid."""
        return any(self.sheet[key] for key in WHOLE_TERMS)

    def quality(self) -> list[tuple[WantedQuality, BoundField]]:
        """Return the field of each criterion of quality."""
        return [(one, self[f"technical-{one.uid}"]) for one in self.wanted.quality]


def is_description(name: str) -> bool:
    """Tell whether a field says what an alternative is."""
    return name.endswith("-description")
