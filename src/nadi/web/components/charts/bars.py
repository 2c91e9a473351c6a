"""Bars beside one another, bars of several parts, and bars that lead from one figure to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from nadi.web.components.buttons import Words
from nadi.web.components.charts.frame import Chart, Mark, Scale, percent, series_number

OF = _("Of")
FIGURE = _("Figure")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a bar as it is drawn."""

    x: str
    width: str
    series: int
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawnRow:
    """A row of a chart: its words, and the pieces of its bar."""

    label: Words
    text: str
    pieces: Sequence[Piece]
    note: Words = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One figure to compare; `kind` is `best` or `today`."""

    label: Words
    value: Decimal
    note: Words = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class BarChart(Chart):
    """Figures beside one another, such as the cost of each scenario against today's."""

    template: ClassVar[str] = "web/charts/bars.html"
    bars: Sequence[Bar] = ()
    reference: Mark | None = None
    heads: tuple[Words, Words] = (OF, FIGURE)

    @property
    def scale(self) -> Scale:
        marks = [self.reference.value] if self.reference else []
        return Scale.over([bar.value for bar in self.bars] + marks)

    @property
    def drawn(self) -> list[DrawnRow]:
        """Return the bars as they are drawn."""
        rows = []
        for bar in self.bars:
            x, width = self.scale.span(Decimal(0), bar.value)
            series = {"today": 6, "best": 1}.get(bar.kind, 4)
            piece = Piece(x=x, width=width, series=series)
            text = self.written(bar.value)
            rows.append(DrawnRow(label=bar.label, text=text, pieces=[piece], note=bar.note, kind=bar.kind))
        return rows

    @property
    def reference_x(self) -> str:
        return percent(self.scale.place(self.reference.value)) if self.reference else ""

    @property
    def reference_text(self) -> str:
        return self.written(self.reference.value) if self.reference else ""

    @property
    def table_heads(self) -> Sequence[Words]:
        return self.heads

    @property
    def table_rows(self) -> Sequence[Sequence[Any]]:
        marks = [(self.reference.label, self.reference_text)] if self.reference else []
        return [*((bar.label, self.written(bar.value)) for bar in self.bars), *(marks if self.bars else [])]


@dataclass(frozen=True, kw_only=True)
class StackRow:
    """One bar of several parts, in the order of the chart's series."""

    label: Words
    values: Sequence[Decimal]


@dataclass(frozen=True, kw_only=True)
class StackedChart(Chart):
    """Bars of several parts, such as which vendor supplies how much of each line."""

    template: ClassVar[str] = "web/charts/stacked.html"
    series: Sequence[Words] = ()
    rows: Sequence[StackRow] = ()
    rows_are: Words = OF
    is_share: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.values) != len(self.series) or min(row.values, default=Decimal(0)) < 0:
                raise ValueError(f"{row.label} needs one figure, zero or more, for each of the series.")

    @property
    def legend(self) -> list[tuple[int, Words]]:
        """Return which colour and pattern is which."""
        return [(series_number(index), label) for index, label in enumerate(self.series)]

    @property
    def drawn(self) -> list[DrawnRow]:
        """Return the bars as they are drawn; `is_share` makes each as long as the whole."""
        totals = [sum(row.values, Decimal(0)) for row in self.rows]
        longest = Scale.over(totals)
        return [
            DrawnRow(
                label=row.label,
                text=self.written(total),
                pieces=self.pieces(row, Scale.over([total]) if self.is_share else longest),
            )
            for row, total in zip(self.rows, totals, strict=True)
        ]

    def pieces(self, row: StackRow, scale: Scale) -> list[Piece]:
        """Return the parts of one bar that are not nothing."""
        starts = accumulate(row.values, initial=Decimal(0))
        pieces = []
        for (number, label), value, start in zip(self.legend, row.values, starts, strict=False):
            if value:
                x, width = scale.span(start, start + value)
                title = f"{label}: {self.written(value)}"
                pieces.append(Piece(x=x, width=width, series=number, title=title))
        return pieces

    @property
    def table_heads(self) -> Sequence[Words]:
        return [self.rows_are, *self.series, _("Together")]

    @property
    def table_rows(self) -> Sequence[Sequence[Any]]:
        return [
            [row.label, *map(self.written, row.values), self.written(sum(row.values, Decimal(0)))]
            for row in self.rows
        ]


@dataclass(frozen=True, kw_only=True)
class WaterfallStep:
    """A change from the figure before, or with `is_total` a figure reached."""

    label: Words
    value: Decimal
    is_total: bool = False
    note: Words = ""


@dataclass(frozen=True, kw_only=True)
class WaterfallChart(Chart):
    """How one figure becomes another, such as savings forecast, contracted and realised."""

    template: ClassVar[str] = "web/charts/waterfall.html"
    steps: Sequence[WaterfallStep] = ()

    @property
    def spans(self) -> list[tuple[Decimal, Decimal]]:
        """Return from which figure to which each step leads."""
        spans, level = [], Decimal(0)
        for step in self.steps:
            end = step.value if step.is_total else level + step.value
            spans.append((Decimal(0) if step.is_total else level, end))
            level = end
        return spans

    @property
    def drawn(self) -> list[DrawnRow]:
        """Return the steps as they are drawn."""
        scale = Scale.over(figure for span in self.spans for figure in span)
        rows = []
        for step, (start, end) in zip(self.steps, self.spans, strict=True):
            x, width = scale.span(start, end)
            series = 4 if step.is_total else 1 if step.value >= 0 else 2
            plus = "+" if step.value > 0 and not step.is_total else ""
            text = plus + self.written(step.value)
            piece = Piece(x=x, width=width, series=series)
            kind = "total" if step.is_total else "change"
            rows.append(DrawnRow(label=step.label, text=text, pieces=[piece], note=step.note, kind=kind))
        return rows

    @property
    def table_heads(self) -> Sequence[Words]:
        return [_("Step"), _("Figure"), _("Reached")]

    @property
    def table_rows(self) -> Sequence[Sequence[Any]]:
        return [
            (row.label, row.text, self.written(end))
            for row, (_start, end) in zip(self.drawn, self.spans, strict=True)
        ]
