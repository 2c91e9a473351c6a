"""Figures over time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from nadi.web.components.buttons import Words
from nadi.web.components.charts.frame import Chart, Scale, percent, series_number

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
WANTED_LINES = 4


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line: a figure for each point of time, None where there is none."""

    label: Words
    values: Sequence[Decimal | None]


@dataclass(frozen=True, kw_only=True)
class DrawnSeries:
    """A line as it is drawn: its runs without a gap, the surface under them, its points."""

    label: Words
    number: int
    runs: Sequence[str]
    areas: Sequence[str]
    points: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, kw_only=True)
class LineChart(Chart):
    """Lines over time, such as savings by month; `is_area` fills the surface under the first."""

    template: ClassVar[str] = "web/charts/lines.html"
    times: Sequence[Words] = ()
    series: Sequence[Series] = ()
    is_area: bool = False
    write_axis: Callable[[Decimal], str] | None = None

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.times):
                raise ValueError(f"{one.label} needs one figure, or None, for each point of time.")

    @property
    def scale(self) -> Scale:
        values = [value for one in self.series for value in one.values if value is not None]
        tight = Scale.over(values)
        step = round_step((tight.high - tight.low) / WANTED_LINES)
        return Scale((tight.low / step).__floor__() * step, (tight.high / step).__ceil__() * step)

    @property
    def grid(self) -> list[tuple[str, str]]:
        """Return the level lines from the top down: place, and figure."""
        scale = self.scale
        step = round_step((scale.high - scale.low) / WANTED_LINES)
        count = int((scale.high - scale.low) / step)
        write = self.write_axis or self.write
        levels = [scale.low + step * index for index in range(count + 1)]
        return [(percent(100 - scale.place(level)), write(level)) for level in reversed(levels)]

    def x(self, index: int) -> float:
        """Return the place of a point of time; a single one stands in the middle."""
        return index / (len(self.times) - 1) * 100 if len(self.times) > 1 else 50.0

    @property
    def drawn(self) -> list[DrawnSeries]:
        """Return the lines as they are drawn."""
        scale = self.scale
        zero = 100 - scale.place(Decimal(0))
        return [self.drawn_series(index, one, scale, zero) for index, one in enumerate(self.series)]

    def drawn_series(self, index: int, one: Series, scale: Scale, zero: float) -> DrawnSeries:
        """Return one line, broken where a figure is missing."""
        places = [
            (self.x(at), 100 - scale.place(value), f"{one.label}, {time}: {self.written(value)}")
            if value is not None
            else None
            for at, (time, value) in enumerate(zip(self.times, one.values, strict=True))
        ]
        runs = [[place for place in run if place] for known, run in groupby(places, key=bool) if known]
        drawn_runs = [" ".join(f"{x:.2f},{y:.2f}" for x, y, _title in run) for run in runs]
        areas = [
            f"{run[0][0]:.2f},{zero:.2f} {line} {run[-1][0]:.2f},{zero:.2f}"
            for run, line in zip(runs, drawn_runs, strict=True)
        ]
        return DrawnSeries(
            label=one.label,
            number=series_number(index),
            runs=drawn_runs,
            areas=areas if self.is_area and index == 0 else [],
            points=[(percent(x), percent(y), title) for run in runs for x, y, title in run],
        )

    @property
    def time_labels(self) -> list[tuple[str, str, Words]]:
        """Return the first, middle and last point of time: place, how the words stand to it, words."""
        last = len(self.times) - 1
        if last < 1:
            return [("50%", "middle", time) for time in self.times]
        shown = [("0%", "start", self.times[0]), ("100%", "end", self.times[last])]
        if last >= 2:
            middle = last // 2
            shown.insert(1, (percent(self.x(middle)), "middle", self.times[middle]))
        return shown

    @property
    def table_heads(self) -> Sequence[Words]:
        return [_("When"), *(one.label for one in self.series)]

    @property
    def table_rows(self) -> Sequence[Sequence[Any]]:
        columns = [map(self.written, one.values) for one in self.series]
        return list(zip(self.times, *columns, strict=True)) if self.series else []


def round_step(wanted: Decimal) -> Decimal:
    """Return the next round number from 1, 2, 2.5 and 5 times a power of ten."""
    if wanted <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(wanted.adjusted())
    return next(step * power for step in STEPS if step * power >= wanted)
