"""Sample charts: with many figures, with one, with none."""

from decimal import Decimal
from functools import partial

from nadi.web.components import charts
from nadi.web.components.figures import money_text, quantity_text, whole_money_text
from nadi.web.styleguide.samples import samples


def sample_charts(key: str) -> list[charts.Chart]:
    """Return every kind of chart, for one of the two themes (`key`)."""
    words = samples()
    return [
        scenarios(words, key),
        split(words, key),
        breaks(words, key),
        savings(words, key),
        waterfall(words, key),
        charts.BarChart(title=words["empty"], key=key),
    ]


def scenarios(words: dict[str, str], key: str) -> charts.Chart:
    """Return the cost of each scenario against today's."""
    costs = [
        ("scenario_1", "118400.50", "best"),
        ("scenario_2", "121930.00", ""),
        ("scenario_3", "129020.75", ""),
    ]
    return charts.BarChart(
        title=words["scenario_1"],
        says=words["sentence"],
        write=partial(money_text, currency="GEL"),
        csv_url="#csv",
        key=key,
        reference=charts.Mark(label=words["today"], value=Decimal("141210.00")),
        bars=[charts.Bar(label=words[name], value=Decimal(cost), kind=kind) for name, cost, kind in costs],
    )


def split(words: dict[str, str], key: str) -> charts.Chart:
    """Return who supplies how much of each line."""
    rows = [("line", "52000 18000 0"), ("line_2", "0 9000 21000"), ("line_3", "4000 0 11000")]
    return charts.StackedChart(
        title=words["vendor"],
        key=key,
        is_share=True,
        write=partial(quantity_text, unit=words["unit"]),
        series=[words["company"], words["other"], words["third"]],
        rows=[
            charts.StackRow(label=words[name], values=[Decimal(part) for part in parts.split()])
            for name, parts in rows
        ],
    )


def breaks(words: dict[str, str], key: str) -> charts.Chart:
    """Return a pool filling towards its price breaks."""
    steps = [("25000", "0.92"), ("50000", "0.84"), ("80000", "0.79")]
    return charts.BreakChart(
        title=words["line"],
        key=key,
        write=partial(quantity_text, unit=words["unit"]),
        pooled=Decimal("61500"),
        own=Decimal("8200"),
        breaks=[
            charts.PriceBreak(quantity=Decimal(quantity), terms=money_text(price, "GEL"))
            for quantity, price in steps
        ],
    )


def savings(words: dict[str, str], key: str) -> charts.Chart:
    """Return savings by month, with a month that is missing."""
    forecast = [Decimal(1400 * month) for month in range(1, 10)]
    realised = [
        Decimal(value) if value else None for value in (900, 2100, 3900, None, 6800, 7900, 9400, None, None)
    ]
    return charts.LineChart(
        title=words["saved_year"],
        says=words["trend_bad"],
        key=key,
        write=partial(money_text, currency="GEL"),
        is_area=True,
        write_axis=partial(whole_money_text, currency="GEL"),
        times=words["months"].split(),
        series=[
            charts.Series(label=words["realised"], values=realised),
            charts.Series(label=words["forecast"], values=forecast),
        ],
    )


def waterfall(words: dict[str, str], key: str) -> charts.Chart:
    """Return how a forecast became what was realised."""
    steps = [
        ("forecast", "21600", True),
        ("better", "3200", False),
        ("contracted", "24800", True),
        ("less", "-6100", False),
        ("realised", "18700", True),
    ]
    return charts.WaterfallChart(
        title=words["realised"],
        key=key,
        write=partial(money_text, currency="GEL"),
        steps=[
            charts.WaterfallStep(label=words[name], value=Decimal(value), is_total=is_total)
            for name, value, is_total in steps
        ],
    )
