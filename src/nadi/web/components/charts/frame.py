"""What every chart has: a title, its figures as a table, and a scale."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar
from zlib import crc32

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nadi.web.components.buttons import Words
from nadi.web.components.figures import NO_FIGURE, quantity_text

SERIES = 6


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A figure all others are held against, such as today's cost."""

    label: Words
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class Chart(ABC):
    """The frame of a chart; `says` is the one sentence that a reader should take away from it."""

    template: ClassVar[str]
    title: Words
    says: Words = ""
    write: Callable[[Decimal], str] = quantity_text
    csv_url: str = ""
    key: str = ""

    @property
    def id(self) -> str:
        """Return a name for the parts of this chart on a page; `key` tells two of the same title apart."""
        return f"chart-{crc32(f'{self.title}{self.key}'.encode()):x}"

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return not self.table_rows

    @property
    @abstractmethod
    def table_heads(self) -> Sequence[Words]:
        """Return the heads of the chart's table."""

    @property
    @abstractmethod
    def table_rows(self) -> Sequence[Sequence[Any]]:
        """Return the chart's figures, in words, as rows."""

    def written(self, value: Decimal | None) -> str:
        """Return a figure in words; none is a dash."""
        return NO_FIGURE if value is None else self.write(value)


@dataclass(frozen=True)
class Scale:
    """Places figures on a line from 0% to 100%; zero is always on it."""

    low: Decimal
    high: Decimal

    @classmethod
    def over(cls, values: Iterable[Decimal]) -> "Scale":
        """Return the scale that holds all the figures."""
        all_values = [Decimal(0), *values]
        return cls(min(all_values), max(all_values))

    def place(self, value: Decimal) -> float:
        """Return the place of a figure in percent."""
        width = self.high - self.low
        return float((value - self.low) / width * 100) if width else 0.0

    def span(self, start: Decimal, end: Decimal) -> tuple[str, str]:
        """Return where a bar begins and how wide it is."""
        left, right = sorted((self.place(start), self.place(end)))
        return percent(left), percent(right - left)


def percent(place: float) -> str:
    """Write a length for SVG, whatever the reader's language does to decimals."""
    return f"{place:.2f}%"


def series_number(index: int) -> int:
    """Return which of the colours and patterns a series has."""
    return index % SERIES + 1


def chart(shown: Chart) -> SafeString:
    """Draw a chart with its table."""
    return render_to_string(shown.template, {"chart": shown})
