"""What a member types: per site and line, how much, how much more, and the price paid today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.companies.models import Site
from nadi.together.pools.actions.demand import Wanted
from nadi.together.pools.models import Demand, Line, Pool
from nadi.together.pools.units import unit_name
from nadi.web.access import Sentence
from nadi.web.components.figures import money_text, quantity_text
from nadi.web.files import UploadField
from nadi.web.forms import Form, MoneyField, QuantityField
from nadi.web.forms.fields import separator
from nadi.web.forms.numbers import written_decimal
from nadi.web.localized import localized

UNIT_PRICE_PLACES = 6
LABELS: dict[str, Sentence] = {
    "quantity": gettext_lazy("Quantity"),
    "tolerance": gettext_lazy("Would take more"),
    "baseline": gettext_lazy("Price paid today"),
    "walk_away": gettext_lazy("Highest price you would pay"),
}
PRICES = frozenset({"baseline", "walk_away"})


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One line at one site, on the page."""

    line: Line
    unit: Sentence
    fields: Sequence[tuple[Sentence, BoundField]]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A site with a cell for each line."""

    site: Site
    cells: Sequence[Cell]


class DemandForm(Form):
    """The whole demand of a company in a pool; every mistake is named by line and site."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    company = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, pool: Pool, lines: Sequence[Line], sites: Sequence[Site], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.pool, self.lines, self.sites = pool, lines, sites
        for site in sites:
            for line in lines:
                for kind, field in self.fields_of_a_cell():
                    field.label = f"{localized(line)}, {localized(site)}: {LABELS[kind]}"
                    field.widget.attrs["aria-label"] = field.label
                    self.fields[name_of(line, site, kind)] = field

    def fields_of_a_cell(self) -> list[tuple[str, forms.Field]]:
        """Return the fields of a cell."""
        return [(kind, self.field_of(kind)) for kind in LABELS]

    def field_of(self, kind: str) -> forms.Field:
        """Return one field, a price to six decimal places."""
        if kind in PRICES:
            return MoneyField(currency=self.pool.currency, places=UNIT_PRICE_PLACES, required=False)
        return QuantityField(required=False, max_digits=15)

    def columns(self) -> list[Sentence]:
        """Return the heads of the columns, the price with its currency."""
        return [self.head(kind) for kind in LABELS]

    def head(self, kind: str) -> Sentence:
        """Return the head of one column."""
        return f"{LABELS[kind]} ({self.pool.currency})" if kind in PRICES else LABELS[kind]

    def sections(self) -> list[Section]:
        """Return the page's order: site by site, line by line."""
        return [
            Section(site=site, cells=[self.cell(line, site) for line in self.lines]) for site in self.sites
        ]

    def cell(self, line: Line, site: Site) -> Cell:
        """Return the fields of one line at one site."""
        fields = [(self.head(kind), self[name_of(line, site, kind)]) for kind in LABELS]
        return Cell(line=line, unit=unit_name(line.unit), fields=fields)

    def clean(self) -> dict[str, Any]:
        """Ask for the quantity where only the rest was given, and for a price above nothing."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for site in self.sites:
            for line in self.lines:
                self.clean_cell(line, site)
        return cleaned

    def clean_cell(self, line: Line, site: Site) -> None:
        """Look at the fields of a cell together."""
        names = {kind: name_of(line, site, kind) for kind in LABELS}
        if self.errors.keys() & set(names.values()):
            return
        typed = {kind: self.cleaned_data[name] for kind, name in names.items()}
        if not typed["quantity"] and any(typed.values()):
            self.add_error(names["quantity"], _("How much do you want? The rest of this row is filled in."))
        if typed["baseline"] == 0:
            self.add_error(
                names["baseline"],
                _("A price is above 0. Leave it empty if you buy this for the first time."),
            )
        if typed["walk_away"] == 0:
            self.add_error(
                names["walk_away"], _("A price is above 0. Leave it empty if you set yourself no limit.")
            )

    def wanted(self) -> list[Wanted]:
        """Return what was typed, without the empty cells."""
        return self.rows_wanted({})

    def salvaged(self, stored: Iterable[Demand]) -> list[Wanted]:
        """Return what was typed and is right, and where it is wrong, what is stored."""
        return self.rows_wanted({(row.line.uid, row.site.uid): row for row in stored})

    def rows_wanted(self, stored: Mapping[tuple[str, str], Demand]) -> list[Wanted]:
        """Return the rows with a quantity; a field with a mistake has its stored value."""
        found = []
        for site in self.sites:
            for line in self.lines:
                row = stored.get((line.uid, site.uid))
                values = {kind: self.value_or_stored(line, site, kind, row) for kind in LABELS}
                if values["quantity"]:
                    values["tolerance"] = values["tolerance"] or 0
                    found.append(Wanted(line=line.uid, site=site.uid, **values))
        return found

    def value_or_stored(self, line: Line, site: Site, kind: str, row: Demand | None) -> Any:
        """Return what was typed into one field, or what is stored where that is wrong."""
        name = name_of(line, site, kind)
        return getattr(row, kind, None) if name in self.errors else self.cleaned_data[name]

    def typed(self) -> list[tuple[str, str]]:
        """Return every field something was typed into, as typed."""
        names = [name for name in self.fields if name not in {"version", "company"}]
        return [(str(self[name].label), str(self[name].value())) for name in names if self[name].value()]

    def show_stored(self, stored: Iterable[Demand], version: int) -> None:
        """Put what a colleague saved under each field that differs, and let the next save win knowingly."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]  # a QueryDict
        rows = {(row.line.uid, row.site.uid): row for row in stored}
        for site in self.sites:
            for line in self.lines:
                row = rows.get((line.uid, site.uid))
                for kind in LABELS:
                    self.note_stored(name_of(line, site, kind), getattr(row, kind, None))

    def note_stored(self, name: str, value: Any) -> None:
        """Say under a field what is stored, where it is not what was typed."""
        if (self.cleaned_data.get(name) or None) == (value or None):
            return
        if isinstance(self.fields[name], MoneyField):
            words = money_text(value, self.pool.currency) if value else _("nothing")
        else:
            words = quantity_text(value) if value else _("nothing")
        self[name].help_text = _("Saved by your colleague: %(value)s") % {"value": words}


def name_of(line: Line, site: Site, kind: str) -> str:
    """Return the name under which a field is posted."""
    return f"{kind}-{line.uid}-{site.uid}"


def initial_of(stored: Iterable[Demand]) -> dict[str, Any]:
    """Return what stands in the fields when the page opens."""
    found: dict[str, Any] = {}
    for row in stored:
        for kind in LABELS:
            found[name_of(row.line, row.site, kind)] = getattr(row, kind) or None
    return found


def texts_of(stored: Iterable[Demand]) -> dict[str, str]:
    """Return what is stored as the reader would type it."""
    return {
        name: written_decimal(value, decimal_separator=separator())
        for name, value in initial_of(stored).items()
        if value is not None
    }


class UploadForm(Form):
    """The workbook, filled in."""

    file = UploadField(kinds=(".xlsx",), label=gettext_lazy("Filled sheet (.xlsx)"))
