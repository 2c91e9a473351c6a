"""The arithmetic of agreements."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nadi.together.agreements.money import spread

CENTS = st.integers(min_value=-1_000_000, max_value=1_000_000).map(lambda cents: Decimal(cents) / 100)
WEIGHTS = st.dictionaries(
    st.text(min_size=1, max_size=3), st.integers(min_value=0, max_value=10**6).map(Decimal), max_size=8
)


@given(total=CENTS, weights=WEIGHTS)
def test_spread_adds_up_to_the_cent(total: Decimal, weights: dict[str, Decimal]) -> None:
    expected = total if sum(weights.values()) else Decimal(0)
    assert sum(spread(total, weights).values(), Decimal(0)) == expected


@given(total=CENTS, weights=WEIGHTS)
def test_spread_is_within_a_cent_of_the_exact_part(total: Decimal, weights: dict[str, Decimal]) -> None:
    whole = sum(weights.values(), Decimal(0))
    for key, part in spread(total, weights).items():
        exact = total * weights[key] / whole if whole else Decimal(0)
        assert abs(part - exact) < Decimal("0.0100001")


def test_spread_gives_the_odd_cent_to_the_largest_remainder() -> None:
    parts = spread(Decimal("1.00"), {"a": Decimal(1), "b": Decimal(1), "c": Decimal(1)})
    assert parts == {"a": Decimal("0.34"), "b": Decimal("0.33"), "c": Decimal("0.33")}
