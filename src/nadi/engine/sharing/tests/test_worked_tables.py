"""Every row of the page's worked tables."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from nadi.engine import sharing
from nadi.engine.sharing.rounding import round_shares
from nadi.engine.sharing.statements import decimal

from .worked import PAGE, numbers, table, worked_game


@pytest.mark.parametrize(("name", "method", "expected"), table("Shares"))
def test_method_gives_the_worked_shares(name: str, method: str, expected: str) -> None:
    game = worked_game(name)
    if expected == "refused":
        with pytest.raises(sharing.MethodRefused):
            sharing.share(game, method=method)
        return
    shares = sharing.share(game, method=method)
    assert [decimal(member.exact, 6) for member in shares.members] == numbers(expected)


@pytest.mark.parametrize(("name", "core", "epsilon"), table("Cores"))
def test_least_core_has_the_worked_epsilon(name: str, core: str, epsilon: str) -> None:
    found = sharing.least_core(worked_game(name)).levels[0]
    assert (decimal(found, 6), "empty" if found > 0 else "not empty") == (Decimal(epsilon), core)


@pytest.mark.parametrize(("shares", "alone", "rounded"), table("Rounding"))
def test_shares_are_rounded_as_worked(shares: str, alone: str, rounded: str) -> None:
    found = round_shares(
        [Fraction(share) for share in numbers(shares)],
        [Fraction(own) for own in numbers(alone)],
        sharing.CENT,
    )
    assert found == numbers(rounded)


def test_every_method_is_on_the_page() -> None:
    page_keys = [row[0] for row in table_of_methods()]
    assert page_keys == [method.key for method in sharing.methods()]


def table_of_methods() -> list[tuple[str, ...]]:
    keys = {method.key for method in sharing.methods()}
    lines = [line for line in page_lines() if line.startswith("| ") and line.split("|")[1].strip() in keys]
    return [
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.count("|") == 5
    ]


def page_lines() -> list[str]:
    return PAGE.read_text(encoding="utf-8").splitlines()
