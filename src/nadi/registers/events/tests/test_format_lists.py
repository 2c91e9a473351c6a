"""Published lists of conferences and fairs: each event once, months alone known as such."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cast import Cast, actor_of_person

from nadi.registers.events.formats.lists import LISTS
from nadi.registers.events.models import Event
from nadi.registers.imports.loading import load
from nadi.registers.imports.targets import Read

CONFERENCES = """topic,name,url,startDate,endDate,city,country,online,cfpUrl,cfpEndDate,locales
paper,Pack Summit,https://pack.example,2027-02-03,2027-02-05,Kutaisi,Georgia,False,,,
plastics,Pack Summit,https://pack.example,2027-02-03,2027-02-05,Kutaisi,Georgia,False,,,
paper,Net Day,https://net.example,2027-03-01,2027-03-01,,Online,True,,,
paper,Broken,https://b.example,soon,2027-03-01,,,False,,,
"""
FAIRS = """name,edition,start,end,city,country,sector,exhibitors,visitors,website,source_url,note
wire&nbsp;South / TUBE,2027,2027-10,2027-10,,BR,wire and tube,"2,700",,www.wire.example,https://s.example,
"""
EXPOS = [
    {
        "id": 7,
        "title": "«Упаковка»",
        "city": "Казань",
        "venue": "x",
        "start": "2027-07-12",
        "stop": "2027-07-16",
    }
]
DATA = Path(__file__).parents[6] / "shared" / "data" / "04-events"
FILES = [
    path for path in sorted(DATA.glob("*.csv")) + sorted(DATA.glob("*.json")) if "manifest" not in path.name
]


def found(content: str) -> list[Read]:
    raw = content.encode()
    known = next(one for one in LISTS if one.knows("list", raw[:4096]))
    return list(known.read(raw))


def test_event_under_several_topics_is_one() -> None:
    good = [one.values for one in found(CONFERENCES) if one.values]
    assert [(one["name"], one.get("topics")) for one in good] == [
        ("Pack Summit", ["paper", "plastics"]),
        ("Net Day", ["paper"]),
    ]


def test_online_is_no_country() -> None:
    online = next(one.values for one in found(CONFERENCES) if one.values.get("name") == "Net Day")
    assert (online["is_online"], online.get("country"), online.get("town")) == (True, None, None)


def test_date_that_is_none_is_named() -> None:
    assert [(one.place, str(one.fault)) for one in found(CONFERENCES) if one.fault] == [
        ("5", "The date cannot be read: soon")
    ]


def test_line_with_two_fairs_is_two_and_its_month_stays_a_month() -> None:
    fairs = [one.values for one in found(FAIRS)]
    assert [one["name"] for one in fairs] == ["wire South", "TUBE"]
    assert fairs[0]["when"] == {"begins": "2027-10", "ends": "2027-10"}
    assert (fairs[0]["ends"], fairs[0]["exhibitors"]) == (date(2027, 10, 31), 2700)


def test_exhibition_of_a_json_calendar_is_read() -> None:
    (one,) = found(json.dumps(EXPOS, ensure_ascii=False))
    assert (one.values["name"], one.values["external_id"], one.values["begins"]) == (
        "Упаковка",
        "7",
        date(2027, 7, 12),
    )


@pytest.mark.django_db
def test_list_brought_twice_makes_no_doubles(cast: Cast) -> None:
    by = actor_of_person(cast.staff)
    first = load(FAIRS.encode(), "fairs.csv", by=by)
    again = load(FAIRS.encode(), "fairs.csv", by=by)
    assert (first.new, again.new, Event.objects.count()) == (2, 0, 2)
    assert set(Event.objects.values_list("precision", flat=True)) == {"month"}


@given(content=st.binary(max_size=300), number=st.integers(0, len(LISTS) - 1))
@settings(max_examples=60, deadline=None)
def test_any_bytes_raise_nothing(content: bytes, number: int) -> None:
    for head in (b"", CONFERENCES.encode()[:200], FAIRS.encode()[:120], b"[{"):
        assert all(one.values or one.fault for one in LISTS[number].read(head + content))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_published_list_is_read_without_a_fault(path: Path) -> None:
    content = path.read_bytes()
    known = next(one for one in LISTS if one.knows(path.name, content[:4096]))
    assert [one.place for one in known.read(content) if one.fault] == []
