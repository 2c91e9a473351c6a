"""Reading OCDS: made-up samples of the shapes of real files, and the real files where they are at hand."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from tests.cast import Cast, client_for

from nadi.engine import award as engine
from nadi.together.pools.evaluation.problem import read as read_pool
from nadi.together.pools.models import Bid, Pool, PublishedAward
from nadi.together.pools.ocds.processes import read

HOUSE = Path(__file__).resolve().parents[5]
REAL = sorted((HOUSE.parent / "shared" / "data" / "ocds").glob("*/*.json*"))

TENDER: dict[str, Any] = {
    "ocid": "ocds-x-1",
    "date": "2026-01-02T00:00:00Z",
    "buyer": {"id": "B", "name": "Town of Example"},
    "parties": [
        {"id": "V1", "name": "First Vendor", "address": {"country": "GE"}},
        {"id": "V2", "name": "Second"},
    ],
    "tender": {
        "title": "Desks and chairs",
        "value": {"amount": 900, "currency": "GEL"},
        "lots": [{"id": "1", "title": "Desks"}, {"id": "2", "title": "Chairs"}],
        "items": [
            {"id": "a", "relatedLot": "1", "quantity": 10, "unit": {"name": "piece"}, "description": "desk",
             "classification": {"scheme": "CPV", "id": "39121100-7"}},
        ],
    },
    "bids": {
        "details": [
            {"id": "b1", "status": "valid", "relatedLots": ["1"], "tenderers": [{"id": "V1"}],
             "value": {"amount": 500.5, "currency": "GEL"}},
            {"id": "b2", "status": "valid", "relatedLot": "2", "tenderers": [{"id": "V1"}],
             "value": {"amount": 300, "currency": "GEL"}},
            {"id": "b3", "status": "valid", "relatedLots": ["1"], "tenderers": [{"id": "V2"}],
             "value": {"amount": 480, "currency": "GEL"}},
            {"id": "b4", "status": "valid", "relatedLots": ["2"], "tenderers": [{"id": "V2"}],
             "value": {"amount": 310, "currency": "GEL"}},
        ]
    },
    "awards": [
        {"id": "aw", "status": "active", "relatedLots": ["1"], "suppliers": [{"id": "V2"}],
         "value": {"amount": 480, "currency": "GEL"}}
    ],
}  # fmt: skip


def changed(**bid: Any) -> dict[str, Any]:
    """Return the tender with one bid, changed."""
    details = [{**TENDER["bids"]["details"][0], **bid}]
    return {**TENDER, "bids": {"details": details}}


def sentences(content: Any) -> list[str]:
    return [fault.sentence for fault in read(json.dumps(content).encode())[1]]


def stored(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "release.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "wrapped",
    [
        TENDER,
        [TENDER],
        {"releases": [TENDER]},
        {"records": [{"ocid": "ocds-x-1", "compiledRelease": TENDER}]},
        {"records": [{"ocid": "ocds-x-1", "releases": [TENDER]}]},
        {"data": {**TENDER["tender"], "tenderID": "ocds-x-1", "bids": TENDER["bids"]["details"]}},
    ],
    ids=["release", "list", "package", "compiled record", "record", "portal"],
)
def test_read_finds_the_bids_in_every_wrapping(wrapped: Any) -> None:
    processes, faults = read(json.dumps(wrapped).encode())
    assert faults == []
    assert [(process.ocid, len(process.bids)) for process in processes] == [("ocds-x-1", 4)]


def test_read_takes_several_documents_one_after_the_other() -> None:
    second = json.dumps({**TENDER, "ocid": "ocds-x-2"})
    processes, _faults = read(f"{json.dumps(TENDER)}\n{second}".encode())
    assert [process.ocid for process in processes] == ["ocds-x-1", "ocds-x-2"]


def test_read_merges_the_releases_of_one_process_by_date() -> None:
    later = {
        "ocid": "ocds-x-1",
        "date": "2026-02-02T00:00:00Z",
        "tender": {"title": "Desks, chairs, shelves"},
    }
    processes, _faults = read(json.dumps({"releases": [later, TENDER]}).encode())
    assert [(process.title, len(process.bids)) for process in processes] == [("Desks, chairs, shelves", 4)]


def test_read_keeps_amounts_exact() -> None:
    processes, _faults = read(json.dumps(TENDER).encode())
    assert processes[0].bids[0].amount == Decimal("500.50")


def test_read_says_that_a_file_is_latin_1() -> None:
    raw = json.dumps({**TENDER, "buyer": {"name": "Città"}}, ensure_ascii=False).encode("latin-1")
    processes, faults = read(raw)
    assert processes[0].buyer.name == "Città"
    assert [fault.sentence for fault in faults] == ["The file is not UTF-8; it was read as Latin-1."]


@pytest.mark.parametrize(
    ("bid", "sentence"),
    [
        ({"tenderers": []}, "No tenderer is named, so nobody made this bid."),
        ({"value": None}, "No amount is given."),
        ({"value": {"amount": "cheap"}}, "«cheap» is not an amount."),
        ({"value": {"amount": -1}}, "The amount is negative or too large to be one."),
        (
            {"value": {"amount": 1, "currency": "USD"}},
            "The amount is in USD, the tender in GEL; no rate is given.",
        ),
        ({"relatedLots": ["9"]}, "It names the lot 9, which the tender does not have."),
        ({"relatedLots": ["1", "2"]}, "One value stands for 2 lots together; it cannot be divided."),
        ({"relatedLots": None}, "The tender has several lots, and this names none of them."),
    ],
)
def test_read_names_what_is_wrong_with_a_bid(bid: dict[str, Any], sentence: str) -> None:
    assert sentences(changed(**bid)) == [sentence]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ([1], "An object was expected here."),
        ({"x": 1}, "This is neither an OCDS release, a record nor a package of them."),
        ({"ocid": "a", "tag": ["planning"]}, "This is neither an OCDS release"),
        ({"tender": {"title": "x"}}, "The release has no ocid, so it cannot be told apart."),
        ({"records": [{"ocid": "a"}]}, "The record holds neither a compiled release nor releases."),
    ],
)
def test_read_names_what_is_no_tender(content: Any, sentence: str) -> None:
    assert any(said.startswith(sentence) or "no tender here" in said for said in sentences(content))


def test_read_goes_on_after_broken_json() -> None:
    processes, faults = read(b'{"ocid": \n' + json.dumps(TENDER).encode())
    assert [process.ocid for process in processes] == ["ocds-x-1"]
    assert len(faults) == 1


def test_import_writes_lines_bids_and_published_awards(db: None, tmp_path: Path) -> None:
    call_command("import_ocds", stored(tmp_path, TENDER))
    pool = Pool.objects.get(ocid="ocds-x-1")
    assert [line.name for line in pool.lines.all()] == ["Desks", "Chairs"]
    assert sorted(bid.vendor.name for bid in pool.bids.all()) == ["First Vendor", "Second"]
    assert [award.amount for award in PublishedAward.objects.all()] == [Decimal("480.00")]


def test_import_twice_changes_nothing_and_says_so(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stored(tmp_path, TENDER)
    call_command("import_ocds", path)
    call_command("import_ocds", path)
    assert Pool.objects.count() == 1
    assert "This process was imported before" in capsys.readouterr().err


def test_import_tells_vendors_of_two_files_apart_by_name(db: None, tmp_path: Path) -> None:
    other = {**TENDER, "ocid": "ocds-x-2", "parties": [{"id": "V1", "name": "Somebody Else"}]}
    call_command("import_ocds", stored(tmp_path, [TENDER, other]))
    names = sorted(bid.vendor.name for bid in Bid.objects.all())
    assert names == ["First Vendor", "Second", "Somebody Else", "V2"]


def test_import_knows_a_vendor_again_by_its_register_number(db: None, tmp_path: Path) -> None:
    parties = [{"id": "GE-CR-1", "name": "Old name"}], [{"id": "GE-CR-1", "name": "New name"}]
    bids = changed(tenderers=[{"id": "GE-CR-1"}])["bids"]
    files = [{**TENDER, "ocid": f"x-{n}", "parties": one, "bids": bids} for n, one in enumerate(parties)]
    call_command("import_ocds", stored(tmp_path, files))
    assert {bid.vendor.name for bid in Bid.objects.all()} == {"Old name"}


def test_import_of_a_missing_file_says_so(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_ocds", tmp_path / "nothing.json")


def test_import_keeps_a_disqualified_bid_out(db: None, tmp_path: Path) -> None:
    call_command("import_ocds", stored(tmp_path, changed(status="disqualified")))
    assert [bid.state for bid in Bid.objects.all()] == [Bid.State.DISQUALIFIED]


def test_imported_tender_is_awarded_like_our_own(db: None, tmp_path: Path) -> None:
    call_command("import_ocds", stored(tmp_path, TENDER))
    award = engine.solve(read_pool(Pool.objects.get()).problem)
    assert award.total == Decimal("780.00")


def test_imported_tender_has_its_page(cast: Cast, tmp_path: Path) -> None:
    call_command("import_ocds", stored(tmp_path, TENDER))
    page = client_for(cast.staff).get(reverse("pools.detail", args=[Pool.objects.get().uid]))
    assert "Desks and chairs" in page.content.decode()


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_read_takes_every_real_file(path: Path) -> None:
    processes, faults = read(path.read_bytes())
    assert processes or faults


@pytest.mark.parametrize(
    ("path", "bids"),
    [
        (path, bids)
        for path in REAL
        for name, bids in (("can-social", 10), ("records-10", 2))
        if name in path.name
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_import_of_a_real_tender_with_several_bids(db: None, path: Path, bids: int) -> None:
    call_command("import_ocds", path)
    assert Bid.objects.count() == bids


def test_consortium_is_shown_with_all_its_tenderers(db: None, tmp_path: Path) -> None:
    together = [{"id": "V1"}, {"id": "V2"}]
    award = {**TENDER["awards"][0], "suppliers": together}
    call_command("import_ocds", stored(tmp_path, {**changed(tenderers=together), "awards": [award]}))
    assert [bid.vendor.name for bid in Bid.objects.all()] == ["First Vendor + Second"]
    assert [award.vendor.name for award in PublishedAward.objects.all()] == ["First Vendor + Second"]


def test_name_of_a_large_consortium_says_how_many_more_there_are() -> None:
    parties = [{"id": str(n), "name": f"Construction and Engineering {n}"} for n in range(12)]
    processes, _faults = read(json.dumps({**changed(tenderers=parties)}).encode())
    name = processes[0].bids[0].vendor.name
    assert len(name) <= 160
    assert name.endswith(" + 8 more")


def test_framework_of_several_suppliers_is_an_award_to_each(db: None, tmp_path: Path) -> None:
    award = {**TENDER["awards"][0], "suppliers": [{"id": "V1"}, {"id": "V2"}]}
    call_command("import_ocds", stored(tmp_path, {**TENDER, "awards": [award]}))
    assert [one.vendor.name for one in PublishedAward.objects.order_by("pk")] == ["First Vendor", "Second"]


def test_import_keeps_a_bid_without_a_price_but_does_not_compare_it(db: None, tmp_path: Path) -> None:
    call_command("import_ocds", stored(tmp_path, changed(value=None)))
    kept = Bid.objects.get()
    assert (kept.vendor.name, kept.state) == ("First Vendor", Bid.State.DISQUALIFIED)
    assert kept.disqualified_because == "The source publishes no price of this bid."
