"""The savings ledger drawn: by stage, by category, by year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.models import Saving
from nadi.together.agreements.queries.savings import PartSum, StageSum, parts_for, sums_of
from nadi.together.agreements.savings.shown import OTHER, Row
from nadi.web.access import Actor, Sentence
from nadi.web.components import figures
from nadi.web.components.charts import Bar, BarChart, Chart
from nadi.web.components.tables import Column as Head
from nadi.web.components.tables import Row as Cells
from nadi.web.components.tables import Table

KINDS = {Saving.Stage.REALISED: "best"}


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What the page draws above the list."""

    charts: Sequence[Chart]
    tables: Sequence[Table]


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """One way to divide the sums."""

    of: Callable[[Row], str]
    head: Sentence
    title: Sentence
    words: Callable[[str], Sentence]


def category_words(division: str) -> Sentence:
    """Name a division of the CPV."""
    if division == OTHER:
        return _("all others together")
    return f"CPV {division}" if division else _("without a category")


def year_words(year: str) -> Sentence:
    """Name a year."""
    return _("other years together") if year == OTHER else year


BREAKDOWNS = (
    Breakdown(
        of=lambda row: row.category, head=_("Category"), title=_("Saved by category"), words=category_words
    ),
    Breakdown(of=lambda row: row.year, head=_("Year"), title=_("Saved by year"), words=year_words),
)


BY_COMPANY = Breakdown(
    of=lambda row: row.company, head=_("Company"), title=_("Saved by company"), words=lambda name: name
)


def drawn(actor: Actor, rows: Sequence[Row]) -> Drawn:
    """Return the charts and tables of what this reader may see."""
    sums = sums_of(rows)
    charts: list[Chart] = [*savings_charts(sums)]
    tables = []
    for breakdown in BREAKDOWNS:
        parts = parts_for(actor, rows, breakdown.of)
        for currency in dict.fromkeys(part.currency for part in parts):
            own = [part for part in parts if part.currency == currency]
            charts.append(part_chart(breakdown, currency, own))
            tables.append(part_table(breakdown, currency, own))
    if actor.is_staff:
        parts = parts_for(actor, rows, BY_COMPANY.of)
        for currency in dict.fromkeys(part.currency for part in parts):
            own = [part for part in parts if part.currency == currency]
            tables.append(part_table(BY_COMPANY, currency, own))
    return Drawn(charts=charts, tables=tables)


def savings_charts(sums: Sequence[StageSum]) -> list[BarChart]:
    """Draw what was forecast, contracted and realised, one chart a currency."""
    return [
        BarChart(
            title=_("Savings so far"),
            key=currency,
            write=partial(figures.money_text, currency=currency),
            bars=[Bar(label=one.stage.label, value=one.saving, kind=KINDS.get(one.stage, "")) for one in own],
            heads=(_("Stage"), _("Saved")),
        )
        for currency, own in (
            (currency, [one for one in sums if one.currency == currency])
            for currency in dict.fromkeys(one.currency for one in sums)
        )
    ]


def part_chart(breakdown: Breakdown, currency: str, parts: Sequence[PartSum]) -> BarChart:
    """Draw one breakdown of the furthest stage there is: what is realised, else what is agreed."""
    furthest = [stage for stage in Saving.Stage if any(part.stage == stage for part in parts)][-1]
    return BarChart(
        title=breakdown.title,
        says=furthest.label,
        key=currency,
        write=partial(figures.money_text, currency=currency),
        bars=[
            Bar(label=breakdown.words(part.label), value=part.saving)
            for part in parts
            if part.stage == furthest
        ],
        heads=(breakdown.head, _("Saved")),
    )


def part_table(breakdown: Breakdown, currency: str, parts: Sequence[PartSum]) -> Table:
    """Return one breakdown of all stages."""
    figure = {(part.stage, part.label): part.saving for part in parts}
    labels = sorted({part.label for part in parts}, key=lambda label: (label == OTHER, label))
    rows = []
    for label in labels:
        cells = [figure.get((stage, label)) for stage in Saving.Stage]
        shown = [figures.money(cell, currency) if cell is not None else figures.NO_FIGURE for cell in cells]
        rows.append(Cells(cells=[breakdown.words(label), *shown]))
    heads = [Head(label=breakdown.head), *(Head(label=stage.label, numeric=True) for stage in Saving.Stage)]
    return Table(caption=f"{breakdown.title} ({currency})", columns=heads, rows=rows)
