"""Deadlines read back from the file as they were given."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import LazySettings
from icalendar import Calendar

from nadi.web.calendar import Event, ics_response, written

CLOSES = datetime(2027, 3, 5, 8, 0, tzinfo=UTC)


@pytest.fixture
def moment(settings: LazySettings) -> Event:
    settings.BASE_URL = "https://nadi.example"
    return Event(uid="pool-1:demand", title="მუყაო: ბოლო დღე", at=CLOSES, url="https://nadi.example/pools/1/")


def parts_of(event: Event, kind: str = "VEVENT") -> list[Any]:
    """Return the parts of one kind of the calendar written for an event, read back."""
    return list(Calendar.from_ical(written([event], name="n")).walk(kind))


def test_a_moment_keeps_its_instant_in_the_house_s_time_zone(moment: Event) -> None:
    entry = parts_of(moment)[0]
    start = entry["dtstart"]
    assert (start.dt, start.params["TZID"], str(entry["summary"])) == (CLOSES, "Asia/Tbilisi", moment.title)


def test_a_moment_names_its_time_zone_s_rules(moment: Event) -> None:
    zones = parts_of(moment, "VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Asia/Tbilisi"]


def test_a_day_stays_a_day(moment: Event) -> None:
    day = Event(uid="a", title="b", at=date(2027, 3, 5), url="https://nadi.example/")
    assert parts_of(day)[0]["dtstart"].dt == date(2027, 3, 5)


def test_an_event_is_known_by_the_same_name_when_it_moves(moment: Event) -> None:
    entry = parts_of(moment)[0]
    assert str(entry["uid"]) == "pool-1:demand@nadi.example"


def test_a_title_cannot_add_lines(moment: Event) -> None:
    sly = Event(uid="a", title="x\r\nATTENDEE:mailto:a@b.example", at=CLOSES, url="https://nadi.example/")
    assert "attendee" not in parts_of(sly)[0]


def test_the_file_is_kept_by_nobody_on_the_way(moment: Event) -> None:
    response = ics_response([moment], name="n", filename="deadlines")
    assert (response["Cache-Control"], response["Content-Type"]) == (
        "no-store",
        "text/calendar; charset=utf-8",
    )
