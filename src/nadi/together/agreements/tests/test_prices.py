"""The arithmetic of prices and terms."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadi.together.agreements.prices import (
    amount_of,
    changed,
    factor_of_index,
    factor_of_tax,
    latest_end,
    most_of,
)

PRICES = st.decimals(min_value=0, max_value=10**6, places=6)
QUANTITIES = st.decimals(min_value=0, max_value=10**6, places=3)
ALLOWANCES = st.decimals(min_value=0, max_value=1, places=4)


def test_changed_without_a_factor_is_the_price() -> None:
    assert changed(Decimal("1.25"), []) == Decimal("1.25")


def test_changed_rounds_half_up_after_each_factor() -> None:
    # 1.000001 x 1.5 = 1.5000015 -> 1.500002; x 0.5 = 0.750001
    assert changed(Decimal("1.000001"), [Decimal("1.5"), Decimal("0.5")]) == Decimal("0.750001")


@given(price=PRICES)
def test_changed_by_one_is_the_same(price: Decimal) -> None:
    assert changed(price, [Decimal(1)]) == price


def test_factor_of_index_is_new_over_old() -> None:
    assert factor_of_index(Decimal(120), Decimal(126)) == Decimal("1.05000000")


def test_factor_of_tax_is_new_price_with_tax_over_old() -> None:
    # From 5 to 12 per cent: 1.12 / 1.05.
    assert factor_of_tax(Decimal(5), Decimal(12)) == Decimal("1.06666667")


@given(quantity=QUANTITIES, allowance=ALLOWANCES)
def test_most_of_never_exceeds_the_allowance(quantity: Decimal, allowance: Decimal) -> None:
    assert quantity <= most_of(quantity, allowance) <= quantity * (1 + allowance)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(2026, 11, 21), date(2030, 11, 21)),
        (date(2028, 2, 29), date(2032, 2, 29)),
        (date(2096, 2, 29), date(2100, 2, 28)),
    ],
)
def test_latest_end_is_four_years_on(starts: date, ends: date) -> None:
    assert latest_end(starts) == ends


def test_amount_of_rounds_half_up_to_the_cent() -> None:
    assert amount_of(Decimal("0.5"), Decimal("0.01")) == Decimal("0.01")
