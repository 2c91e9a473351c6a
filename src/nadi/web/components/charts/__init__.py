"""Charts drawn by the server: words as HTML that wraps and is read aloud, shapes as SVG, figures as a table.

Every chart is a frozen dataclass with exact figures; `{% chart c %}` draws any of them. `write` turns a
figure into words (`partial(money_text, currency="GEL")`), `csv_url` is where its figures can be fetched.
"""

from nadi.web.components.charts.bars import (
    Bar,
    BarChart,
    StackedChart,
    StackRow,
    WaterfallChart,
    WaterfallStep,
)
from nadi.web.components.charts.breaks import BreakChart, PriceBreak
from nadi.web.components.charts.frame import Chart, Mark, chart
from nadi.web.components.charts.lines import LineChart, Series

__all__ = [
    "Bar",
    "BarChart",
    "BreakChart",
    "Chart",
    "LineChart",
    "Mark",
    "PriceBreak",
    "Series",
    "StackRow",
    "StackedChart",
    "WaterfallChart",
    "WaterfallStep",
    "chart",
]
