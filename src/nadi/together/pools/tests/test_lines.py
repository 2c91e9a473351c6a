"""What is wanted of a pool: lines are added, changed and removed until somebody relies on them."""

from decimal import Decimal

import pytest
from django.utils.html import strip_tags
from tests.cast import Cast, actor_of_person

from nadi.together.pools.actions.lines import LineWanted, breaks_of, set_lines
from nadi.together.pools.tests.factory import add_check, add_demand, make_lines, make_pool
from nadi.together.pools.views.tables import lines_table
from nadi.web.access import Actor, Refused


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def test_set_lines_adds_lines_in_order(staff: Actor) -> None:
    pool = make_pool()
    lines = [LineWanted(name="Boxes", unit="H87"), LineWanted(name="Film", unit="KGM")]
    set_lines(by=staff, pool=pool, lines=lines)
    assert list(pool.lines.values_list("position", "name", "unit")) == [
        (1, "Boxes", "H87"),
        (2, "Film", "KGM"),
    ]


def test_set_lines_keeps_known_breaks_and_the_smallest_quantity(staff: Actor) -> None:
    pool = make_pool()
    line = LineWanted(name="Film", minimum_quantity=Decimal(500), known_breaks=(Decimal(5000), Decimal(1000)))
    set_lines(by=staff, pool=pool, lines=[line])
    stored = pool.lines.get()
    assert (breaks_of(stored), stored.minimum_quantity) == (
        (Decimal(1000), Decimal(5000)),
        Decimal(500),
    )


def test_the_table_of_lines_puts_each_figure_under_its_head(staff: Actor) -> None:
    pool = make_pool()
    wanted = LineWanted(
        name="Film",
        unit="KGM",
        reserve_price=Decimal(7),
        minimum_quantity=Decimal(500),
        known_breaks=(Decimal(1000),),
    )
    set_lines(by=staff, pool=pool, lines=[wanted])
    table = lines_table(pool, list(pool.lines.all()), staff)
    heads = [str(column.label) for column in table.columns]
    cells = [plain(str(cell)) for cell in table.rows[0].cells]
    assert list(zip(heads, cells, strict=True)) == [
        ("Item", "Film"),
        ("Specification", "–"),
        ("Unit", "kg"),
        ("Highest price accepted", "GEL 7.00"),
        ("Needed together", "500 kg"),
        ("Cheaper from", "1,000 kg"),
    ]


def test_a_limit_that_nobody_set_has_no_column(staff: Actor) -> None:
    pool = make_pool()
    set_lines(by=staff, pool=pool, lines=[LineWanted(name="Film", unit="KGM")])
    table = lines_table(pool, list(pool.lines.all()), staff)
    assert [str(column.label) for column in table.columns] == ["Item", "Specification", "Unit"]


def plain(cell: str) -> str:
    """Return the words of a cell, with plain spaces."""
    return strip_tags(cell).replace("\N{NO-BREAK SPACE}", " ")


def test_set_lines_changes_known_breaks_alone(staff: Actor) -> None:
    pool = make_pool()
    old = make_lines(pool, 1)[0]
    old.known_breaks.create(from_quantity=Decimal(10))
    changed = LineWanted(uid=old.uid, name=old.name, name_local=old.name_local, known_breaks=(Decimal(20),))
    set_lines(by=staff, pool=pool, lines=[changed])
    assert breaks_of(old) == (Decimal(20),)


def test_an_open_pool_takes_no_line_of_an_unchecked_category(staff: Actor) -> None:
    pool = make_pool()
    with pytest.raises(Refused, match="First add these categories to the competition check: 19520000"):
        set_lines(by=staff, pool=pool, lines=[LineWanted(name="Film", category="19520000-7")])
    assert not pool.lines.exists()


def test_an_open_pool_takes_a_line_of_a_checked_category(staff: Actor) -> None:
    pool = make_pool()
    add_check(pool, category="19520000")
    set_lines(by=staff, pool=pool, lines=[LineWanted(name="Film", category="19520000-7")])
    assert pool.lines.get().name == "Film"


def test_a_draft_takes_lines_before_their_category_is_checked(staff: Actor) -> None:
    pool = make_pool(state="draft")
    set_lines(by=staff, pool=pool, lines=[LineWanted(name="Film", category="19520000")])
    assert pool.lines.get().name == "Film"


def test_set_lines_changes_and_removes_lines_nobody_wants(staff: Actor) -> None:
    pool = make_pool()
    first, second = make_lines(pool)
    changed = LineWanted(uid=first.uid, name="Other boxes", reserve_price=Decimal("2.5"))
    set_lines(by=staff, pool=pool, lines=[changed, LineWanted(uid=second.uid, is_removed=True)])
    assert list(pool.lines.values_list("name", "reserve_price")) == [("Other boxes", Decimal("2.5"))]


@pytest.mark.parametrize("is_removed", [True, False])
def test_set_lines_refuses_to_touch_a_line_somebody_wants(cast: Cast, staff: Actor, is_removed: bool) -> None:
    pool = make_pool()
    line = make_lines(pool, 1)[0]
    add_demand(line, cast.rioni.organisation, "10")
    typed = LineWanted(uid=line.uid, name="Something else", is_removed=is_removed)
    with pytest.raises(Refused, match="can no longer change"):
        set_lines(by=staff, pool=pool, lines=[typed])
    assert pool.lines.get().name == line.name


def test_set_lines_of_another_pool_makes_a_new_line_here(staff: Actor) -> None:
    pool, other = make_pool(), make_pool()
    line = make_lines(other, 1)[0]
    set_lines(by=staff, pool=pool, lines=[LineWanted(uid=line.uid, name="Taken over")])
    line.refresh_from_db()
    assert (line.pool_id, line.name, pool.lines.count()) == (other.pk, "Cardboard boxes", 1)
