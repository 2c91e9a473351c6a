"""Games read from documents."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from nadi.engine import sharing
from nadi.engine.sharing.game_file import read_game, shares_document

from .worked import EXAMPLES

TWO = {"players": ["a", "b"], "values": [1, 2, 3]}


def test_a_list_and_a_mapping_state_the_same_game() -> None:
    listed = read_game(TWO).game
    mapped = read_game({**TWO, "values": {"a": 1, "b": "2", "b, a": 3}}).game
    assert [listed.of("a"), listed.of("b"), listed.of("ab")] == [
        mapped.of("a"),
        mapped.of("b"),
        mapped.of("ab"),
    ]


def test_numbers_are_read_exactly() -> None:
    assert read_game({**TWO, "values": ["0.1", Decimal("0.2"), 3]}).game.of("a") == Decimal("0.1")


def test_what_the_document_asks_is_kept() -> None:
    found = read_game({**TWO, "total": "2.5", "method": "scrb", "seed": 3, "samples": 9, "unit": 1})
    assert (found.total, found.method, found.ask.seed, found.ask.samples) == (Decimal("2.5"), "scrb", 3, 9)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"players": []}, "players: must not be empty."),
        ({"players": ["a", "a"]}, "players: must not repeat an entry."),
        ({"players": ["a", 3]}, "players[1]: must be a text."),
        ({"players": [f"p{i}" for i in range(16)]}, "players: must have at most 15 entries."),
        ({"values": [1, 2]}, "values: 2 players need 3 values, not 2."),
        ({"values": [1, "two", 3]}, "values[1]: "),
        ({"values": {"a": 1, "b": 2}}, "values: No value is given for the coalition a, b."),
        ({"values": {"a": 1, "x": 2}}, "values: “x” names “x”, who is not among the players."),
        ({"values": {"a,b": 1, "b,a": 2}}, "values: the coalition “b,a” is given twice."),
        ({"kind": "loss"}, "kind: must be one of cost, gain."),
        ({"unit": 0}, "unit: The smallest coin must be a positive amount."),
        ({"lines": [{"line": "x", "amount": 1}]}, "lines[0]: “quantities” is missing."),
        ({"lines": [{"line": "x", "amount": 1, "quantities": {"z": 1}}]}, "lines: Line “x” names “z”"),
        ({"samples": 1}, "samples: "),
        ({"colour": 1}, "document: “colour” is not known here."),
    ],
)
def test_bad_input_is_named_by_its_place(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011  # the sentence is compared below
        read_game({**TWO, **change})
    assert str(error.value).startswith(sentence)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("share-*.json")), ids=lambda path: path.stem)
def test_every_game_example_can_be_divided(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    if "values" in document:
        found = read_game(document)
        answers = sharing.compare(found.game)
        assert any(isinstance(answer, sharing.Shares) for answer in answers)


def test_a_division_is_written_with_decimals_in_quotes() -> None:
    game = read_game(TWO).game
    shares = sharing.share(game, method="shapley")
    written = shares_document(shares, sharing.certify(game, shares))
    assert json.loads(json.dumps(written))["members"][0]["share"] == "1.00"


def test_a_refusal_is_written_with_its_reason() -> None:
    refusal = next(
        answer for answer in sharing.compare(read_game(TWO).game) if answer.method == "equal_price"
    )
    assert shares_document(refusal)["refused"].startswith("An equal price needs the quantities")
