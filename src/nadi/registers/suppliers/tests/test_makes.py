"""One make, however it is written, and counts that tell nobody's name."""

import pytest

from nadi.registers.suppliers.makes import firms_in_words, make_key


@pytest.mark.parametrize("written", ["Bobst", "BOBST SA", "Bobst S.A.", " bobst ", "ბობსტ"])
def test_a_make_is_known_however_it_is_written(written: str) -> None:
    assert make_key(written) == "bobst"


def test_a_make_that_is_only_a_legal_form_is_kept() -> None:
    assert make_key("AG") == "ag"


@pytest.mark.parametrize("sign", ["", "  ", "---", "?"])
def test_a_make_without_letters_has_no_key(sign: str) -> None:
    assert make_key(sign) == ""


def test_one_firm_and_two_firms_read_alike() -> None:
    assert firms_in_words(1) == firms_in_words(2)
    assert [firms_in_words(count) for count in (0, 3)] == [
        "No other firm runs this make.",
        "3 other firms run this make.",
    ]
