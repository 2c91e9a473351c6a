"""Files and sheets in, answers and sentences out."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from nadi.engine.award.document import parse, read_problem
from nadi.engine.award.sheets import problem_from_sheets
from nadi.engine.award.tests.worked import EXAMPLES
from nadi.engine.cli.award_cli import main

TQD = EXAMPLES / "award-tqd-3x2.json"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("award-*.json")), ids=lambda path: path.stem)
def test_every_example_is_awarded(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path)]) == 0
    assert "Proven: no award under these rules costs less." in capsys.readouterr().out


def test_machine_answer_holds_exact_decimals(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(TQD), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["total"] == "932.80"
    assert answer["winners"] == ["v2"]


def test_scenarios_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(TQD), "--scenarios", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [scenario["difference"] for scenario in answer] == ["0", "21.2", "21.2", "0"]


def test_rules_and_losses_are_priced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(TQD.read_text(encoding="utf-8"))
    document["rules"] = [{"rule": "vendor_quantity", "at_most": 60, "id": "no giant"}]
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(document)))
    assert main(["-", "--rules", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["rule_prices"] == [{"rule": "no giant", "price": "21.2", "cost_without": "932.8"}]
    assert [loss["vendor"] for loss in answer["runner_up"]] == ["v1", "v2"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(TQD.read_text(encoding="utf-8")))
    assert main(["-"]) == 0
    assert "Total 932.80 EUR" in capsys.readouterr().out


def test_sheets_are_awarded(capsys: pytest.CaptureFixture[str]) -> None:
    demand, bids = EXAMPLES / "award-demand.csv", EXAMPLES / "award-bids.csv"
    assert main(["--demand", str(demand), "--bids", str(bids), "--currency", "GEL"]) == 0
    assert "Total 2 646.56 GEL" in capsys.readouterr().out


def test_impossible_problem_names_the_conflict(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"lines": [{"id": "A", "quantity": 5}], "bids": []}'))
    assert main(["-"]) == 1
    assert "nobody offers line A" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1, column 2: Expecting property name enclosed in double quotes."),
        ("[]", "document: must be an object."),
        ('{"lines": [], "bids": []}', "lines: must not be empty."),
        ('{"lines": [{"id": "A"}], "bids": []}', "lines[0]: needs either “quantity” or “demands”."),
        ('{"lines": [{"id": "A", "quantity": NaN}], "bids": []}', "NaN is not a number."),
        ('{"lines": [{"id": "A", "quantity": -1}], "bids": []}', "must not be negative, but is -1."),
        ('{"lines": [{"id": "A", "quantity": 1, "x": 1}], "bids": []}', "lines[0]: “x” is not known here."),
    ],
)
def test_bad_input_is_named_by_its_place(
    text: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["-"]) == 2
    assert sentence in capsys.readouterr().err


def test_bad_price_is_named_by_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (EXAMPLES / "award-gams-bid-19.json").read_text(encoding="utf-8").replace("66.049", '"dear"')
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["-"]) == 2
    error = capsys.readouterr().err
    assert error == "-: bids[1].offers[0].breaks[1].unit_price: must be a decimal number, not “dear”.\n"


def test_missing_file_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-file.json"]) == 2
    assert capsys.readouterr().err == "no-such-file.json: No such file or directory.\n"


@pytest.mark.parametrize(
    ("demand", "bids", "sentence"),
    [
        ("line\nA\n", "vendor,line,unit_price\n", "demand sheet: the column “quantity” is missing."),
        (
            "line,quantity\nA,ten\n",
            "vendor,line,unit_price\n",
            "demand sheet, row 2, column quantity: “ten” is not a number.",
        ),
        (
            "line,quantity\nA,10\n",
            "vendor,line,unit_price\nv,A,\n",
            "bids sheet, row 2, column unit_price: must not be empty.",
        ),
    ],
)
def test_bad_sheet_is_named_by_row_and_column(demand: str, bids: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="sheet") as refusal:
        problem_from_sheets(demand, bids)
    assert str(refusal.value) == sentence


def test_numbers_are_read_exactly() -> None:
    document = parse('{"lines": [{"id": "A", "quantity": 0.1}], "bids": []}')
    assert read_problem(document).problem.lines[0].quantity == Decimal("0.1")
