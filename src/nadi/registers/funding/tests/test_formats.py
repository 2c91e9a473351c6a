"""Files of funding: streamed, mended, each programme once, whose money it is told apart."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cast import Cast, actor_of_person

from nadi.engine.eligibility import conditions_from_json, tiers_from_json
from nadi.registers.funding.formats import FORMATS
from nadi.registers.funding.formats.wording import country
from nadi.registers.funding.models import Programme
from nadi.registers.imports.loading import load
from nadi.registers.imports.targets import Read

IATI_2 = """<?xml version="1.0"?><iati-activities version="2.03">
<iati-activity default-currency="EUR"><iati-identifier>A-1</iati-identifier>
<reporting-org ref="X"><narrative>Made-up agency</narrative></reporting-org>
<title><narrative xml:lang="en">Better boxes</narrative><narrative xml:lang="ka">უკეთესი ყუთები</narrative></title>
<description><narrative>Help for packers.</narrative></description>
<participating-org role="1"><narrative>Fund</narrative></participating-org>
<activity-status code="2"/><activity-date type="2" iso-date="2024-01-01"/>
<activity-date type="3" iso-date="2026-12-31"/>
<recipient-country code="GE" percentage="60"/><recipient-country code="AM" percentage="40"/>
<sector vocabulary="1" code="32130"/><sector vocabulary="8" code="9.2"/>
<default-finance-type code="410"/>
<transaction><transaction-type code="2"/><value currency="EUR">1000.50</value></transaction>
<transaction><transaction-type code="2"/><value>500</value></transaction></iati-activity>
<iati-activity><iati-identifier>A-2</iati-identifier></iati-activity>
</iati-activities>"""  # noqa: E501  (rows of a table)
IATI_1 = """<iati-activities version="1.02"><iati-activity default-currency="USD">
<iati-identifier>B-1</iati-identifier><reporting-org>Old bank</reporting-org><title>Mill</title>
<participating-org role="Funding">Old bank</participating-org>
<activity-date type="Start Planned" iso-date="2010-10-19"/><sector vocabulary="DAC" code="33210"/>
<transaction><transaction-type code="C"/><value currency="">7000</value></transaction>
</iati-activity></iati-activities>"""
GIVING = """{"grants": [{"id": "g-1", "title": "Grant to a college", "amountAwarded": 30000, "currency": "GBP",
"awardDate": "2021-01-26T00:00:00+00:00", "fundingOrganization": [{"name": "Trust"}]}, {"id": "g-2"}, 7]}"""  # noqa: E501  (rows of a table)
BANK = """Project Id,Region,Country,Project Status,Project Name,Board Approval Date,Project Closing Date,Current Project Cost
P1,Europe and Central Asia,Georgia,Closed,Roads,1994-11-08T00:00:00Z,6/30/2000 12:00:00 AM,19600000
Project Id,Region,Country,Project Status,Project Name,Board Approval Date,Project Closing Date,Current Project Cost
P2,Europe and Central Asia,Central Asia,Pipeline,Rails,,,
"""  # noqa: E501  (rows of a table)
CALLS = """list,name,code,openDate,closeDate,budget,link
newCalls,Green packs,H-1,2027-05-05,2027-11-18 00:00:00,6400000.0,https://e.example/1
allCalls,Green packs,H-1,2027-05-05,2027-11-18 00:00:00,6400000,https://e.example/1
allCalls,Cascade call,H-1,2027-05-05,2027-11-18 00:00:00,up to 5 grants,https://e.example/2
"""
GIZ = """*Projektnummer,"Projektbezeichnung, deutsch","Projektbezeichnung, englisch",CRS-Schlüssel
2024.1,Kreislauf in Georgien,Circular Georgia,32110
2024.2,Nur deutsch,,
"""
HEADS = (
    "programme_id,title,provider,funder,instrument,currency,amount_min,amount_max,amount_basis,"
    "cofinance_max_pct,own_contribution_min_pct,rate_or_share_terms,eligible_who,turnover_max,"
    "turnover_currency,sectors,regions,opens,closes,project_months_max,as_of,status_at_as_of,source_url,quirk\n"
)
PROGRAMMES = HEADS + (
    "P-OLD,Old support,Agency,State,interest co-financing,GEL,1,2,loan,,,10 points of the loan interest "
    "for the first 24 months,makers,,,,all Georgia,,,,2017,superseded,,superseded by P-NEW\n"
    "P-NEW,New support,Agency,State,interest co-financing + guarantee,GEL,50000,100000,loan,,,subsidy = "
    "refinancing rate minus 5 points; guarantee up to 80% of principal,makers,,,,all Georgia,,,,2024-05,"
    "open,,\n"
    'P-FAIR,Fairs,Agency,State,grant,USD,,15000,grant,90,,"1st 60, 2nd 70, 3rd 80, 4th 90 per cent; '
    'with a donor: 30% and GEL 10,000",registered at least three years,500000,GEL,,Imereti|Guria,,,,2024,'
    "open,,\n"
)
DATA = Path(__file__).parents[6] / "shared" / "data" / "01-funding"
FILES = [
    path
    for path in sorted(DATA.glob("*.*"))
    if not path.name.startswith(("crs_", "iati_funders", "iati_pub", "SOURCE"))
]


def found(content: str) -> list[Read]:
    raw = content.encode()
    known = next(one for one in FORMATS if one.knows("file", raw[:4096]))
    return list(known.read(raw))


def test_activity_of_version_2_is_read_in_both_languages() -> None:
    one = found(IATI_2)[0].values
    assert (one["name"], one["name_local"], one["funder"]) == ("Better boxes", "უკეთესი ყუთები", "Fund")
    assert (one["envelope"], one["envelope_currency"], one["kind"]) == (Decimal("1500.50"), "EUR", "loan")
    assert (one["recipients"], one.get("country"), one["dac"]) == ("GE 60, AM 40", None, ["32130"])


def test_activity_without_a_title_is_named() -> None:
    assert [(one.place, str(one.fault)) for one in found(IATI_2) if one.fault] == [
        ("2 A-2", "This activity has no title.")
    ]


def test_activity_of_version_1_is_read() -> None:
    (one,) = found(IATI_1)
    assert (one.values["name"], one.values["envelope"], one.values["envelope_currency"]) == (
        "Mill",
        Decimal("7000.00"),
        "USD",
    )


def test_activities_of_one_number_are_told_apart() -> None:
    twice = IATI_1.replace("</iati-activities>", "") + IATI_1[IATI_1.index("<iati-activity ") :].replace(
        "Mill", "Port"
    )
    assert len({one.values["external_id"] for one in found(twice)}) == 2


def test_outside_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    evil = f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{secret}">]>' + IATI_1.replace("Mill", "&e;")
    assert "hidden words" not in str(found(evil))


def test_grants_are_read_and_what_is_none_is_named() -> None:
    grants = found(GIVING)
    assert [bool(one.fault) for one in grants] == [False, True, True]
    assert (grants[0].values["envelope"], grants[0].values["status"]) == (Decimal("30000.00"), "complete")


def test_row_that_repeats_the_heads_is_named() -> None:
    projects = found(BANK)
    assert [str(one.fault) for one in projects if one.fault] == ["This row repeats the heads of the table."]
    assert str(projects[0].values["ends"]) == "2000-06-30"
    assert (projects[0].values["recipients"], projects[2].values.get("recipients")) == ("GE", None)


def test_call_on_several_lists_is_one_and_its_budget_is_no_firms_money() -> None:
    first, *again, other = [one.values for one in found(CALLS)]
    assert all(one == first for one in again)
    calls = [first, other]
    assert [one["name"] for one in calls] == ["Green packs", "Cascade call"]
    assert (calls[0]["envelope"], calls[0].get("amount_max")) == (Decimal("6400000.00"), None)
    assert (calls[1].get("envelope"), calls[1]["budget_text"]) == (None, "up to 5 grants")


def test_project_without_an_english_name_keeps_its_german_one() -> None:
    projects = [one.values for one in found(GIZ)]
    assert [(one["name"], one.get("recipients")) for one in projects] == [
        ("Circular Georgia", "GE"),
        ("Nur deutsch", None),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Georgia", "GE"),
        ("Republic of Moldova", "MD"),
        ("Georgia, USA", ""),
        ("State of Georgia", ""),
        ("Central Asia", ""),
    ],
)
def test_state_of_georgia_is_not_the_country(name: str, code: str) -> None:
    assert country(name) == code


def test_terms_and_conditions_are_data_where_they_can_be() -> None:
    programmes = {one.values["external_id"]: one.values for one in found(PROGRAMMES)}
    new, fair = programmes["P-NEW"], programmes["P-FAIR"]
    assert (new["reference_rate"], new["rate_points"], new["guarantee_share"]) == ("refinancing", -5, 80)
    assert conditions_from_json(fair["conditions"]) is not None
    assert [one["kind"] for one in fair["conditions"]["all"]] == ["age", "income", "region"]
    assert [str(one.share_max) for one in tiers_from_json(fair["tiers"])] == ["60", "70", "80", "90", "30"]


@pytest.mark.django_db
def test_superseded_programme_leads_to_the_later_one(cast: Cast) -> None:
    by = actor_of_person(cast.staff)
    report = load(PROGRAMMES.encode(), "programmes.csv", by=by)
    assert (report.new, list(report.refused)) == (3, [])
    old = Programme.objects.get(external_id="P-OLD")
    assert old.superseded_by is not None
    assert (old.superseded_by.name, old.status) == ("New support", "complete")


@pytest.mark.django_db
@pytest.mark.parametrize("content", [IATI_2, GIVING, BANK, CALLS, GIZ, PROGRAMMES])
def test_file_brought_twice_brings_nothing_new(cast: Cast, content: str) -> None:
    by = actor_of_person(cast.staff)
    first = load(content.encode(), "file", by=by)
    again = load(content.encode(), "file", by=by)
    assert first.new > 0
    assert (again.new, again.changed) == (0, 0)


@given(content=st.binary(max_size=300), number=st.integers(0, len(FORMATS) - 1))
@settings(max_examples=60, deadline=None)
def test_any_bytes_raise_nothing(content: bytes, number: int) -> None:
    for head in (b"", b"<iati-activities><iati-activity>", b'{"grants": [', b"PK\x03\x04", HEADS.encode()):
        assert all(one.values or one.fault for one in FORMATS[number].read(head + content))


@given(order=st.permutations(IATI_2.split("\n")), cut=st.integers(0, 1600))
@settings(max_examples=60, deadline=None)
def test_shuffled_and_truncated_activities_raise_nothing(order: list[str], cut: int) -> None:
    iati = FORMATS[0]
    assert all(one.values or one.fault for one in iati.read("\n".join(order).encode()[:cut]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_file_is_read_without_a_fault(path: Path) -> None:
    content = path.read_bytes()
    known = next(one for one in FORMATS if one.knows(path.name, content[:4096]))
    assert [one.place for one in known.read(content) if one.fault] == []
