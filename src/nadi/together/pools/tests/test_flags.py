"""Signs in bids, on prices worked out by hand."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from nadi.together.pools.evaluation.flags import Flag, Prices, Rule, flags


def raised(amounts: Mapping[str, str], valid: int = 3, disqualified: int = 0) -> list[tuple[str, ...]]:
    """Return the rules raised by the prices of one line, each with its vendors."""
    prices = Prices(line="boxes", amounts={vendor: Decimal(price) for vendor, price in amounts.items()})
    found = flags(prices=[prices], valid=valid, disqualified=disqualified)
    return [(flag.rule, *flag.vendors) for flag in found]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ({}, []),
        ({"a": "1.00"}, []),
        ({"a": "1.00", "b": "1.20", "c": "1.40"}, []),
        # The others ask 1.00 on average: 0.60 is 40 % less, and 0.60 is 33.3 % under the next (0.90).
        ({"a": "0.60", "b": "0.90", "c": "1.10"}, [("under_others", "a"), ("under_next", "a")]),
        # 0.61 is 39 % less than 1.00; the next asks 0.85, and 0.61 is 28 % less.
        ({"a": "0.61", "b": "0.85", "c": "1.15"}, []),
        # Exactly 30 % under the next; the mean of the others is 1.00, and 0.70 is 30 % less.
        ({"a": "0.70", "b": "1.00", "c": "1.00"}, [("under_next", "a"), ("identical", "b", "c")]),
        # Of two, the lower one is compared with the next alone.
        ({"a": "0.50", "b": "1.00"}, [("under_next", "a")]),
        ({"a": "0.7001", "b": "1.00"}, []),
        # 1.01 is exactly 1 % above 1.00.
        ({"a": "1.00", "b": "1.01", "c": "1.30"}, [("close", "a", "b")]),
        ({"a": "1.00", "b": "1.0101", "c": "1.30"}, []),
        # The same price is identical and not close; a dearer pair is found too.
        (
            {"a": "1.00", "b": "1.00", "c": "1.20", "d": "1.20"},
            [("identical", "a", "b"), ("identical", "c", "d")],
        ),
        # Nothing is divided by a price of nothing.
        ({"a": "0", "b": "0"}, [("identical", "a", "b")]),
        ({"a": "0", "b": "1.00"}, [("under_next", "a")]),
    ],
)
def test_flags_of_a_line_are_raised_at_their_limits(
    amounts: Mapping[str, str], expected: list[tuple[str, ...]]
) -> None:
    assert raised(amounts) == expected


@pytest.mark.parametrize(
    ("valid", "disqualified", "expected"),
    [
        (0, 0, []),
        (1, 0, ["single"]),
        (0, 1, ["single"]),
        (1, 1, ["one_left"]),
        (1, 3, ["one_left"]),
        (2, 3, []),
        (0, 2, []),
    ],
)
def test_flags_of_a_tender_count_bids(valid: int, disqualified: int, expected: list[str]) -> None:
    assert [rule for (rule,) in raised({}, valid, disqualified)] == expected


def test_flag_carries_its_figures() -> None:
    prices = Prices(line="", amounts={"a": Decimal("600"), "b": Decimal("900"), "c": Decimal("1100")})
    first = flags(prices=[prices], valid=3, disqualified=0)[0]
    assert first == Flag(
        rule=Rule.UNDER_OTHERS,
        line="",
        vendors=("a",),
        price=Decimal("600"),
        against=Decimal("1000"),
        share=Decimal("0.4"),
    )


def test_negative_price_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        raised({"a": "-1"})
