"""A member recomputes its share alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from nadi.engine import sharing
from nadi.engine.sharing import Game, Shares
from nadi.engine.sharing.receipt import check_receipt, read_receipt, receipt, receipt_document

from .strategies import PROPERTY, saving_games
from .worked import worked_game


@PROPERTY
@given(saving_games())
def test_every_receipt_agrees_after_being_written_and_read(game: Game) -> None:
    for answer in sharing.compare(game):
        if isinstance(answer, Shares):
            for player in game.players:
                written = receipt_document(receipt(answer, player))
                assert check_receipt(read_receipt(written)).agrees


@pytest.mark.parametrize("method", [method.key for method in sharing.methods()])
def test_a_receipt_holds_no_name_or_quantity_of_another_member(method: str) -> None:
    game = worked_game("pool-3")
    given = receipt(sharing.share(game, method=method), "1")
    written = str(receipt_document(given))
    assert "'2'" not in written.replace("'20'", "")
    assert not {"30", "50", "300", "450"} & set(written.replace("'", " ").split())


def test_a_tampered_share_does_not_agree() -> None:
    given = receipt(sharing.share(worked_game("tva-1930s"), method="scrb"), "power")
    found = check_receipt(replace(given, share=given.share + Decimal("0.02")))
    assert not found.agrees
    assert found.text.endswith("they lead to 195951.16.")


def test_an_optimised_share_is_only_compared_with_its_bounds() -> None:
    found = check_receipt(receipt(sharing.share(worked_game("pool-3"), method="nucleolus"), "1"))
    assert (found.agrees, found.is_recomputed) == (True, False)
    assert found.steps == ("180.00: between 200 (alone) and 160 (added by joining last)",)


def test_a_receipt_shows_who_pays_more_than_alone() -> None:
    game = worked_game("pool-3")
    given = replace(receipt(sharing.share(game, method="equal_price"), "1"), alone=Decimal(150))
    assert check_receipt(given).is_worse_off


def test_the_steps_show_the_sum() -> None:
    given = receipt(sharing.share(worked_game("pool-3"), method="equal_price"), "3")
    assert check_receipt(given).steps == ("the line: 50 × 8 = 400.00", "together 400.00")


def test_a_stranger_has_no_receipt() -> None:
    with pytest.raises(ValueError, match="“x” has no share in this division"):
        receipt(sharing.share(worked_game("two"), method="shapley"), "x")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"formula": "guess"}, "formula: must be one of"),
        ({"numbers": {"total": 1, "own": 1}}, "numbers: “all” is missing."),
        ({"unit": 0}, "unit: must be above zero."),
        ({"share": "a lot"}, "share: "),
        ({"friend": 1}, "document: “friend” is not known here."),
    ],
)
def test_a_bad_receipt_is_named_by_its_place(change: dict[str, object], sentence: str) -> None:
    good = {"member": "a", "method": "m", "formula": "proportion", "share": 1, "alone": 2}
    good["numbers"] = {"total": 2, "own": 1, "all": 2}
    with pytest.raises(ValueError, match=f"^{sentence}"):
        read_receipt({**good, **change})


def test_a_zero_divisor_is_refused() -> None:
    document = {"member": "a", "method": "m", "formula": "proportion", "share": 1, "alone": 2}
    given = read_receipt({**document, "numbers": {"total": 2, "own": 1, "all": 0}})
    with pytest.raises(ValueError, match="all: must not be zero"):
        check_receipt(given)
