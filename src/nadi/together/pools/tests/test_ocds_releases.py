"""Writing OCDS: what was published reads the same again, and has the shape of the standard."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nadi.together.pools.ocds.processes import Process, read
from nadi.together.pools.ocds.public import (
    PublicAmendment,
    PublicAmount,
    PublicAward,
    PublicBid,
    PublicContract,
    PublicDocument,
    PublicEnquiry,
    PublicLine,
    PublicParty,
    PublicProcess,
    PublicTender,
)
from nadi.together.pools.ocds.releases import package
from nadi.together.pools.ocds.writing import as_json, category_of

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
URI = "https://nadi.example.org/pools/abc/ocds/"
OFFICE = PublicParty(id="party-office", name="Packaging Cluster Office")
ANATOLIA = PublicParty(
    id="GE-NAPR-212345671", name="Anatolia", scheme="GE-NAPR", number="212345671", country="GE"
)
MARMARA = PublicParty(id="party-marmara", name="Marmara", country="TR")
BOXES = PublicLine(
    id="boxes", title="Boxes", unit="H87", unit_name="pcs", category="44617100", quantity=Decimal("1200")
)
FILM = PublicLine(id="film", title="Film", title_local="ფირი", unit="KGM", unit_name="kg")

WHOLE = PublicProcess(
    ocid="ocds-000000-abc",
    id="abc",
    language="en",
    changed=NOON,
    title="Packaging 2027",
    title_local="შეფუთვა 2027",
    category="44617100",
    currency="GEL",
    demand_until=NOON - timedelta(days=30),
    is_demand_closed=True,
    buyer=OFFICE,
    lines=(BOXES, FILM),
    tender=PublicTender(
        status="complete",
        lot_status="complete",
        is_open=True,
        began=NOON - timedelta(days=29),
        bids_until=NOON - timedelta(days=9),
        award_on=date(2026, 11, 1),
        incoterm="DAP",
        criteria=("Strength: weight 60, up to 10 points",),
        documents=(
            PublicDocument(id="d1", kind="biddingDocuments", title="Drawing", format="application/pdf"),
        ),
        enquiries=(PublicEnquiry(id="q1", question="Colour?", answer="Brown.", answered=NOON),),
        amendments=(PublicAmendment(id="a1", published=NOON, text="A week longer."),),
    ),
    bid_count=2,
    valid_bid_count=2,
    bids=(
        PublicBid(
            id="b1-boxes",
            vendor=ANATOLIA,
            line="boxes",
            submitted=NOON,
            status="valid",
            amount=Decimal("960.50"),
        ),
        PublicBid(id="b2-boxes", vendor=MARMARA, line="boxes", submitted=NOON, status="valid"),
        PublicBid(id="b2-film", vendor=MARMARA, line="film", submitted=NOON, status="disqualified"),
    ),
    awards=(
        PublicAward(
            id="aw-anatolia",
            vendor=ANATOLIA,
            status="active",
            decided=NOON,
            lines=(PublicAmount(line="boxes", quantity=Decimal("1200"), unit_price=Decimal("0.800417")),),
            bids=("b1-boxes",),
            amount=Decimal("960.50"),
        ),
    ),
    contracts=(
        PublicContract(
            id="2026-1-1",
            award="aw-anatolia",
            title="Framework agreement 2026-1-1",
            status="terminated",
            starts=date(2026, 11, 2),
            ends=date(2027, 11, 1),
            signed=NOON,
            lines=(PublicAmount(line="boxes"),),
            amendments=(PublicAmendment(id="c1", published=NOON, text="Prices changed."),),
            called_off=Decimal("900.00"),
            ended=NOON,
        ),
    ),
)  # fmt: skip


def written(process: PublicProcess) -> Any:
    return json.loads(as_json(package([process], URI)), parse_float=Decimal)


def read_again(process: PublicProcess) -> Process:
    processes, _faults = read(as_json(package([process], URI)))
    assert len(processes) == 1
    return processes[0]


names = (
    st.text(alphabet="abcXYZ ქართული,.'\"<&\\-@:0123", min_size=1, max_size=30).map(str.strip).filter(bool)
)
amounts = st.none() | st.integers(0, 10**13).map(lambda cents: Decimal(cents).scaleb(-2))
categories = st.sampled_from(["", "44617100", "31681400", "45000000"])


lines = st.builds(
    PublicLine,
    id=st.sampled_from(["line1", "line2", "line3", "line4"]),
    title=names,
    title_local=names,
    specification=names,
    unit=st.just("H87"),
    unit_name=st.just("pcs"),
    category=categories,
    quantity=amounts,
)


@st.composite
def bids_on(draw: st.DrawFn, vendors: list[PublicParty], told: list[PublicLine]) -> tuple[PublicBid, ...]:
    """Draw bids of some vendors for some lines."""
    pairs = [(vendor, line) for vendor in vendors for line in told]
    return tuple(
        PublicBid(
            id=f"bid-{vendor.id}-{line.id}",
            vendor=vendor,
            line=line.id,
            submitted=NOON,
            status=draw(st.sampled_from(["valid", "disqualified"])),
            amount=draw(amounts),
        )
        for vendor, line in draw(st.lists(st.sampled_from(pairs), unique=True))
    )


@st.composite
def awards_of(draw: st.DrawFn, vendors: list[PublicParty], told: list[PublicLine]) -> tuple[PublicAward, ...]:
    """Draw awards of some lines to some vendors."""
    return tuple(
        PublicAward(
            id=f"award-{vendor.id}",
            vendor=vendor,
            status="active",
            decided=NOON,
            lines=tuple(
                PublicAmount(line=line.id)
                for line in draw(st.lists(st.sampled_from(told), min_size=1, unique_by=lambda one: one.id))
            ),
            bids=(),
            amount=draw(amounts),
        )
        for vendor in draw(st.lists(st.sampled_from(vendors), unique=True))
    )


@st.composite
def processes(draw: st.DrawFn) -> PublicProcess:
    """Draw a process with any lines, vendors, bids and awards."""
    told = draw(st.lists(lines, min_size=1, max_size=4, unique_by=lambda one: one.id))
    vendors = [
        PublicParty(id=f"party-{number}", name=f"{draw(names)} {number}")
        for number in range(draw(st.integers(1, 4)))
    ]
    return replace(
        WHOLE,
        title=draw(names),
        lines=tuple(told),
        bids=draw(bids_on(vendors, told)),
        awards=draw(awards_of(vendors, told)),
        contracts=(),
    )


@settings(deadline=None)
@given(process=processes())
def test_what_is_written_reads_the_same_again(process: PublicProcess) -> None:
    again = read_again(process)
    assert (again.ocid, again.title, again.buyer.name) == (process.ocid, process.title, OFFICE.name)
    assert [(lot.id, lot.title, lot.category) for lot in again.lots] == [
        (line.id, line.title, line.category) for line in process.lines
    ]
    assert [(bid.id, bid.vendor.name, bid.lot, bid.amount, bid.is_out) for bid in again.bids] == [
        (bid.id, bid.vendor.name, bid.line, bid.amount, bid.status == "disqualified") for bid in process.bids
    ]
    several = len(process.lines) > 1
    assert [(award.id, award.supplier.name, award.amount, award.lot) for award in again.awards] == [
        (
            award.id,
            award.vendor.name,
            award.amount,
            award.lines[0].line if len(award.lines) == 1 or not several else "",
        )
        for award in process.awards
    ]


def test_numbers_are_written_with_exactly_their_digits() -> None:
    line = PublicLine(**{**vars(BOXES), "quantity": Decimal("123456789012345.678")})
    process = PublicProcess(**{**vars(WHOLE), "lines": (line, FILM)})
    assert b'"quantity": 123456789012345.678' in as_json(package([process], URI))


def test_text_that_looks_like_a_number_stays_text() -> None:
    process = PublicProcess(**{**vars(WHOLE), "title": "12.50"})
    assert written(process)["releases"][0]["tender"]["title"] == "12.50"


def test_every_reference_leads_to_a_party_lot_bid_or_award_of_the_release() -> None:
    release = written(WHOLE)["releases"][0]
    parties = {party["id"] for party in release["parties"]}
    lots = {lot["id"] for lot in release["tender"]["lots"]}
    bids = {bid["id"] for bid in release["bids"]["details"]}
    awards = {award["id"] for award in release["awards"]}
    named = [release["buyer"], release["tender"]["procuringEntity"], *release["tender"]["tenderers"]]
    named += [one for bid in release["bids"]["details"] for one in bid["tenderers"]]
    named += [one for award in release["awards"] for one in award["suppliers"]]
    assert {one["id"] for one in named} <= parties
    assert {
        lot for part in release["bids"]["details"] + release["awards"] for lot in part["relatedLots"]
    } <= lots
    assert {item["relatedLot"] for item in release["tender"]["items"]} <= lots
    assert {bid for award in release["awards"] for bid in award["relatedBids"]} <= bids
    assert {contract["awardID"] for contract in release["contracts"]} <= awards


def test_release_has_what_the_standard_requires() -> None:
    whole = written(WHOLE)
    assert {"uri", "publisher", "publishedDate", "releases", "version"} <= set(whole)
    assert re.fullmatch(r"\d+\.\d+", whole["version"])
    release = whole["releases"][0]
    assert {"ocid", "id", "date", "tag", "initiationType"} <= set(release)
    assert release["tag"] == [
        "planning",
        "tender",
        "award",
        "contract",
        "implementation",
        "contractTermination",
    ]
    assert "#" not in release["id"]


def test_release_says_nothing_it_does_not_know() -> None:
    def nothings(part: Any) -> list[Any]:
        if isinstance(part, dict):
            return [
                one
                for value in part.values()
                for one in [*nothings(value), *([value] if value in (None, "", [], {}) else [])]
            ]
        return [one for value in part for one in nothings(value)] if isinstance(part, list) else []

    assert nothings(written(WHOLE)) == []


def test_vendor_is_named_once_with_all_its_roles() -> None:
    release = written(WHOLE)["releases"][0]
    roles = {party["name"]: party["roles"] for party in release["parties"]}
    assert roles == {
        "Packaging Cluster Office": ["buyer", "procuringEntity"],
        "Anatolia": ["tenderer", "supplier"],
        "Marmara": ["tenderer"],
    }


@pytest.mark.parametrize(
    ("code", "category"),
    [
        ("44617100", "goods"),
        ("45000000", "works"),
        ("50000000", "services"),
        ("98390000", "services"),
        ("", "goods"),
    ],
)
def test_category_follows_the_cpv_division(code: str, category: str) -> None:
    assert category_of(code) == category
