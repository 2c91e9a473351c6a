"""Feedback between rounds: ranks and rounded gaps, and no rival's price in them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadi.together.pools.evaluation.feedback import STEP, Place, places

PRICES = st.integers(1, 10**6).map(lambda cents: Decimal(cents).scaleb(-2))


def told(*prices: str) -> list[tuple[int, Decimal | None]]:
    """Return rank and gap of each price, in the order given."""
    found = places({str(number): Decimal(price) for number, price in enumerate(prices)})
    return [(found[str(number)].rank, found[str(number)].gap) for number in range(len(prices))]


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ((), []),
        (("2.00",), [(1, None)]),
        # Of two, the gap would give the first one's price away.
        (("2.00", "2.50"), [(1, None), (2, None)]),
        # 2.01 is 0.5 % above 2.00, told as 5 %; 2.50 is exactly 25 %; 2.501 is told as 30 %.
        (
            ("2.00", "2.01", "2.50", "2.501"),
            [(1, None), (2, Decimal("0.05")), (3, Decimal("0.25")), (4, Decimal("0.30"))],
        ),
        # Equal prices share a rank, and whoever is first has no gap.
        (("2.00", "2.00", "3.00"), [(1, None), (1, None), (3, Decimal("0.50"))]),
        # A price of nothing has no fraction above it.
        (("0", "1.00", "2.00"), [(1, None), (2, None), (3, None)]),
    ],
)
def test_places_are_told_as_worked_by_hand(
    prices: tuple[str, ...], expected: list[tuple[int, Decimal | None]]
) -> None:
    assert told(*prices) == expected


@given(st.lists(PRICES, min_size=3, max_size=8))
def test_gap_comes_in_steps_and_never_below_the_true_one(prices: list[Decimal]) -> None:
    found = places({str(number): price for number, price in enumerate(prices)})
    for number, price in enumerate(prices):
        gap = found[str(number)].gap
        if gap is not None:
            assert gap % STEP == 0
            assert gap >= price / min(prices) - 1 > gap - STEP


@given(PRICES, PRICES)
def test_of_two_neither_learns_more_than_who_is_first(first: Decimal, second: Decimal) -> None:
    assert [place.gap for place in places({"a": first, "b": second}).values()] == [None, None]


@given(st.lists(PRICES, min_size=3, max_size=8), st.integers(0, 7), PRICES)
def test_feedback_of_a_vendor_does_not_depend_on_who_is_behind_it(
    prices: list[Decimal], index: int, other: Decimal
) -> None:
    ranked = sorted(prices)
    place = index % (len(ranked) - 1)
    behind = [*ranked[:-1], max(other, ranked[-2])]
    assert told(*map(str, ranked))[place] == told(*map(str, behind))[place]


def test_place_says_nothing_else() -> None:
    assert set(Place.__dataclass_fields__) == {"rank", "gap"}
