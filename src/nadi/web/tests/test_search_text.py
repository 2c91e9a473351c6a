"""Search is caseless and finds Georgian by Latin letters."""

import pytest

from nadi.web.search_text import LATIN, in_latin, normalised, search_text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ქუთაისი", "kutaisi"),
        ("მცხეთა", "mtskheta"),
        ("ჭიათურა", "chiatura"),
        ("ღვინო", "ghvino"),
        ("ყვარელი", "qvareli"),
        ("ჯავახეთი", "javakheti"),
        ("K'utaisi", "kutaisi"),
    ],
)
def test_georgian_is_spelled_by_the_national_romanisation(written: str, expected: str) -> None:
    assert in_latin(written) == expected


def test_every_letter_of_the_alphabet_has_a_spelling() -> None:
    assert [chr(code) for code in range(ord("ა"), ord("ჰ") + 1)] == sorted(LATIN)


def test_mtavruli_capitals_fold_to_the_usual_letters() -> None:
    assert normalised("ᲥᲣᲗᲐᲘᲡᲘ") == "ქუთაისი"


def test_latin_is_caseless_and_spaces_are_single() -> None:
    assert normalised("  Rioni\u00a0 CARTONS ") == "rioni cartons"


def test_a_record_keeps_both_spellings() -> None:
    assert search_text("Rioni", "რიონი", "") == "rioni რიონი rioni rioni"


def test_latin_words_are_kept_once() -> None:
    assert search_text("Rioni Cartons") == "rioni cartons"
