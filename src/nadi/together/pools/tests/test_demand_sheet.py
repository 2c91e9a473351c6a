"""Demand by Excel: the sheet goes out, comes back, and what is wrong in it is named by its cell."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from tests.cast import Cast, client_for

from nadi.people.models import Person
from nadi.together.pools.demand_sheet import NotOurSheet, read_sheet
from nadi.together.pools.models import Demand, Pool
from nadi.together.pools.tests.factory import add_demand, join, make_lines, make_pool

# Rioni has one site: boxes stand in row 5, film in row 6.
BOXES, FILM = 5, 6


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    make_lines(pool)
    join(pool, cast.rioni.organisation)
    return pool


def fetched(person: Person, pool: Pool) -> Any:
    response = client_for(person).get(f"/pools/{pool.uid}/demand/sheet/")
    assert response.status_code == 200
    return load_workbook(BytesIO(response.content))


def filled(book: Any, cells: Mapping[str, Any]) -> bytes:
    for address, value in cells.items():
        book.active[address] = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def sent(person: Person, pool: Pool, content: bytes, name: str = "demand.xlsx") -> Any:
    upload = SimpleUploadedFile(name, content)
    return client_for(person).post(f"/pools/{pool.uid}/demand/sheet/upload/", {"file": upload})


def filled_and_sent(cast: Cast, pool: Pool, cells: Mapping[str, Any]) -> Any:
    person = cast.rioni.colleague
    return sent(person, pool, filled(fetched(person, pool), cells))


def stored(cast: Cast) -> list[tuple[Any, ...]]:
    rows = Demand.objects.filter(participation__organisation=cast.rioni.organisation)
    columns = ("line__position", "quantity", "tolerance", "baseline", "walk_away")
    return list(rows.order_by("line__position").values_list(*columns))


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_sheet_shows_items_sites_units_and_what_is_stored(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "120", baseline="2.5")
    page = fetched(cast.rioni.colleague, pool).active
    row = [page.cell(BOXES, column).value for column in range(2, 10)]
    assert row == [1, "Cardboard boxes", "Kutaisi plant", "pcs", 120, None, 2.5, None]


def test_sheet_protects_heads_and_leaves_the_cells_to_fill_in_open(cast: Cast, pool: Pool) -> None:
    page = fetched(cast.rioni.colleague, pool).active
    locks = [page[address].protection.locked for address in ("F4", "C5", "E5", "F5", "I5")]
    assert (page.protection.sheet, locks) == (True, [True, True, True, False, False])


def test_filled_sheet_is_saved(cast: Cast, pool: Pool) -> None:
    response = filled_and_sent(cast, pool, {"F5": 1200, "G5": "100", "H5": "2,50", "I5": 3.1, "F6": 7.125})
    assert response["Location"] == f"/pools/{pool.uid}/"
    assert stored(cast) == [
        (1, Decimal(1200), Decimal(100), Decimal("2.5"), Decimal("3.1")),
        (2, Decimal("7.125"), Decimal(0), None, None),
    ]


def test_numbers_are_read_as_people_write_them(cast: Cast, pool: Pool) -> None:
    filled_and_sent(cast, pool, {"F5": "1 234,5", "H5": "1,234.50"})
    assert stored(cast) == [(1, Decimal("1234.5"), Decimal(0), Decimal("1234.5"), None)]


def test_noise_of_a_spreadsheets_arithmetic_is_no_mistake(cast: Cast, pool: Pool) -> None:
    filled_and_sent(cast, pool, {"F5": 0.1 + 0.2})
    assert stored(cast)[0][1] == Decimal("0.3")


def test_bad_cells_are_named_and_the_good_ones_kept(cast: Cast, pool: Pool) -> None:
    response = filled_and_sent(cast, pool, {"F5": 1200, "H5": "about two", "F6": -4})
    page = text_of(response)
    assert ("H5:" in page, "about two" in page, "F6:" in page) == (True, True, True)
    assert stored(cast) == [(1, Decimal(1200), Decimal(0), None, None)]


def test_a_bad_cell_leaves_what_was_stored(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "120", baseline="2.5")
    filled_and_sent(cast, pool, {"F5": "many", "H5": 2.75})
    assert stored(cast) == [(1, Decimal(120), Decimal(0), Decimal("2.75"), None)]


def test_a_price_without_a_quantity_is_named(cast: Cast, pool: Pool) -> None:
    page = text_of(filled_and_sent(cast, pool, {"H6": 3}))
    assert ("F6:" in page, "How much do you want?" in page, stored(cast)) == (True, True, [])


def test_an_emptied_cell_takes_the_demand_back(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "120")
    filled_and_sent(cast, pool, {"F5": None})
    assert stored(cast) == []


def test_a_removed_row_changes_nothing(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "120")
    book = fetched(cast.rioni.colleague, pool)
    book.active.delete_rows(BOXES)
    sent(cast.rioni.colleague, pool, filled(book, {}))
    assert stored(cast)[0][1] == Decimal(120)


def test_sorted_rows_are_found_by_their_key(cast: Cast, pool: Pool) -> None:
    book = fetched(cast.rioni.colleague, pool)
    page = book.active
    keys = page["A5"].value, page["A6"].value
    page["A6"], page["A5"] = keys
    sent(cast.rioni.colleague, pool, filled(book, {"F5": 9}))
    assert stored(cast) == [(2, Decimal(9), Decimal(0), None, None)]


def test_a_row_written_below_is_named_and_not_lost(cast: Cast, pool: Pool) -> None:
    page = text_of(filled_and_sent(cast, pool, {"C7": "Pallets", "F7": 40}))
    assert ("Row 7:" in page, "Pallets" in page) == (True, True)


def test_two_different_rows_for_one_item_are_refused(cast: Cast, pool: Pool) -> None:
    book = fetched(cast.rioni.colleague, pool)
    key = book.active["A5"].value
    response = sent(cast.rioni.colleague, pool, filled(book, {"F5": 1, "A7": key, "F7": 2}))
    assert ("F5 and F7 name the same item" in text_of(response), stored(cast)) == (True, [])


def test_a_formula_counts_by_its_result_and_not_without(cast: Cast, pool: Pool) -> None:
    page = text_of(filled_and_sent(cast, pool, {"F5": "=600*2"}))
    assert ("F5:" in page, stored(cast)) == (True, [])


def test_the_marked_sheet_comes_back_with_the_bad_rows_marked(cast: Cast, pool: Pool) -> None:
    boxes, film = pool.lines.all()
    site = cast.rioni.sites[0]
    add_demand(boxes, cast.rioni.organisation, "120")
    bad = {f"quantity-{film.uid}-{site.uid}": "many", "stray": "Pallets · 40"}
    response = client_for(cast.rioni.colleague).post(f"/pools/{pool.uid}/demand/sheet/marked/", bad)
    page = load_workbook(BytesIO(response.content)).active
    assert page is not None
    assert (page["F5"].value, page["J5"].value, page["F6"].value) == (120, None, "many")
    assert str(page["J6"].value).startswith("F6: Enter a number")
    assert (page["C7"].value, page["J7"].value) == (
        "Pallets · 40",
        "This row names no item and site of this pool.",
    )


def test_a_colleagues_save_meanwhile_is_shown_beside_the_sheet(cast: Cast, pool: Pool) -> None:
    book = fetched(cast.rioni.colleague, pool)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "55")
    pool.participations.update(version=1)
    response = sent(cast.rioni.colleague, pool, filled(book, {"F5": 60}))
    page = text_of(response)
    assert (response.status_code, "Saved by your colleague: 55" in page) == (409, True)
    assert stored(cast)[0][1] == Decimal(55)


def test_the_sheet_of_another_pool_is_refused(cast: Cast, pool: Pool) -> None:
    other = make_pool()
    make_lines(other)
    book = fetched(cast.rioni.colleague, other)
    page = text_of(sent(cast.rioni.colleague, pool, filled(book, {"F5": 60})))
    assert ("belongs to another pool" in page, stored(cast)) == (True, [])


def test_the_sheet_of_another_company_is_refused(cast: Cast, pool: Pool) -> None:
    book = fetched(cast.samgori.colleague, pool)
    page = text_of(sent(cast.rioni.colleague, pool, filled(book, {"F5": 60})))
    assert ("made for another company" in page, Demand.objects.exists()) == (True, False)


def test_a_sheet_after_the_deadline_is_late(cast: Cast, pool: Pool) -> None:
    book = fetched(cast.rioni.colleague, pool)
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now())
    response = sent(cast.rioni.colleague, pool, filled(book, {"F5": 60}))
    assert (response.status_code, "not saved" in text_of(response), stored(cast)) == (409, True, [])


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(NotOurSheet, match=r"not an Excel workbook"):
        read_sheet(BytesIO(content))


def test_a_workbook_of_ones_own_is_refused_in_a_sentence() -> None:
    kept = BytesIO()
    Workbook().save(kept)
    with pytest.raises(NotOurSheet, match="not the sheet of this page"):
        read_sheet(kept)


def test_names_that_a_spreadsheet_would_run_are_defused(cast: Cast, pool: Pool) -> None:
    pool.lines.filter(position=1).update(name="=HYPERLINK(1)")
    assert fetched(cast.rioni.colleague, pool).active["C5"].value == "'=HYPERLINK(1)"
