"""Calendars of any producer: read, or the fault named; repeated events within a window; no doubles."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from nadi.registers.events.formats.calendar import knows, read
from nadi.registers.events.formats.repeating import TooIntricate, Window, times

DATA = Path(__file__).parents[6] / "shared" / "data" / "04-events" / "ics"
CALENDARS = sorted(DATA.glob("*.ics"))
WITHOUT_EVENTS = {"ical4j__Casablanca.ics", "libical__stresstest.ics", "libical__issue252.ics"}
YEAR = Window(first=date(2026, 1, 1), last=date(2026, 12, 31))


def calendar(*events: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "PRODID:made up", *events, "END:VCALENDAR"]).encode()


def event(*lines: str, uid: str = "u1", name: str = "Pack fair") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{name}", *lines, "END:VEVENT"])


def values(content: bytes) -> list[dict[str, object]]:
    return [dict(one.values) for one in read(content) if one.values]


def faults(content: bytes) -> list[str]:
    return [str(one.fault) for one in read(content) if one.fault]


def test_last_day_of_a_whole_day_event_is_included() -> None:
    (one,) = values(calendar(event("DTSTART;VALUE=DATE:20260507", "DTEND;VALUE=DATE:20260514")))
    assert (one["begins"], one["ends"]) == (date(2026, 5, 7), date(2026, 5, 13))


def test_moment_is_told_in_the_houses_zone() -> None:
    (one,) = values(calendar(event("DTSTART:20260507T200000Z", "DURATION:PT2H")))
    assert one["when"] == {"begins": "2026-05-08T00:00:00+04:00", "ends": "2026-05-08T02:00:00+04:00"}


def test_event_without_its_begin_is_named_and_the_next_goes_on() -> None:
    content = calendar(event(uid="a"), event("DTSTART:20260507T080000Z", uid="b"))
    assert faults(content) == ["This event does not say when it begins."]
    assert [one["external_id"] for one in values(content)] == ["b"]


def test_event_left_open_ends_with_the_next() -> None:
    first = event("DTSTART:20260507T080000Z", uid="a").removesuffix("\r\nEND:VEVENT")
    content = calendar(first, event("DTSTART:20260508T080000Z", uid="b"))
    assert [one["external_id"] for one in values(content)] == ["a", "b"]


def test_cancelled_and_postponed_are_told() -> None:
    content = calendar(
        event("DTSTART:20260507T080000Z", "STATUS:CANCELLED", uid="a"),
        event("DTSTART:20260507T080000Z", uid="b", name="Fair POSTPONED"),
    )
    assert [one["phase"] for one in values(content)] == ["cancelled", "postponed"]


def test_repeated_event_comes_within_the_window_and_without_what_is_left_out() -> None:
    begin = timezone.localdate() + timedelta(days=7)
    rule = f"RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;VALUE=DATE:{begin + timedelta(days=7):%Y%m%d}"
    found = values(calendar(event(f"DTSTART;VALUE=DATE:{begin:%Y%m%d}", rule)))
    assert [one["begins"] for one in found] == [begin + timedelta(days=7 * week) for week in (0, 2, 3)]
    assert len({one["external_id"] for one in found}) == 3


def test_changed_time_of_a_series_replaces_the_usual_one() -> None:
    begin = timezone.localdate() + timedelta(days=7)
    content = calendar(
        event(f"DTSTART;VALUE=DATE:{begin:%Y%m%d}", "RRULE:FREQ=DAILY;COUNT=2"),
        event(
            f"DTSTART;VALUE=DATE:{begin + timedelta(days=9):%Y%m%d}",
            f"RECURRENCE-ID;VALUE=DATE:{begin + timedelta(days=1):%Y%m%d}",
        ),
    )
    days = {one["begins"] for one in values(content)}
    assert days == {begin, begin + timedelta(days=9)}


def test_same_event_again_counts_in_its_later_version() -> None:
    content = calendar(
        event("DTSTART:20260507T080000Z", "SEQUENCE:2", name="New"),
        event("DTSTART:20260507T080000Z", "SEQUENCE:1", name="Old"),
    )
    assert [one["name"] for one in values(content)] == ["New"]
    assert faults(content) == ["The same event stands in this file again; the later version counts."]


def test_old_series_comes_with_its_first_time() -> None:
    (one,) = values(calendar(event("DTSTART;VALUE=DATE:20050507", "RRULE:FREQ=DAILY;COUNT=3")))
    assert one["begins"] == date(2005, 5, 7)


@pytest.mark.parametrize(
    "rule",
    [
        {"FREQ": ["SECONDLY"]},
        {"FREQ": ["DAILY"], "INTERVAL": [0]},
        {"FREQ": ["YEARLY"], "BYMONTH": [2], "BYMONTHDAY": [30]},
        {"FREQ": ["DAILY"], "BYSETPOS": [2]},
        {"FREQ": ["YEARLY"], "BYWEEKNO": [53]},
        {"FREQ": ["WEEKLY"], "BYDAY": ["XX"]},
    ],
)
def test_rule_that_may_never_end_is_not_followed(rule: dict[str, list[object]]) -> None:
    with pytest.raises(TooIntricate):
        list(times(date(2026, 1, 1), rule, YEAR))


def test_series_brings_at_most_sixty_times() -> None:
    assert len(list(times(date(2020, 1, 1), {"FREQ": ["DAILY"]}, YEAR))) == 60


def test_file_that_is_no_calendar_says_so() -> None:
    assert faults(b"hello") == ["This is no calendar."]


@given(content=st.binary(max_size=500))
@settings(max_examples=80, deadline=None)
def test_any_bytes_yield_events_or_faults(content: bytes) -> None:
    assert all(one.values or one.fault for one in read(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + content))


PIECES = [
    "BEGIN:VEVENT",
    "END:VEVENT",
    "DTSTART:20260507T080000Z",
    "DTSTART:x",
    "SUMMARY:A",
    "UID:1",
    " folded",
]
PIECES += [
    "RRULE:FREQ=DAILY;COUNT=3",
    "RRULE:FREQ=MONTHLY;BYDAY=5SU,XX",
    "EXDATE:20260508T080000Z",
    "RDATE:2",
]
PIECES += [
    "BEGIN:VTIMEZONE",
    "TZID:Z",
    "END:VTIMEZONE",
    "DTEND:2026",
    "DURATION:-PT1H",
    "BEGIN:VALARM",
    "\0;;",
]


@given(lines=st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=120, deadline=None)
def test_shuffled_lines_yield_events_or_faults(lines: list[str]) -> None:
    assert all(one.values or one.fault for one in read(calendar(*lines)))


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.name)
def test_real_calendar_is_read_or_its_fault_is_named(path: Path) -> None:
    content = path.read_bytes()
    assert knows(path.name, content[:4096])
    found = list(read(content))
    assert all(one.values or one.fault for one in found)
    assert any(one.values for one in found) is (path.name not in WITHOUT_EVENTS)
    numbers = [one.values["external_id"] for one in found if one.values]
    assert len(numbers) == len(set(numbers))
