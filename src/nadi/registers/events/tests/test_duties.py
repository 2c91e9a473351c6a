"""What events do by themselves: once each, by daylight, bounded."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast

from nadi.registers.events.actions import duties
from nadi.registers.events.actions.attending import issue_certificates
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.tests.factory import attended, fair, happened, named, staff_of, taken_by, training
from nadi.web.models import Mail, SearchDocument


def at_noon(days: int = 0) -> datetime:
    return timezone.localtime().replace(hour=12, minute=0) + timedelta(days=days)


def in_days(cast: Cast, days: int, **values: Any) -> Event:
    """Return a training some days from now, with one named and one unnamed seat of Rioni."""
    event = training(cast, **values)
    named(cast, taken_by(cast, event, cast.rioni.organisation, 2), "Ana First")
    happened(event, -days)
    Mail.objects.all().delete()
    return event


def subjects() -> list[str]:
    return sorted(Mail.objects.values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (7, ["Soon: Offset ink control", *["Who comes? Offset ink control"] * 2]),
        (1, ["Soon: Offset ink control"]),
        (3, []),
        (9, []),
    ],
)
def test_people_and_companies_are_reminded_in_time(cast: Cast, days: int, expected: list[str]) -> None:
    in_days(cast, days)
    duties.remind(at_noon())
    assert subjects() == expected


def test_nobody_is_reminded_twice(cast: Cast) -> None:
    in_days(cast, 1)
    for _time in range(2):
        duties.remind(at_noon())
    assert len(subjects()) == 1


def test_nobody_is_reminded_at_night(cast: Cast) -> None:
    in_days(cast, 1)
    duties.remind(timezone.localtime().replace(hour=3, minute=0))
    assert subjects() == []


def test_nobody_is_reminded_of_what_is_cancelled(cast: Cast) -> None:
    event = in_days(cast, 1)
    Event.objects.filter(pk=event.pk).update(phase=Event.Phase.CANCELLED)
    duties.remind(at_noon())
    assert subjects() == []


def test_who_was_present_is_asked_once_how_it_was(cast: Cast) -> None:
    _event, seats = attended(cast)
    Seat.objects.filter(pk=seats[0].pk).update(present_at=None)
    Mail.objects.all().delete()
    for _time in range(2):
        duties.ask(at_noon())
    assert subjects() == ["How was it? Offset ink control"] * 2


def test_a_quarter_later_it_is_asked_what_changed(cast: Cast) -> None:
    attended(cast, days_ago=90)
    Mail.objects.all().delete()
    for _time in range(2):
        duties.ask(at_noon())
    assert subjects() == ["What changed? Offset ink control"] * 3


def test_no_more_letters_go_out_in_one_run_than_allowed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    attended(cast)
    Mail.objects.all().delete()
    monkeypatch.setattr(duties, "MOST", 2)
    duties.ask(at_noon())
    assert len(subjects()) == 2
    duties.ask(at_noon())
    assert len(subjects()) == 3


def test_a_missed_promotion_is_made_good(cast: Cast) -> None:
    event = training(cast, capacity=1)
    taken_by(cast, event, cast.rioni.organisation, 2)
    Event.objects.filter(pk=event.pk).update(capacity=2)
    duties.let_move_up(timezone.now())
    assert event.seats.filter(state=Seat.State.HELD).count() == 2


def test_the_next_date_follows_when_one_has_passed(cast: Cast) -> None:
    today = timezone.localdate()
    event = fair(cast, early_bird_until=today)
    assert event.deadline == today
    duties.set_next_dates(today + timedelta(days=1))
    event.refresh_from_db()
    assert event.deadline == event.begins
    assert SearchDocument.objects.get(key=event.uid).deadline == event.begins


def test_people_are_forgotten_after_three_years_and_certificates_still_hold(cast: Cast) -> None:
    event, seats = attended(cast)
    issue_certificates(by=staff_of(cast), event=event)
    happened(event, 3 * 366)
    duties.forget_people(timezone.localdate())
    assert set(event.seats.values_list("name", "email")) == {("", "")}
    assert event.seats.exclude(certificate=None).count() == len(seats)
