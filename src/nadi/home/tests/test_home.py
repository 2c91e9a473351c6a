"""The first page of each role."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.home.views import MOST_SHOWN
from nadi.home.waiting import waiting_for
from nadi.people.models import Person
from nadi.together.agreements.actions.call_offs import confirm_call_off
from nadi.together.agreements.tests.factory import accepted, agreed, order_of
from nadi.together.pools.models import Pool
from nadi.together.pools.tests.award_factory import award, make_story
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool


def asked_of(person: Person) -> list[str]:
    """Return what waits for a person, in the words of the buttons."""
    return [one.do for one in waiting_for(actor_of_person(person))]


def test_home_welcomes_a_guest(db: None) -> None:
    page = Client().get(reverse("home")).content.decode()
    assert "Neighbours buy together" in page


def test_home_offers_no_way_in_outside_the_demonstration(cast: Cast) -> None:
    assert "Look as this role" not in Client().get(reverse("home")).content.decode()
    assert Client().post(reverse("home.enter"), {"email": cast.staff.email}).status_code == 404


def test_home_tells_a_stranger_how_to_come_in(cast: Cast) -> None:
    assert "Ask the association" in client_for(cast.stranger).get(reverse("home")).content.decode()


def test_nothing_waits_where_nothing_happens(cast: Cast) -> None:
    assert asked_of(cast.staff) == []
    assert "Nothing waits for you" in client_for(cast.staff).get(reverse("home")).content.decode()


def test_an_open_pool_waits_for_members_until_they_have_entered_demand(cast: Cast) -> None:
    (line,) = make_lines(make_pool(), 1)
    add_demand(line, cast.rioni.organisation, "5")
    assert (asked_of(cast.rioni.colleague), asked_of(cast.samgori.colleague)) == ([], ["Enter your demand"])


def test_the_nearest_deadline_stands_first(cast: Cast) -> None:
    for title, days in (("Later", 9), ("Sooner", 2)):
        make_lines(make_pool(title=title, demand_until=timezone.now() + timedelta(days=days)))
    found = waiting_for(actor_of_person(cast.rioni.representative))
    assert [one.what for one in found] == ["Sooner", "Later"]


def test_the_way_to_a_part_stands_before_what_waits(cast: Cast) -> None:
    make_lines(make_pool(title="Film", demand_until=timezone.now() + timedelta(days=2)))
    page = client_for(cast.rioni.colleague).get(reverse("home")).content.decode()
    assert page.index(reverse("suppliers.ask_any")) < page.index("Film")


def test_what_is_less_urgent_folds_behind_what_one_overlooks(cast: Cast) -> None:
    for days in range(1, MOST_SHOWN + 3):
        make_lines(make_pool(title=f"Pool {days}", demand_until=timezone.now() + timedelta(days=days)))
    page = client_for(cast.rioni.representative).get(reverse("home")).content.decode()
    shown, folded = page.split("2 more, less urgent")
    assert (f"Pool {MOST_SHOWN}<" in shown, f"Pool {MOST_SHOWN + 1}<" in shown) == (True, False)
    assert f"Pool {MOST_SHOWN + 1}<" in folded


@pytest.mark.parametrize(
    ("state", "do"),
    [
        ("gathering", "See the demand"),
        ("tendering", "Sign the opening"),
        ("opened", "Compare scenarios"),
    ],
)
def test_staff_are_asked_for_the_next_step(cast: Cast, state: str, do: str) -> None:
    now = timezone.now()
    make_lines(
        make_pool(state=state, demand_until=now - timedelta(days=2), bids_until=now - timedelta(days=1))
    )
    assert asked_of(cast.staff) == [do]


def test_a_share_waits_for_its_member(cast: Cast) -> None:
    award(make_story(cast).pool)
    assert asked_of(cast.rioni.representative) == ["See your share"]
    assert asked_of(cast.staff) == []


def test_accepted_shares_wait_for_agreements(cast: Cast) -> None:
    accepted(cast)
    assert asked_of(cast.staff) == ["Make the agreements"]


def test_an_order_waits_for_its_vendor_and_then_for_its_member(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    assert (asked_of(cast.vendor), asked_of(cast.rival)) == (["Confirm the order"], [])
    confirm_call_off(by=actor_of_person(cast.vendor), order=order)
    assert asked_of(cast.rioni.colleague) == ["Say when the goods arrived"]
    assert asked_of(cast.samgori.colleague) == []


def test_home_shows_no_other_members_figures(cast: Cast) -> None:
    (line,) = make_lines(make_pool(), 1)
    add_demand(line, cast.samgori.organisation, "4711.13", baseline="8.15")
    page = client_for(cast.rioni.representative).get(reverse("home")).content.decode()
    assert [word for word in ("4,711.13", "8.15", "Samgori") if word in page] == []


def test_home_takes_as_many_queries_for_three_pools_as_for_one(cast: Cast) -> None:
    client = client_for(cast.rioni.representative)
    counts = []
    for _more in range(3):
        (line,) = make_lines(make_pool(), 1)
        add_demand(line, cast.rioni.organisation, "5", baseline=str(Decimal(2)))
        client.get(reverse("home"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("home"))
        counts.append(len(queries))
    assert (Pool.objects.count(), counts[0]) == (3, counts[2])
