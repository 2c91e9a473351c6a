"""Tables that share figures, and a table that is released again, give nothing away together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nadi.engine.disclosure import (
    STATISTICS,
    TOTAL,
    Contribution,
    Effort,
    ProtectedTable,
    Release,
    Table,
    growth,
    protect_table,
    protect_tables,
    protect_update,
)
from nadi.engine.disclosure.intervals import Known, interval_of, relations
from nadi.engine.disclosure.tables import Cells, total_of, with_margins
from nadi.engine.disclosure.tests.tables import Drawn, cells_of, drawn_tables, of

FIVE = of("v10", "w10", "x10", "y10", "z10")
Pair = tuple[str, str]
SAFE: Cells = {(row, column): FIVE for row in "pqr" for column in "123"}


def linked(regions: Cells, levels: Cells) -> tuple[ProtectedTable, ...]:
    """Protect demand by region and by level together."""
    return protect_tables(
        tables=[
            Table(rows="occupation", columns="region", cells=regions),
            Table(rows="occupation", columns="level", cells=levels),
        ],
        rules=STATISTICS,
    )


# Occupation p is wanted in one region by one firm, and at one level by others too.
REGIONS: Cells = {**SAFE, ("p", "1"): of("a50")}
LEVELS: Cells = {
    ("p", "high"): [*of("a50"), *FIVE],
    ("p", "low"): FIVE,
    **{(row, level): FIVE for row in "qr" for level in ("high", "low", "none")},
}


def test_safe_tables_are_shown_whole() -> None:
    levels = {(row, level): FIVE for row in "pqr" for level in ("high", "low", "none")}
    assert [table.suppressed for table in linked(SAFE, levels)] == [{}, {}]


def test_a_common_margin_is_shown_in_both_or_in_none() -> None:
    cells: Cells = {**SAFE, ("p", "1"): of("a900"), ("p", "2"): [], ("p", "3"): of("v1")}
    first, second = linked(cells, {**LEVELS, ("p", "high"): of("a900"), ("p", "low"): of("v1")})
    assert [table.values["p", TOTAL] for table in (first, second)] == [None, None]


def five(each: int) -> list[Contribution]:
    """Let five firms add the same."""
    return of(*(f"{firm}{each}" for firm in "vwxyz"))


# Alone, the cheapest way to protect the firm's 50 is by the totals of p and q; but the levels tell them too.
SPARSE: Cells = {
    ("p", "1"): of("a50"),
    ("p", "2"): five(40),
    ("q", "1"): five(10),
    ("q", "3"): five(10),
    **{("r", column): five(1000) for column in "123"},
}
ONE_LEVEL: Cells = {
    (row, "any"): [one for column in "123" for one in SPARSE.get((row, column), [])] for row in "pqr"
}


def test_a_margin_that_another_table_tells_protects_nothing() -> None:
    apart = [protect_table(cells=cells, rules=STATISTICS).suppressed for cells in (SPARSE, ONE_LEVEL)]
    assert (("p", TOTAL) in apart[0], apart[1]) == (True, {})
    first, second = (table.suppressed for table in linked(SPARSE, ONE_LEVEL))
    assert (("p", TOTAL) in first) == (("p", "any") in second)


def test_tables_of_other_figures_are_refused() -> None:
    with pytest.raises(ValueError, match=r"disagree on total · total"):
        linked(SAFE, LEVELS)


def test_one_property_is_no_table() -> None:
    with pytest.raises(ValueError, match=r"two properties"):
        Table(rows="region", columns="region", cells=SAFE)


def joint_faults(tables: Sequence[Table], released: Sequence[ProtectedTable]) -> Iterator[str]:
    """Yield what all tables together tell an outsider of a place that is forbidden."""
    totals: dict[Pair, Decimal] = {}
    sums: list[tuple[Pair, list[Pair]]] = []
    told: set[Pair] = set()
    forbidden: set[Pair] = set()
    for table, protected in zip(tables, released, strict=True):
        full = with_margins(table.cells)
        names = {place: (" ".join(table.name(place)), "") for place in full}
        totals |= {names[place]: total_of(given_) for place, given_ in full.items()}
        told |= {names[place] for place, value in protected.values.items() if value is not None}
        forbidden |= {names[place] for place, why in protected.suppressed.items() if why == "primary"}
        sums += [(names[total], [names[part] for part in parts]) for total, parts in relations(full)]
    hidden = totals.keys() - told
    known = Known(totals=totals, suppressed=frozenset(hidden), sums=sums)
    for place in sorted(forbidden):
        low, high = interval_of(place, known)
        if low > totals[place] - 1 or high < totals[place] + 1:
            yield f"{place[0]} is known to be {low} to {high}"


THREE_WAYS = st.lists(
    st.tuples(*map(st.sampled_from, ("pq", "12", "xyz", "abcdef")), st.integers(1, 6)), max_size=30
)


def by_two(firms: Sequence[tuple[str, str, str, str, int]], other: int) -> Cells:
    """Return who adds what by occupation and one other property."""
    found: dict[tuple[str, str], list[Contribution]] = {}
    for one in firms:
        found.setdefault((one[0], str(one[other])), []).extend(of(f"{one[3]}{one[4]}"))
    return found


@settings(max_examples=15, deadline=None)
@given(firms=THREE_WAYS)
def test_nobody_works_out_of_two_tables_what_is_forbidden(
    firms: list[tuple[str, str, str, str, int]],
) -> None:
    tables = [
        Table(rows="occupation", columns="region", cells=by_two(firms, 1)),
        Table(rows="occupation", columns="level", cells=by_two(firms, 2)),
    ]
    assert list(joint_faults(tables, protect_tables(tables=tables, rules=STATISTICS))) == []


def test_tables_protected_apart_tell_what_they_do_not_together() -> None:
    tables = [
        Table(rows="occupation", columns="region", cells=SPARSE),
        Table(rows="occupation", columns="level", cells=ONE_LEVEL),
    ]
    apart = [protect_table(cells=table.cells, rules=STATISTICS) for table in tables]
    assert list(joint_faults(tables, apart)) == [
        "occupation p region 1 is known to be 50.000000 to 50.000000"
    ]


RESTS_ON_A_HIDDEN_MARGIN: Drawn = {
    ("p", "1"): [],
    ("p", "2"): [],
    ("p", "3"): [("a", 1)],
    ("q", "1"): [("b", 1)],
    ("q", "2"): [("a", 1), ("b", 1)],
    ("q", "3"): [("a", 1), ("b", 1), ("c", 1)],
}


@settings(max_examples=10, deadline=None)
@given(drawn=drawn_tables("pq", "123"))
@example(drawn=RESTS_ON_A_HIDDEN_MARGIN)
def test_one_table_is_protected_as_if_alone(drawn: Drawn) -> None:
    cells = cells_of(drawn)
    (table,) = protect_tables(
        tables=[Table(rows="occupation", columns="region", cells=cells)], rules=STATISTICS
    )
    assert (table.loss, table.is_least) == (protect_table(cells=cells, rules=STATISTICS).loss, True)


def released(cells: Cells) -> tuple[ProtectedTable, Release]:
    """Release a table."""
    table = protect_table(cells=cells, rules=STATISTICS)
    return table, Release(cells=cells, suppressed=frozenset(table.suppressed))


def test_what_one_firm_added_in_between_is_not_the_difference() -> None:
    _table, before = released(SAFE)
    after: Cells = {**SAFE, ("p", "1"): [*FIVE, *of("a7")]}
    assert protect_table(cells=after, rules=STATISTICS).suppressed == {}
    kept = protect_update(cells=after, before=before, rules=STATISTICS).suppressed
    assert {("p", "1"), ("p", TOTAL), (TOTAL, "1"), (TOTAL, TOTAL)} <= set(kept)


def test_what_many_added_in_between_may_be_the_difference() -> None:
    _table, before = released(SAFE)
    after: Cells = {**SAFE, ("p", "1"): [*FIVE, *of("a7", "b7", "c7", "d7")]}
    assert protect_update(cells=after, before=before, rules=STATISTICS).suppressed == {}


def test_nothing_new_shows_nothing_new() -> None:
    table, before = released(REGIONS)
    again = protect_update(cells=REGIONS, before=before, rules=STATISTICS)
    assert again.suppressed.keys() == table.suppressed.keys()


def test_what_one_firm_took_back_is_not_the_difference() -> None:
    _table, before = released(SAFE)
    after: Cells = {**SAFE, ("p", "1"): of("v10", "w10", "x10", "y10", "z2")}
    assert ("p", "1") in protect_update(cells=after, before=before, rules=STATISTICS).suppressed


def test_a_release_that_gave_a_figure_away_cannot_be_mended() -> None:
    careless = Release(cells=REGIONS, suppressed=frozenset({("p", "1")}))
    with pytest.raises(ValueError, match=r"published before"):
        protect_update(cells=REGIONS, before=careless, rules=STATISTICS)


@settings(max_examples=8, deadline=None)
@given(then=drawn_tables("pq", "12"), more=drawn_tables("pq", "12"))
def test_no_firm_is_the_difference_of_two_releases(then: Drawn, more: Drawn) -> None:
    first = cells_of(then)
    second = {place: [*given_, *cells_of(more)[place]] for place, given_ in first.items()}
    before, release = released(first)
    after = protect_update(cells=second, before=release, rules=STATISTICS, effort=Effort(rounds=5))
    for place, firms in more.items():
        both = before.values[place] is not None and after.values[place] is not None
        assert not (both and 0 < len({firm for firm, _count in firms}) < STATISTICS.minimum_frequency)


def test_growth_is_told_where_both_figures_are() -> None:
    before, _release = released(SAFE)
    now = protect_table(cells={**SAFE, ("p", "1"): of("v20", "w20", "x20", "y20", "z20")}, rules=STATISTICS)
    assert growth(now=now, before=before)["p", "1"] == Fraction(2)


def test_growth_of_what_is_kept_back_is_kept_back() -> None:
    before, _release = released(SAFE)
    now, _release = released(REGIONS)
    rates = growth(now=now, before=before)
    assert {place for place, rate in rates.items() if rate is None} == set(now.suppressed)


def test_growth_of_nothing_is_none() -> None:
    empty, _release = released({**SAFE, ("p", "1"): []})
    assert growth(now=released(SAFE)[0], before=empty)["p", "1"] is None


def test_intervals_of_a_published_example() -> None:
    """Rows 7, 3, 6, columns 9, 7 and the third row 3, 3 are shown: what can the other cells be?"""
    totals = {
        place: Decimal(value)
        for place, value in {
            ("1", "a"): 5, ("1", "b"): 2, ("1", TOTAL): 7,
            ("2", "a"): 1, ("2", "b"): 2, ("2", TOTAL): 3,
            ("3", "a"): 3, ("3", "b"): 3, ("3", TOTAL): 6,
            (TOTAL, "a"): 9, (TOTAL, "b"): 7, (TOTAL, TOTAL): 16,
        }.items()
    }  # fmt: skip
    hidden = frozenset((row, column) for row in "12" for column in "ab")
    known = Known(totals=totals, suppressed=hidden)
    found = [tuple(map(int, interval_of(place, known))) for place in sorted(hidden)]
    assert found == [(3, 6), (1, 4), (0, 3), (0, 3)]
