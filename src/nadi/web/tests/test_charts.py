"""Charts: geometry and figures with no, one and many figures."""

from decimal import Decimal as D

import pytest

from nadi.web.components import charts
from nadi.web.components.charts.frame import Scale
from nadi.web.components.charts.lines import round_step

EMPTY = [
    charts.BarChart(title="x"),
    charts.StackedChart(title="x"),
    charts.WaterfallChart(title="x"),
    charts.BreakChart(title="x"),
    charts.LineChart(title="x"),
]


@pytest.mark.parametrize("empty", EMPTY, ids=lambda one: type(one).__name__)
def test_chart_of_nothing_says_so(empty: charts.Chart) -> None:
    html = charts.chart(empty)
    assert "There are no figures to draw yet." in html
    assert "<svg" not in html


def test_scale_holds_zero() -> None:
    scale = Scale.over([D(50), D(100)])
    assert (scale.place(D(0)), scale.place(D(50)), scale.place(D(100))) == (0, 50, 100)


def test_scale_of_zeros_does_not_divide_by_them() -> None:
    assert Scale.over([D(0), D(0)]).place(D(0)) == 0


def test_bars_are_as_long_as_their_figures() -> None:
    chart = charts.BarChart(
        title="x", bars=[charts.Bar(label="a", value=D(25)), charts.Bar(label="b", value=D(100))]
    )
    assert [row.pieces[0].width for row in chart.drawn] == ["25.00%", "100.00%"]


def test_one_bar_fills_the_width() -> None:
    chart = charts.BarChart(title="x", bars=[charts.Bar(label="a", value=D(3))])
    assert chart.drawn[0].pieces[0].width == "100.00%"


def test_bar_below_zero_stands_left_of_it() -> None:
    chart = charts.BarChart(
        title="x", bars=[charts.Bar(label="a", value=D(-25)), charts.Bar(label="b", value=D(75))]
    )
    assert [(row.pieces[0].x, row.pieces[0].width) for row in chart.drawn] == [
        ("0.00%", "25.00%"),
        ("25.00%", "75.00%"),
    ]


def test_reference_is_on_the_scale_and_in_the_table() -> None:
    today = charts.Mark(label="today", value=D(200))
    chart = charts.BarChart(title="x", bars=[charts.Bar(label="a", value=D(100))], reference=today)
    assert chart.reference_x == "100.00%"
    assert chart.table_rows == [("a", "100"), ("today", "200")]


def a_stack(is_share: bool) -> charts.StackedChart:
    rows = [
        charts.StackRow(label="l1", values=[D(30), D(10)]),
        charts.StackRow(label="l2", values=[D(0), D(20)]),
    ]
    return charts.StackedChart(title="x", series=["v1", "v2"], rows=rows, is_share=is_share)


def test_stack_puts_parts_one_after_another() -> None:
    assert [(one.x, one.width, one.series) for one in a_stack(False).drawn[0].pieces] == [
        ("0.00%", "75.00%", 1),
        ("75.00%", "25.00%", 2),
    ]


def test_stack_leaves_out_nothing() -> None:
    assert [one.series for one in a_stack(False).drawn[1].pieces] == [2]


def test_share_fills_each_bar() -> None:
    assert [row.pieces[-1].width for row in a_stack(True).drawn] == ["25.00%", "100.00%"]


def test_stack_table_has_totals() -> None:
    assert a_stack(False).table_rows == [["l1", "30", "10", "40"], ["l2", "0", "20", "20"]]


def test_stack_of_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="l1 needs one figure"):
        charts.StackedChart(title="x", series=["v1"], rows=[charts.StackRow(label="l1", values=[])])


def test_every_series_but_the_first_has_a_pattern() -> None:
    assert charts.chart(a_stack(False)).count('fill="url(#chart-') == 3


def test_waterfall_leads_from_one_figure_to_the_next() -> None:
    steps = [
        charts.WaterfallStep(label="forecast", value=D(100), is_total=True),
        charts.WaterfallStep(label="less", value=D(-40)),
        charts.WaterfallStep(label="realised", value=D(60), is_total=True),
    ]
    chart = charts.WaterfallChart(title="x", steps=steps)
    assert chart.spans == [(D(0), D(100)), (D(100), D(60)), (D(0), D(60))]
    assert [row.pieces[0].x for row in chart.drawn] == ["0.00%", "60.00%", "0.00%"]


def a_pool(pooled: str, own: str | None = None) -> charts.BreakChart:
    breaks = [charts.PriceBreak(quantity=D(100), terms="9"), charts.PriceBreak(quantity=D(50), terms="10")]
    return charts.BreakChart(title="x", pooled=D(pooled), own=D(own) if own else None, breaks=breaks)


@pytest.mark.parametrize(
    ("pooled", "reached"), [("0", [False, False]), ("50", [True, False]), ("150", [True, True])]
)
def test_breaks_are_reached_from_their_quantity_on(pooled: str, reached: list[bool]) -> None:
    assert [step.is_reached for step in a_pool(pooled).drawn] == reached


def test_breaks_say_what_is_missing() -> None:
    assert [step.missing for step in a_pool("60").drawn] == ["0", "40"]


def test_own_part_is_shown_only_where_there_is_one() -> None:
    assert (a_pool("60").own_width, a_pool("52", "26").own_width) == ("", "25.00%")


def a_line(*values: str | None) -> charts.LineChart:
    known = [None if value is None else D(value) for value in values]
    times = [f"t{at}" for at in range(len(values))]
    return charts.LineChart(
        title="x", times=times, series=[charts.Series(label="s", values=known)], is_area=True
    )


def test_single_point_stands_in_the_middle() -> None:
    assert a_line("4").drawn[0].points[0][0] == "50.00%"


def test_line_breaks_where_a_figure_is_missing() -> None:
    drawn = a_line("1", "2", None, "4").drawn[0]
    assert drawn.runs == ["0.00,75.00 33.33,50.00", "100.00,0.00"]
    assert len(drawn.areas) == 2


def test_line_below_zero_has_its_zero_on_the_grid() -> None:
    assert "0" in [text for _y, text in a_line("-10", "10").grid]


def test_line_of_zeros_is_drawn() -> None:
    assert "polyline" in charts.chart(a_line("0", "0"))


def test_line_of_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="s needs one figure"):
        charts.LineChart(title="x", times=["a"], series=[charts.Series(label="s", values=[])])


def test_table_has_a_row_for_each_time() -> None:
    assert a_line("1", None).table_rows == [("t0", "1"), ("t1", "–")]


@pytest.mark.parametrize(
    ("wanted", "step"),
    [("0", "1"), ("0.03", "0.05"), ("1", "1"), ("1.2", "2"), ("2300", "2500"), ("9", "10")],
)
def test_steps_of_the_axis_are_round(wanted: str, step: str) -> None:
    assert round_step(D(wanted)) == D(step)


def test_chart_offers_its_csv() -> None:
    chart = charts.BarChart(title="x", bars=[charts.Bar(label="a", value=D(3))], csv_url="/a.csv")
    assert 'href="/a.csv" download' in charts.chart(chart)


def test_two_charts_of_one_title_differ_by_key() -> None:
    assert charts.BarChart(title="x", key="a").id != charts.BarChart(title="x", key="b").id
