"""One price for all: in the core for one line, and what it does to a large member."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadi.engine import sharing
from nadi.engine.sharing import LARGE_MEMBER, Game, LineUse

from .strategies import PROPERTY

QUANTITIES = st.lists(st.integers(1, 60), min_size=1, max_size=5)
DROPS = st.lists(st.tuples(st.integers(1, 120), st.integers(0, 300)), max_size=4)


def one_line_pool(quantities: list[int], drops: list[tuple[int, int]]) -> Game:
    """An all-units price that starts at 20.00 and falls by some cents at some quantities."""

    def price(quantity: int) -> Decimal:
        return Decimal(2000 - sum(cents for start, cents in drops if quantity >= start)) / 100

    wanted = {f"p{i}": quantity for i, quantity in enumerate(quantities)}

    def cost(members: frozenset[str]) -> Decimal:
        quantity = sum(wanted[member] for member in members)
        return quantity * price(quantity)

    line = LineUse(
        line="the line",
        amount=cost(frozenset(wanted)),
        quantities={player: Decimal(quantity) for player, quantity in wanted.items()},
    )
    return Game(players=tuple(wanted), cost=cost, lines=(line,))


@PROPERTY
@given(QUANTITIES, DROPS)
def test_equal_price_of_one_line_is_in_the_core(quantities: list[int], drops: list[tuple[int, int]]) -> None:
    game = one_line_pool(quantities, drops)
    assert sharing.certify(game, sharing.share(game, method="equal_price")).is_in_core


@PROPERTY
@given(QUANTITIES, DROPS)
def test_equal_price_charges_the_price_of_the_pool(
    quantities: list[int], drops: list[tuple[int, int]]
) -> None:
    game = one_line_pool(quantities, drops)
    price = Fraction(game.total) / sum(quantities)
    shares = sharing.share(game, method="equal_price")
    assert [member.exact for member in shares.members] == [price * quantity for quantity in quantities]


def test_equal_price_of_two_lines_can_leave_the_core() -> None:
    """A set-up charge on b's own line is spread over both lines only by the pool's prices."""
    values = {"a": Decimal(10), "b": Decimal(30), "ab": Decimal(38)}
    lines = (
        LineUse(line="x", amount=Decimal(20), quantities={"a": Decimal(1), "b": Decimal(1)}),
        LineUse(line="y", amount=Decimal(18), quantities={"a": Decimal(1), "b": Decimal(1)}),
    )
    game = Game(players=("a", "b"), cost=lambda members: values["".join(sorted(members))], lines=lines)
    certificate = sharing.certify(game, sharing.share(game, method="equal_price"))
    assert (certificate.nobody_is_worse_off, certificate.worst) == (False, ("a",))


def test_charges_of_no_line_are_spread_over_the_lines() -> None:
    lines = (
        LineUse(line="x", amount=Decimal(30), quantities={"a": Decimal(3)}),
        LineUse(line="y", amount=Decimal(60), quantities={"b": Decimal(2)}),
    )
    game = Game(players=("a", "b"), cost=lambda members: Decimal(99), lines=lines)
    assert sharing.share(game, method="equal_price").amounts == {"a": Decimal("33.00"), "b": Decimal("66.00")}


def test_a_gain_has_no_price() -> None:
    game = Game(players=("a",), cost=lambda members: Decimal(1), kind="gain")
    with pytest.raises(sharing.MethodRefused, match="divides a cost"):
        sharing.share(game, method="equal_price")


@pytest.mark.parametrize(("own", "warned"), [(38, []), (39, ["p0"])])
def test_a_member_above_38_2_percent_is_warned(own: int, warned: list[str]) -> None:
    rest = [31, 31] if own == 38 else [30, 31]
    shares = sharing.share(one_line_pool([own, *rest], []), method="equal_price")
    large = [note.parameters["who"] for note in shares.notes if note.key == "sharing.large_member"]
    assert large == warned


def test_a_members_own_gain_peaks_at_38_2_percent_of_the_pool() -> None:
    """Schotanus 2005: p(q) = a + s/√q, so the gain q·(p(q) − p(q + R)) is s·(√q − q/√(q + R))."""
    others = 1000

    def gain(part: float) -> float:
        own = others * part / (1 - part)
        return float(own**0.5 - own / (own + others) ** 0.5)

    parts = [k / 100_000 for k in range(1, 99_999)]
    assert max(parts, key=gain) == pytest.approx(LARGE_MEMBER, abs=1e-5)
    assert pytest.approx((3 - 5**0.5) / 2) == LARGE_MEMBER
