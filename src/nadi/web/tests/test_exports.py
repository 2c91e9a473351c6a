"""Files of lists: exact, openable in Excel, harmless."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from nadi.web.exports import Sheet, as_csv, as_xlsx, defused


def sheet(*cells: Any) -> Sheet:
    return Sheet(
        name="test", heads=[f"head {number}" for number, _cell in enumerate(cells)], rows=[list(cells)]
    )


def csv_row(*cells: Any) -> list[str]:
    return list(csv.reader(StringIO(as_csv(sheet(*cells)).decode("utf-8-sig"))))[1]


def xlsx_row(*cells: Any) -> list[Any]:
    page = load_workbook(BytesIO(as_xlsx(sheet(*cells)))).worksheets[0]
    return [cell.value for cell in page[2]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+995 32", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", '=HYPERLINK("x")', "＝1"]
)
def test_text_that_would_run_as_a_formula_is_defused(text: str) -> None:
    assert defused(text).startswith("'")


@pytest.mark.parametrize("text", ["Rioni", "ქუთაისი", "1-2", "a=b", ""])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def test_csv_is_marked_as_utf8_for_excel() -> None:
    assert as_csv(sheet("ქუთაისი")).startswith(b"\xef\xbb\xbf")


def test_csv_keeps_every_digit_of_a_decimal() -> None:
    assert csv_row(Decimal("1234567890.120"), Decimal("1E+3"), -5) == ["1234567890.120", "1000", "-5"]


def test_csv_writes_dates_by_iso_in_the_house_time_zone() -> None:
    moment = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
    assert csv_row(date(2026, 11, 21), moment) == ["2026-11-21", "2026-11-22 00:30:00"]


def test_csv_leaves_nothing_empty_as_nothing() -> None:
    assert csv_row(None, "", True) == ["", "", "yes"]


def test_xlsx_keeps_numbers_as_numbers_and_formulas_as_text() -> None:
    assert xlsx_row(Decimal("12.5"), 7, "=1+1") == [12.5, 7, "'=1+1"]


def test_xlsx_survives_control_characters() -> None:
    assert xlsx_row("a\x00b\x0bc") == ["abc"]


def test_xlsx_writes_moments_in_the_house_time_zone() -> None:
    assert xlsx_row(datetime(2026, 11, 21, 20, 30, tzinfo=UTC)) == [datetime(2026, 11, 22, 0, 30)]  # noqa: DTZ001  # cells have no zone
