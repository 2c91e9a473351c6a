"""`nadi share` on files and standard input."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from nadi.engine.cli.share_cli import main

from .worked import EXAMPLES

POOL_3 = str(EXAMPLES / "share-pool-3.json")


def test_all_methods_are_shown_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([POOL_3]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Three firms buy one line together"
    assert [line.split("  ")[0] for line in lines[5:8]] == [
        "Equal price",
        "Proportional to volume",
        "Proportional to stand-alone cost",
    ]


def test_one_method_shows_sums_and_promises(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([POOL_3, "--method", "shapley"]) == 0
    out = capsys.readouterr().out
    assert "  Aragvi: (200.00 + 165.00 + 160.00) ÷ 3 = 175.00" in out.splitlines()
    assert "* No company pays more than it would alone." in out.splitlines()


def test_json_holds_amounts_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([POOL_3, "--method", "nucleolus", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (division,) = answer["divisions"]
    assert [member["share"] for member in division["members"]] == ["180.00", "220.00", "400.00"]
    assert division["certificate"]["better_off_group"] == "none"


def test_a_refused_method_says_why_among_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXAMPLES / "share-empty-core.json"), "--method", "equal_price"]) == 2
    assert "An equal price needs the quantities of each member" in capsys.readouterr().err


def test_the_pool_of_an_award_problem_is_divided(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXAMPLES / "share-pool-two-lines.json"), "--method", "equal_profit"]) == 0
    assert "together  12683.70" in capsys.readouterr().out


def test_an_award_problem_without_members_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXAMPLES / "award-tqd-3x2.json")]) == 2
    assert "nobody to share" in capsys.readouterr().err


def test_a_written_receipt_can_be_checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([POOL_3, "--method", "scrb", "--receipt", "Batumi"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(capsys.readouterr().out))
    assert main(["-"]) == 0
    assert "* The share 227.78 follows from these numbers." in capsys.readouterr().out


def test_a_receipt_that_does_not_agree_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads((EXAMPLES / "share-receipt.json").read_text(encoding="utf-8"))
    changed = tmp_path / "receipt.json"
    changed.write_text(json.dumps({**document, "share": "180"}), encoding="utf-8")
    assert main([str(changed), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["agrees"] is False


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1, column 2: "),
        ("[]", "document: must be an object."),
        ('{"players": ["a"], "values": [NaN]}', "NaN"),
        ('{"players": ["a"], "values": [1, 2]}', "values: 1 players need 1 values, not 2."),
        ('{"players": ["a"]}', "document: “values” is missing."),
        ('{"bids": [], "lines": 3}', "lines: "),
    ],
)
def test_bad_input_is_one_sentence(
    text: str, sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["-"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert sentence in line


def test_a_missing_file_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere.json"]) == 2
    assert capsys.readouterr().err == "nowhere.json: No such file or directory.\n"


def test_a_total_that_is_no_number_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([POOL_3, "--total", "much"]) == 2
    assert "--total: “much” is not a number." in capsys.readouterr().err
