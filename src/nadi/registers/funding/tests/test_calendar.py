"""Deadlines as a calendar: to the minute where that is stated, under an address of one's own."""

from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from tests.cast import Cast, actor_of_person, client_for

from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.funding.actions.programmes import add_call, edit_call, keep_programme
from nadi.registers.funding.models import Call, Programme
from nadi.registers.funding.tests.story import begun, programme
from nadi.registers.funding.waiting import deadlines_for


def events() -> dict[str, Any]:
    """Return the events of the public feed by their public ids, as a calendar program reads them."""
    body = Client().get("/funding/calendar.ics").content
    found = Calendar.from_ical(body).walk("VEVENT")
    return {str(one["uid"]): one.decoded("dtstart") for one in found}


def opening(cast: Cast, found: Programme, closes: datetime) -> Call:
    """Enter an opening of a programme."""
    facts = {"title": "First", "state": Call.State.ACTIVE, "opens": None, "closes": closes}
    return add_call(by=actor_of_person(cast.staff), programme=found, facts=facts)


def evening(days: int) -> datetime:
    """Return six in the evening, here, some days ahead."""
    there = timezone.localtime() + timedelta(days=days)
    return there.replace(hour=18, minute=0, second=0, microsecond=0)


def test_a_deadline_without_an_hour_is_a_whole_day(cast: Cast) -> None:
    closes = timezone.localdate() + timedelta(days=9)
    found = programme(cast, audience="public", closes=closes)
    assert events() == {f"funding-{found.uid}@testserver": closes}


def test_an_opening_is_over_at_its_hour_here(cast: Cast) -> None:
    found = programme(cast, audience="public", deadline_model="cut_offs")
    opening(cast, found, evening(9))
    [at] = events().values()
    assert (at, at.utcoffset()) == (evening(9), timedelta(hours=4))


def test_a_deadline_that_moves_stays_the_same_event(cast: Cast) -> None:
    found = programme(cast, audience="public", deadline_model="cut_offs")
    call = opening(cast, found, evening(9))
    before = events()
    facts = {"title": "First", "state": Call.State.ACTIVE, "opens": None, "closes": evening(12)}
    edit_call(by=actor_of_person(cast.staff), call=call, facts=facts)
    after = events()
    assert (list(before), list(before.values())) == (list(after), [evening(9)])
    assert list(after.values()) == [evening(12)]


def test_the_public_feed_holds_no_programme_of_members(cast: Cast) -> None:
    programme(cast, closes=timezone.localdate() + timedelta(days=9))
    assert events() == {}


def test_a_superseded_programme_leaves_the_feed(cast: Cast) -> None:
    closes = timezone.localdate() + timedelta(days=9)
    old = programme(cast, audience="public", closes=closes)
    new = programme(cast, name="The next one", audience="public")
    by = actor_of_person(cast.staff)
    keep_programme(by=by, entry=old, facts=Facts(values={"superseded_by": new}), verb="funding.edit")
    assert events() == {}


def test_an_application_stands_in_ones_own_calendar_to_the_minute(cast: Cast) -> None:
    found = programme(cast, deadline_model="cut_offs")
    opening(cast, found, evening(9))
    found.refresh_from_db()
    begun(cast.rioni, found)
    assert [one.at for one in deadlines_for(actor_of_person(cast.rioni.colleague))] == [evening(9)]


def test_the_page_of_deadlines_leads_to_ones_own_calendar(cast: Cast) -> None:
    page = client_for(cast.rioni.colleague).get("/funding/calendar/").content.decode()
    assert 'href="/calendar/"' in page
