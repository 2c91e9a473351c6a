"""Numbers as vendors type them."""

from decimal import Decimal

import pytest
from django.utils import translation

from nadi.together.pools.typed_numbers import NotANumber, typed_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0.42", "0.42"),
        ("0,42", "0.42"),
        ("0,425", "0.425"),
        ("12 000", "12000"),
        ("12\xa0000,5", "12000.5"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        (" 7 ", "7"),
    ],
)
def test_number_is_read_in_either_languages_way(typed: str, number: str) -> None:
    assert typed_number(typed, places=3) == Decimal(number)


def test_number_that_can_be_read_in_two_ways_is_refused_with_both() -> None:
    with pytest.raises(NotANumber) as refused:
        typed_number("1,234", places=6)
    assert str(refused.value) == "“1,234” can be read in two ways: write 1234 or 1.234."


def test_comma_before_three_digits_is_decimal_for_a_georgian_reader() -> None:
    with translation.override("ka"):
        assert typed_number("1,234", places=6) == Decimal("1.234")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("abc", "“abc” is not a number."),
        ("1e5", "“1e5” is not a number."),
        ("NaN", "“NaN” is not a number."),
        ("-3", "it must not be negative."),
        ("0.1234", "at most 3 digits after the decimal point."),
        ("1000000000000", "the number is too large."),
    ],
)
def test_number_refused_says_why(typed: str, sentence: str) -> None:
    with pytest.raises(NotANumber) as refused:
        typed_number(typed, places=3)
    assert str(refused.value) == sentence
