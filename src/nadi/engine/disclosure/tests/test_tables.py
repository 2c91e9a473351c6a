"""A table with margins gives nobody's figure away."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from nadi.engine.disclosure import STATISTICS, TOTAL, Contribution, ProtectedTable, protect_table
from nadi.engine.disclosure.intervals import Known, interval_of
from nadi.engine.disclosure.tables import Cells, total_of, with_margins

RULES = STATISTICS


def of(*firms: str) -> list[Contribution]:
    """Return contributions written as `a2`: firm a wants 2."""
    return [Contribution(holding=firm[0], amount=Decimal(firm[1:])) for firm in firms]


FOUR = of("a2", "b2", "c2", "d2")


def shown(table: ProtectedTable) -> dict[tuple[str, str], Decimal]:
    """Return what a reader sees."""
    return {place: value for place, value in table.values.items() if value is not None}


def test_a_table_of_nothing_is_empty() -> None:
    assert shown(protect_table(cells={}, rules=RULES)) == {(TOTAL, TOTAL): 0}


def test_a_safe_table_is_shown_whole() -> None:
    table = protect_table(cells={("x", "1"): FOUR, ("x", "2"): FOUR}, rules=RULES)
    assert (table.suppressed, table.values["x", TOTAL]) == ({}, Decimal(16))


def test_one_firm_alone_in_a_cell_is_kept_back() -> None:
    table = protect_table(cells={("x", "1"): of("a3")}, rules=RULES)
    assert shown(table) == {}


def test_a_single_suppressed_cell_takes_another_with_it() -> None:
    cells = {("x", "1"): of("a3"), ("x", "2"): FOUR, ("y", "1"): FOUR, ("y", "2"): FOUR}
    table = protect_table(cells=cells, rules=RULES)
    for names in ([("x", "1"), ("x", "2"), ("x", TOTAL)], [("x", "1"), ("y", "1"), (TOTAL, "1")]):
        assert len([place for place in names if place in table.suppressed]) != 1


def test_a_firm_cannot_subtract_its_own_cell() -> None:
    cells = {
        ("x", "1"): of("a3"),
        ("x", "2"): of("b5"),
        ("y", "1"): FOUR,
        ("y", "2"): FOUR,
    }
    table = protect_table(cells=cells, rules=RULES)
    known = what_one_knows(cells, table, "a", [("x", "1")])
    low, high = interval_of(("x", "2"), known)
    assert high - low >= 1


def what_one_knows(cells: Cells, table: ProtectedTable, holding: str, own: list[tuple[str, str]]) -> Known:
    """Return what a firm knows that is alone in some cells."""
    full = with_margins(cells)
    return Known(
        totals={place: total_of(given) for place, given in full.items()},
        suppressed=frozenset(table.suppressed),
        sure=frozenset(own),
    )


Drawn = dict[tuple[str, str], list[tuple[str, int]]]
FIRMS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(1, 6)), max_size=5, unique_by=lambda one: one[0]
)
TABLES = st.fixed_dictionaries({(row, column): FIRMS for row in "xyz" for column in "123"})


@settings(max_examples=12, deadline=None)
@given(drawn=TABLES)
def test_nobody_outside_works_out_what_is_forbidden(
    drawn: Drawn,
) -> None:
    cells = {place: of(*(f"{firm}{count}" for firm, count in firms)) for place, firms in drawn.items()}
    table = protect_table(cells=cells, rules=RULES)
    totals = {place: total_of(given) for place, given in with_margins(cells).items()}
    outside = Known(totals=totals, suppressed=frozenset(table.suppressed))
    for place, why in table.suppressed.items():
        if why == "primary":
            low, high = interval_of(place, outside)
            assert low <= totals[place] - 1
            assert high >= totals[place] + 1


@settings(max_examples=12, deadline=None)
@given(drawn=TABLES)
def test_what_is_shown_is_true(drawn: Drawn) -> None:
    cells = {place: of(*(f"{firm}{count}" for firm, count in firms)) for place, firms in drawn.items()}
    table = protect_table(cells=cells, rules=RULES)
    totals = {place: total_of(given) for place, given in with_margins(cells).items()}
    assert {place: value for place, value in shown(table).items() if value != totals[place]} == {}
