"""The list of events: to come, past, narrowed, and what the office alone sees."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast, client_for, queries_for

from nadi.registers.events.models import Event
from nadi.registers.events.tests.factory import fair, happened

FADED = date(2020, 1, 1)


def test_list_shows_what_is_to_come_and_not_what_is_past(cast: Cast) -> None:
    fair(cast)
    happened(fair(cast, name="Gone Days"))
    text = client_for(cast.rioni.colleague).get(reverse("events.list")).content.decode()
    assert ("Pack Days" in text, "Gone Days" in text) == (True, False)


def test_list_of_the_past_shows_the_past(cast: Cast) -> None:
    fair(cast)
    happened(fair(cast, name="Gone Days"))
    text = client_for(cast.rioni.colleague).get(reverse("events.list") + "?when=past").content.decode()
    assert ("Pack Days" in text, "Gone Days" in text) == (False, True)


@pytest.mark.parametrize(
    "kept_back", [{"audience": "staff"}, {"state": "draft"}, {"stale_on": FADED, "hidden_on": FADED}]
)
def test_what_members_do_not_see_stands_in_a_tab_of_the_office(cast: Cast, kept_back: dict[str, Any]) -> None:
    Event.objects.filter(pk=fair(cast).pk).update(**kept_back)
    fair(cast, name="Open Days")
    pages = [(cast.staff, ""), (cast.staff, "?when=unshown"), (cast.rioni.colleague, "?when=unshown")]
    texts = [client_for(one).get(reverse("events.list") + asked).content.decode() for one, asked in pages]
    assert [("Pack Days" in text, "Open Days" in text) for text in texts] == [
        (False, True),
        (True, False),
        (False, True),
    ]


def test_the_office_narrows_what_is_to_come_to_drafts(cast: Cast) -> None:
    Event.objects.filter(pk=fair(cast).pk).update(state="draft")
    text = client_for(cast.staff).get(reverse("events.list") + "?state=draft").content.decode()
    assert "Pack Days" in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [("kind=fair", True), ("kind=training", False), ("topic=packaging", False), ("own=yes", False)],
)
def test_list_is_narrowed_by_its_filters(cast: Cast, asked: str, found: bool) -> None:
    fair(cast)
    text = client_for(cast.staff).get(f"{reverse('events.list')}?{asked}").content.decode()
    assert ("Pack Days" in text) == found


def test_list_takes_as_many_queries_for_many_rows_as_for_few(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    fair(cast)
    few = queries_for(client, reverse("events.list"))
    for number in range(5):
        fair(cast, name=f"Fair {number}")
    assert queries_for(client, reverse("events.list")) == few


def test_list_says_when_once(cast: Cast) -> None:
    Event.objects.filter(pk=fair(cast).pk).update(deadline=date(2031, 5, 17))
    client, here = client_for(cast.rioni.colleague), reverse("events.list")
    shown, in_file = (client.get(one).getvalue().decode() for one in (here, f"{here}?export=csv"))
    assert ("17 May 2031" in shown, "2031-05-17" in in_file) == (False, True)
