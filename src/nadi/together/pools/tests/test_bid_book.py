"""The Excel sheet of a bid: filled and sent back, bad cells named, good ones kept."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from tests.cast import Cast

from nadi.together.pools.forms.bid import BidSheet
from nadi.together.pools.models import Bid, Pool
from nadi.together.pools.offers.book import bid_book
from nadi.together.pools.offers.book_reading import Book, NotABook, read_book
from nadi.together.pools.tests.bid_factory import make_request, make_tender
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.together.pools.tests.offers import WANTED

FIRST = WANTED.lines[0].uid
Cells = dict[str, Any]


def saved(book: Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def filled(data: bytes, cells: Cells) -> bytes:
    """Type into a workbook as a vendor does: "Prices!G3" and so on."""
    book = load_workbook(BytesIO(data))
    for place, value in cells.items():
        sheet, _mark, cell = place.partition("!")
        book[sheet][cell] = value
    return saved(book)


def read(cells: Cells) -> Book:
    """Read a sheet of WANTED with these cells typed."""
    return read_book(filled(bid_book(tender="t", wanted=WANTED, own=None), cells), tender="t", wanted=WANTED)


def complaints(cells: Cells) -> list[str]:
    """Return all that is said about such a sheet."""
    book = read(cells)
    form = BidSheet(book.typed, wanted=WANTED, cells=book.cells)
    return book.problems + [str(text) for texts in form.errors.values() for text in texts]


def test_one_price_typed_is_a_bid() -> None:
    book = read({"Prices!G3": 0.425})
    form = BidSheet(book.typed, wanted=WANTED, cells=book.cells)
    assert form.is_valid()
    assert [(one.line, str(one.breaks[0].unit_price)) for one in form.offer.lines] == [(FIRST, "0.425")]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"Prices!G3": "cheap"},
            "Prices!G3: Line 1 (Item 1), price break 1, unit price: “cheap” is not a number.",
        ),
        ({"Prices!G3": 1, "Prices!A3": 9, "Prices!G6": 1}, "Prices!A3: there is no line “9” in this tender."),
        (
            {"Prices!G3": 1, "Prices!C3": 7, "Prices!G6": 1},
            "Prices!C3: an alternative has a number from 1 to 5.",
        ),
        (
            {"Prices!G3": 1, "Line terms!I3": "perhaps"},
            "Line terms!I3: write yes, or leave it empty.",
        ),
        (
            {"Prices!G3": 1, "Freight!D3": "Batumi", "Freight!F3": 1},
            "Freight!D3: nothing of this line goes there.",
        ),
        (
            {"Prices!G3": 1, "Whole bid!C8": "soon"},
            "Whole bid!C8: Valid until: “soon” is not a day; write it as 2027-03-31.",
        ),
        (
            {"Bundles!A3": "Both", "Bundles!B3": 5, "Bundles!D3": 1, "Bundles!E3": 2, "Bundles!B4": 6},
            "Bundles!B4: another row of this bundle says something else.",
        ),
        (
            {"Bundles!A3": "Both", "Bundles!B3": 5, "Bundles!D3": 1, "Bundles!E3": 2, "Bundles!D4": 1},
            "Bundles!D4: the bundle names this line twice.",
        ),
    ],
)
def test_bad_cell_is_named(cells: Cells, sentence: str) -> None:
    assert complaints(cells) == [sentence]


def test_good_cells_stay_beside_a_bad_one() -> None:
    book = read({"Prices!G3": 1, "Prices!G6": "cheap"})
    form = BidSheet(book.typed, wanted=WANTED, cells=book.cells)
    assert form[f"lines-{FIRST}-breaks-0-unit_price"].value() == "1"


def test_moved_columns_and_renamed_sheets_read_the_same() -> None:
    book = load_workbook(BytesIO(bid_book(tender="t", wanted=WANTED, own=None)))
    book["Prices"]["G3"] = 0.5
    book["Prices"].insert_cols(2)
    book["Prices"].title = "Our prices"
    assert (
        read_book(saved(book), tender="t", wanted=WANTED).typed[f"lines-{FIRST}-breaks-0-unit_price"] == "0.5"
    )


def test_sheet_of_another_tender_is_refused() -> None:
    with pytest.raises(NotABook, match="belongs to another tender"):
        read_book(bid_book(tender="other", wanted=WANTED, own=None), tender="t", wanted=WANTED)


@pytest.mark.parametrize("data", [b"", b"not a workbook", saved(Workbook())])
def test_file_that_is_no_bid_sheet_is_refused(data: bytes) -> None:
    with pytest.raises(NotABook, match="Download"):
        read_book(data, tender="t", wanted=WANTED)


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    add_demand(film, cast.samgori.organisation, "80")
    return make_tender(pool)


@pytest.fixture
def token(cast: Cast, pool: Pool) -> str:
    return make_request(pool, cast.vendor_organisation)[1]


def upload(client: Client, token: str, data: bytes | None) -> str:
    """Send a file to the page and follow."""
    typed = {"book": SimpleUploadedFile("bid.xlsx", data)} if data is not None else {}
    return str(client.post(f"/pools/rfq/{token}/book/read/", typed, follow=True).content.decode())


def test_sheet_downloaded_filled_and_sent_back_is_shown_in_words_first(
    client: Client, token: str, pool: Pool
) -> None:
    data = client.get(f"/pools/rfq/{token}/book/").content
    page = upload(client, token, filled(data, {"Prices!G3": 7391.48}))
    assert ["Is this your bid?" in page, "GEL\xa07,391.48" in page, Bid.objects.count()] == [True, True, 0]


def test_bad_cell_is_shown_on_the_page_and_the_rest_is_kept(client: Client, token: str) -> None:
    data = client.get(f"/pools/rfq/{token}/book/").content
    page = upload(client, token, filled(data, {"Prices!G3": 7391.48, "Prices!G6": "cheap"}))
    assert ["Prices!G6: Line 2" in page, 'value="7391.48"' in page] == [True, True]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(None, "Choose the filled sheet first."), (b"x", "This is not an Excel workbook")],
)
def test_upload_without_a_sheet_is_explained(
    client: Client, token: str, data: bytes | None, sentence: str
) -> None:
    assert sentence in upload(client, token, data)


def test_sheet_names_no_member(client: Client, token: str) -> None:
    book = load_workbook(BytesIO(client.get(f"/pools/rfq/{token}/book/").content))
    text = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert [name for name in ("Rioni", "Samgori") if name in text] == []
