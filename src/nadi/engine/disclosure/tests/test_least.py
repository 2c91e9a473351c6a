"""The pattern that is kept back is the least there is, or says that this is not proven."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

from nadi.engine.disclosure import STATISTICS, Contribution, Effort, Rules, protect_table
from nadi.engine.disclosure.audit import Auditor
from nadi.engine.disclosure.intervals import relations
from nadi.engine.disclosure.tables import Cells, Place, losses_of, system_of, total_of, with_margins
from nadi.engine.disclosure.tests.tables import Drawn, cells_of, drawn_tables, faults, of
from nadi.engine.disclosure.tests.test_checks import MICRODATA

NO_SEARCH = Effort(attacks=0)
COUNTS = Rules(minimum_frequency=3, p_percent=None)


def brute_force(cells: Cells, rules: Rules) -> Fraction:
    """Return the least loss of all patterns that the audit lets pass."""
    full = with_margins(cells)
    system = system_of({place: full[place] for place in sorted(full)}, relations(full), rules)
    losses, auditor = losses_of(system, {}), Auditor(system)
    free = [place for place in system.choosable if place not in system.at_least]
    found = [
        sum((losses[place] for place in more), Fraction(0))
        for count in range(len(free) + 1)
        for more in combinations(free, count)
        if next(auditor.weaknesses(system.at_least | frozenset(more)), None) is None
    ]
    return min(found)


@settings(max_examples=25, deadline=None)
@given(drawn=drawn_tables("xy", "12"))
def test_a_tiny_table_loses_what_brute_force_loses(drawn: Drawn) -> None:
    cells = cells_of(drawn)
    table = protect_table(cells=cells, rules=STATISTICS)
    assert (table.is_least, Fraction(table.loss)) == (True, brute_force(cells, STATISTICS))


@settings(max_examples=12, deadline=None)
@given(drawn=drawn_tables("xyz", "1234"))
def test_it_never_loses_more_than_going_step_by_step(drawn: Drawn) -> None:
    cells = cells_of(drawn)
    least = protect_table(cells=cells, rules=STATISTICS)
    steps = protect_table(cells=cells, rules=STATISTICS, effort=NO_SEARCH)
    assert least.least_loss <= least.loss <= steps.loss


@settings(max_examples=8, deadline=None)
@given(drawn=drawn_tables("xyz", "123"))
def test_without_the_search_it_is_audited_all_the_same(drawn: Drawn) -> None:
    cells = cells_of(drawn)
    table = protect_table(cells=cells, rules=STATISTICS, effort=NO_SEARCH)
    assert list(faults(cells, table.suppressed, STATISTICS)) == []


def grid(values: Sequence[Sequence[int]], firms: Mapping[Place, str]) -> Cells:
    """Return a table in which five firms share each value, but for the cells of one firm."""
    return {
        (str(row), str(column)): of(f"{firms[str(row), str(column)]}{value}")
        if (str(row), str(column)) in firms
        else of(*(f"{firm}{value // 5}" for firm in "vwxyz"))
        for row, line in enumerate(values, 1)
        for column, value in enumerate(line, 1)
    }


# One firm alone at each end of a diagonal: the other two corners close a ring that each of them sees through.
RING = grid([[20, 50, 90], [50, 20, 90], [60, 60, 90]], {("1", "1"): "a", ("2", "2"): "b"})


CORNERS = {("1", "1"), ("1", "2"), ("2", "1"), ("2", "2")}


def test_two_firms_alone_see_through_a_ring_of_their_cells() -> None:
    assert [fault.split(" to be")[0] for fault in faults(RING, CORNERS, STATISTICS)] == [
        "('1', '1') is known to b",
        "('2', '2') is known to a",
    ]


def test_the_least_pattern_against_them_takes_two_more() -> None:
    table = protect_table(cells=RING, rules=STATISTICS)
    assert (table.is_least, table.loss) == (True, Decimal(50 + 50 + 60 + 60))
    assert set(table.suppressed) == CORNERS | {("3", "1"), ("3", "2")}


def test_a_dear_place_is_gone_around() -> None:
    table = protect_table(cells=RING, rules=STATISTICS, losses={("1", "2"): Decimal(1000)})
    assert ("1", "2") not in table.suppressed


@pytest.mark.parametrize("loss", ["0", "-1", "NaN", "Infinity"])
def test_a_loss_of_nothing_is_refused(loss: str) -> None:
    with pytest.raises(ValueError, match=r"above zero"):
        protect_table(cells=RING, rules=STATISTICS, losses={("1", "2"): Decimal(loss)})


def test_what_was_not_searched_is_not_called_least() -> None:
    assert protect_table(cells=RING, rules=STATISTICS, effort=NO_SEARCH).is_least is False


def one_person(name: str) -> Contribution:
    """Return a person, who counts as one."""
    return Contribution(holding=name, amount=Decimal(1))


def microdata_of(path: Path) -> dict[Place, list[Contribution]]:
    """Return the published microdata as region by gender, a person counting as one."""
    cells: dict[Place, list[Contribution]] = {}
    with path.open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            cells.setdefault((row["region"], row["gender"]), []).append(one_person(str(number)))
    return cells


@pytest.mark.parametrize("path", [path for path in [MICRODATA] if path.exists()], ids=lambda path: path.name)
def test_published_microdata_has_the_published_least_pattern(path: Path) -> None:
    table = protect_table(cells=microdata_of(path), rules=COUNTS)
    order = [(region, gender) for region in ("", *"ABCD") for gender in ("", "male", "female")]
    assert [number for number, place in enumerate(order, 1) if place in table.suppressed] == [5, 6, 11, 12]


def test_a_table_of_the_same_counts_has_that_pattern() -> None:
    counts = {"A": (18, 2), "B": (14, 19), "C": (12, 10), "D": (11, 14)}
    cells = {
        (region, gender): [one_person(f"{region}{gender}{number}") for number in range(count)]
        for region, row in counts.items()
        for gender, count in zip(("male", "female"), row, strict=True)
    }
    table = protect_table(cells=cells, rules=COUNTS)
    assert set(table.suppressed) == {(region, gender) for region in "AC" for gender in ("male", "female")}
    assert total_of(cells["A", "female"]) == 2
