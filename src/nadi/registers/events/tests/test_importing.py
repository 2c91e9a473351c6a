"""What files bring into the events: moments, days and months, topics, twice without doubles."""

from datetime import date
from pathlib import Path

import pytest
from tests.cast import Cast

from nadi.registers.events.dates import read_when, when_text
from nadi.registers.events.importing import dates_of, write_event
from nadi.registers.events.models import Event
from nadi.registers.events.tests.factory import staff_of
from nadi.registers.imports.loading import load
from nadi.web.access import Refused

FOLDER = Path(__file__).resolve().parents[6] / "shared" / "data" / "04-events"
REAL = sorted(FOLDER.glob("*fairs*.csv")) + sorted(FOLDER.glob("*.json"))
TABLE = b"""fair,start,end,city,country,sector,exhibitors
Riga Food,2031-09-02,2031-09-05,Riga,LV,food,682
Pack Days,2031-05-07,2031-05-09,Nuremberg,DE,packaging,
"""


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2031-05-07", "2031-05-09", (date(2031, 5, 7), date(2031, 5, 9), "day")),
        ("2031-05-07", None, (date(2031, 5, 7), date(2031, 5, 7), "day")),
        ("2031-11", "2031-11", (date(2031, 11, 1), date(2031, 11, 30), "month")),
        ("2031-02", None, (date(2031, 2, 1), date(2031, 2, 28), "month")),
        ("2031-05-07T10:00:00+04:00", None, (date(2031, 5, 7), date(2031, 5, 7), "moment")),
        (None, "2031-05-07", (date(2031, 5, 7), date(2031, 5, 7), "day")),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_known(
    first: str | None, last: str | None, expected: tuple[date, date, str]
) -> None:
    read = dates_of({"begins": first, "ends": last})
    assert (read["begins"], read["ends"], read["precision"]) == expected


@pytest.mark.parametrize("text", ["soon", "2031-13", "2031-02-30"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_when(text)


def test_an_end_before_the_begin_is_refused_with_a_sentence(cast: Cast) -> None:
    values = {"name": "Odd", "begins": date(2031, 5, 7), "ends": date(2031, 5, 6)}
    with pytest.raises(Refused, match="dates cannot be read"):
        write_event(staff_of(cast), values, None, "")


def test_a_table_of_fairs_is_brought_and_brought_again_without_doubles(cast: Cast) -> None:
    for _time in range(2):
        load(TABLE, "list.csv", by=staff_of(cast), target="events")
    assert sorted(Event.objects.values_list("name", flat=True)) == ["Pack Days", "Riga Food"]
    riga = Event.objects.get(name="Riga Food")
    assert (riga.exhibitors, riga.country, riga.town, str(riga.ends)) == (682, "LV", "Riga", "2031-09-05")
    assert list(riga.codings.values_list("code", flat=True)) == ["food"]


@pytest.mark.parametrize("said", ["PRIVATE", "CONFIDENTIAL"])
def test_what_a_calendar_keeps_from_others_only_the_office_sees(cast: Cast, said: str) -> None:
    content = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Doctor\r\nDTSTART:20310507T080000Z\r\n"
        f"CLASS:{said}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()
    load(content, "mine.ics", by=staff_of(cast))
    assert Event.objects.get().audience == "staff"
    Event.objects.update(audience="members")  # the office shows it
    load(content.replace(b"Doctor", b"Doctors"), "mine.ics", by=staff_of(cast))
    assert list(Event.objects.values_list("name", "audience")) == [("Doctors", "members")]


def test_a_month_is_written_as_a_month(cast: Cast) -> None:
    written = write_event(
        staff_of(cast), {"name": "SWOP", "begins": date(2031, 11, 1), "when": {"begins": "2031-11"}}, None, ""
    )
    event = Event.objects.get(uid=written.uid)
    assert (event.precision, when_text(event)) == ("month", "November 2031")


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_real_file_is_read_and_every_row_accounted_for(cast: Cast, path: Path) -> None:
    report = load(path, by=staff_of(cast))
    told = report.new + report.changed + report.merged + report.unchanged + report.repeated
    assert told + len(report.refused) == report.read
    assert Event.objects.count() == report.new > 0
