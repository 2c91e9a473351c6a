"""The journal's page: staff read all of it, the board who did what, nobody else anything."""

import csv
from io import StringIO

import pytest
from django.db import transaction
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.journal.actions import record
from nadi.journal.lists import facts
from nadi.journal.models import Entry

SECRET = "4711 tonnes of a member's demand"


@pytest.fixture
def one(cast: Cast) -> Entry:
    """Write what a member did, with a figure that only staff may read."""
    by = actor_of_person(cast.rioni.representative)
    with transaction.atomic():
        return record(
            by=by,
            verb="companies.add_site",
            subject=f"organisation:{cast.rioni.organisation.uid}",
            after={"demand": SECRET},
        )


def test_staff_reads_who_did_what_for_whom(cast: Cast, one: Entry) -> None:
    text = client_for(cast.staff).get("/journal/").content.decode()
    assert [word in text for word in ("Rioni Representative", "Rioni Cartons", "add a site")] == [True] * 3


def test_staff_reads_the_contents(cast: Cast, one: Entry) -> None:
    assert "4711 tonnes" in client_for(cast.staff).get("/journal/").content.decode()


@pytest.mark.parametrize("address", ["/journal/", "/journal/?export=csv"])
def test_the_board_reads_no_contents(cast: Cast, one: Entry, address: str) -> None:
    text = client_for(cast.board).get(address).content.decode()
    assert ("Rioni Representative" in text, "4711" in text) == (True, False)


@pytest.mark.parametrize("who", ["vendor", "stranger"])
def test_others_are_told_for_whom_it_is(cast: Cast, who: str) -> None:
    response = client_for(getattr(cast, who)).get("/journal/")
    assert response.status_code == 403
    assert "This is for: staff, board." in response.content.decode()


def test_a_member_does_not_read_it(cast: Cast, one: Entry) -> None:
    assert client_for(cast.rioni.representative).get("/journal/").status_code == 403


def test_the_file_holds_what_the_filter_left(cast: Cast, one: Entry) -> None:
    with transaction.atomic():
        record(by=actor_of_person(cast.staff), verb="companies.edit", subject="organisation:x")
    page = client_for(cast.staff).get("/journal/", {"verb": "companies.edit", "export": "csv"})
    rows = list(csv.reader(StringIO(page.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["2"]


def test_a_day_that_is_none_is_explained(cast: Cast, one: Entry) -> None:
    text = client_for(cast.staff).get("/journal/", {"since": "yesterday"}).content.decode()
    assert "Enter a valid date." in text


def test_the_page_costs_as_many_queries_for_three_as_for_one(cast: Cast, one: Entry) -> None:
    client = client_for(cast.staff)
    for_one = queries_for(client, "/journal/")
    for member in (cast.samgori, cast.kolkheti):
        with transaction.atomic():
            subject = f"organisation:{member.organisation.uid}"
            record(by=actor_of_person(member.representative), verb="companies.edit", subject=subject)
    assert queries_for(client, "/journal/") == for_one


def test_what_an_entry_holds_is_written_for_people() -> None:
    held = {"is_own": True, "topics": ["a", "b"], "until": None, "rule": {"kind": "region"}}
    assert facts(held) == "is own: yes; rule: (kind: region); topics: a, b; until: –"
