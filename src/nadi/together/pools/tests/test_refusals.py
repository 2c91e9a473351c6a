"""Refusals of the engine, met for real and told in the reader's language."""

from decimal import Decimal

import pytest
from django.utils import translation

from nadi.engine import sharing
from nadi.together.pools.refusals import refusal_in_words


def refusal(method: str, values: tuple[str, ...], lines: tuple[sharing.LineUse, ...] = ()) -> str:
    """Return the engine's refusal to divide the cost of A, B and both."""
    table = [frozenset(players) for players in ("A", "B", "AB")]
    costs = dict(zip(table, map(Decimal, values), strict=True))
    game = sharing.Game(players=("A", "B"), cost=costs.__getitem__, lines=lines)
    with pytest.raises(sharing.MethodRefused) as caught:
        sharing.share(game, method=method)
    return str(caught.value)


FREE = sharing.LineUse(line="film", quantities={"A": Decimal(1), "B": Decimal(2)}, amount=Decimal(0))
REFUSALS = {
    "nucleolus": refusal("nucleolus", ("1", "2", "5.50")),
    "proportional": refusal("proportional_alone", ("0", "0", "5")),
    "equal price": refusal("equal_price", ("1", "2", "3"), (FREE,)),
    "equal profit": refusal("equal_profit", ("0", "0", "0")),
}


@pytest.mark.parametrize("stored", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_is_told_in_georgian(stored: str) -> None:
    with translation.override("ka"):
        told = refusal_in_words(stored, "GEL")
    assert [sign for sign in told if sign.isascii() and sign.isalpha()] == []


def test_the_amounts_of_a_refusal_are_the_readers() -> None:
    told = refusal_in_words(REFUSALS["nucleolus"], "EUR")
    assert told == (
        "The nucleolus needs a division in which nobody pays more than alone; there is none: alone the "
        "members would pay €3.00 in all, together €5.50."
    )


def test_an_unknown_refusal_is_shown_as_it_is() -> None:
    assert refusal_in_words("The moon is full.", "GEL") == "The moon is full."
