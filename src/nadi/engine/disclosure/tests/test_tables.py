"""A table with margins gives nobody's figure away."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from nadi.engine.disclosure import STATISTICS, TOTAL, protect_table
from nadi.engine.disclosure.tables import Cells, total_of, with_margins
from nadi.engine.disclosure.tests.tables import Drawn, cells_of, drawn_tables, faults, of, shown

FOUR = of("a2", "b2", "c2", "d2")
OTHER_FOUR = of("e2", "f2", "g2", "h2")
TABLES = drawn_tables("xyz", "123")


def test_a_table_of_nothing_is_empty() -> None:
    assert shown(protect_table(cells={}, rules=STATISTICS)) == {(TOTAL, TOTAL): 0}


def test_a_safe_table_is_shown_whole() -> None:
    table = protect_table(cells={("x", "1"): FOUR, ("x", "2"): FOUR}, rules=STATISTICS)
    assert (table.suppressed, table.values["x", TOTAL]) == ({}, Decimal(16))


def test_one_firm_alone_in_a_cell_is_kept_back() -> None:
    assert shown(protect_table(cells={("x", "1"): of("a3")}, rules=STATISTICS)) == {}


def test_who_adds_nothing_is_nobody() -> None:
    table = protect_table(cells={("x", "1"): of("a0"), ("x", "2"): FOUR}, rules=STATISTICS)
    assert table.suppressed == {}


def test_a_name_of_the_margin_is_refused() -> None:
    with pytest.raises(ValueError, match=r"need names"):
        protect_table(cells={("x", TOTAL): FOUR}, rules=STATISTICS)


def test_a_single_suppressed_cell_takes_another_with_it() -> None:
    cells = {("x", "1"): of("a3"), ("x", "2"): FOUR, ("y", "1"): FOUR, ("y", "2"): FOUR}
    table = protect_table(cells=cells, rules=STATISTICS)
    for names in ([("x", "1"), ("x", "2"), ("x", TOTAL)], [("x", "1"), ("y", "1"), (TOTAL, "1")]):
        assert len([place for place in names if place in table.suppressed]) != 1


def test_a_firm_cannot_subtract_its_own_cell() -> None:
    cells = {("x", "1"): of("a3"), ("x", "2"): of("b5"), ("y", "1"): FOUR, ("y", "2"): FOUR}
    table = protect_table(cells=cells, rules=STATISTICS)
    assert list(faults(cells, table.suppressed, STATISTICS)) == []


def test_a_firm_alone_in_two_cells_of_a_row_hides_behind_a_third() -> None:
    """Each of its cells may be anything up to their sum, but the sum is its own figure."""
    cells: Cells = {(row, column): OTHER_FOUR for row in "xyz" for column in "1234"}
    cells = {**cells, ("x", "1"): of("a9"), ("x", "2"): of("a7"), ("y", "1"): FOUR, ("y", "2"): FOUR}
    table = protect_table(cells=cells, rules=STATISTICS)
    in_row = {column for row, column in table.suppressed if row == "x"}
    assert in_row - {"1", "2"} != set()


def test_it_does_not_matter_in_which_order_cells_come() -> None:
    cells: Cells = {(row, column): OTHER_FOUR for row in "xyz" for column in "123"}
    cells = {**cells, ("x", "1"): of("a9"), ("y", "2"): of("b7")}
    back = dict(reversed(cells.items()))
    assert protect_table(cells=cells, rules=STATISTICS) == protect_table(cells=back, rules=STATISTICS)


@settings(max_examples=15, deadline=None)
@given(drawn=TABLES)
def test_nobody_works_out_what_is_forbidden(drawn: Drawn) -> None:
    cells = cells_of(drawn)
    table = protect_table(cells=cells, rules=STATISTICS)
    assert list(faults(cells, table.suppressed, STATISTICS)) == []


@settings(max_examples=12, deadline=None)
@given(drawn=TABLES)
def test_what_is_shown_is_true(drawn: Drawn) -> None:
    cells = cells_of(drawn)
    table = protect_table(cells=cells, rules=STATISTICS)
    totals = {place: total_of(given) for place, given in with_margins(cells).items()}
    assert {place: value for place, value in shown(table).items() if value != totals[place]} == {}
