"""Everybody's own calendar: it holds their deadlines, ends when renewed, and tells nobody else's."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.cast import Cast, client_for, queries_for

from nadi.home.calendar import address_for
from nadi.people.models import Person
from nadi.together.pools.models import Pool
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(title="Boxes 2027", title_local="ყუთები 2027")
    make_lines(pool)
    return pool


def path_for(person: Person) -> str:
    """Return the path of a person's calendar."""
    return urlsplit(address_for(person)).path


def feed(person: Person) -> list[Any]:
    """Return the entries of a person's calendar, read by a program without a session."""
    answer = Client().get(path_for(person))
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def titles(person: Person) -> list[str]:
    return sorted(str(entry["summary"]) for entry in feed(person))


def test_a_member_reads_the_deadline_of_a_pool_it_may_join(cast: Cast, pool: Pool) -> None:
    assert titles(cast.rioni.colleague) == ["Boxes 2027: demand until"]


def test_a_deadline_that_is_over_is_gone(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.CANCELLED)
    assert titles(cast.staff) == []


def test_bids_stand_in_the_office_s_calendar_alone(cast: Cast, pool: Pool) -> None:
    until = timezone.now() + timedelta(days=9)
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.TENDERING, bids_until=until)
    assert (titles(cast.staff), titles(cast.rioni.representative)) == (
        ["Boxes 2027: bids are opened after"],
        [],
    )


def test_a_stranger_s_calendar_is_empty(cast: Cast, pool: Pool) -> None:
    assert titles(cast.stranger) == []


def test_no_quantity_reaches_a_calendar(cast: Cast, pool: Pool) -> None:
    line = pool.lines.first()
    assert line is not None
    add_demand(line, cast.rioni.organisation, "48123", baseline="7.77")
    path = path_for(cast.staff)
    told = Client().get(path).content.decode()
    assert [figure in told for figure in ("48123", "7.77")] == [False, False]


def test_renewing_ends_the_old_address(cast: Cast, pool: Pool) -> None:
    old = path_for(cast.staff)
    client_for(cast.staff).post(reverse("home.renew_calendar"))
    cast.staff.refresh_from_db()
    assert (Client().get(old).status_code, titles(cast.staff)) == (404, ["Boxes 2027: demand until"])


def test_an_address_made_up_opens_nothing(cast: Cast) -> None:
    made_up = reverse("home.calendar", args=[f"{cast.staff.uid}-1.{'a' * 43}"])
    assert Client().get(made_up).status_code == 404


def test_renewing_needs_a_press(cast: Cast) -> None:
    assert client_for(cast.staff).get(reverse("home.renew_calendar")).status_code == 405


def test_the_page_lists_the_deadlines(cast: Cast, pool: Pool) -> None:
    page = client_for(cast.rioni.colleague).get(reverse("home.own_calendar"))
    assert (page.status_code, "Boxes 2027: demand until" in page.content.decode()) == (200, True)


def test_a_guest_is_led_to_sign_in(db: None) -> None:
    assert Client().get(reverse("home.own_calendar")).status_code == 302


def test_a_calendar_asks_as_often_for_five_pools_as_for_one(cast: Cast, pool: Pool) -> None:
    path = path_for(cast.staff)
    once = queries_for(Client(), path)
    for _number in range(4):
        make_lines(make_pool())
    assert queries_for(Client(), path) == once
