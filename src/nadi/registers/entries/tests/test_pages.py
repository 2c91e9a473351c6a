"""The way into the registers, a register's list, and what the frame of every entry does."""

import pytest
from django.test import Client
from tests.cast import Cast, client_for, queries_for

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.states import publish_entry, withdraw_entry
from nadi.registers.entries.models import Entry
from nadi.registers.entries.tests.story import NAME, entered, office, page_of
from nadi.web.access import Refused

HIDDEN = [{"audience": "staff"}, {"state": "draft"}, {"state": "withdrawn"}]


def test_the_way_in_shows_what_the_reader_may_open(cast: Cast) -> None:
    entered(cast, "Seen")
    member, vendor = (
        client_for(one).get("/registers/").content.decode() for one in (cast.rioni.colleague, cast.vendor)
    )
    assert ("Seen</a>" in member, f'href="/{NAME}/"' in vendor) == (True, False)


def test_the_list_of_a_register_leads_the_office_to_the_import(cast: Cast) -> None:
    link = f'href="/imports/new/?target={NAME}"'
    people = (cast.staff, cast.rioni.representative)
    assert [link in client_for(one).get(f"/{NAME}/").content.decode() for one in people] == [True, False]


def test_a_guest_signs_in_first(db: None) -> None:
    assert Client().get("/registers/").status_code == 302


def test_somebody_without_organisation_is_told_so(cast: Cast) -> None:
    assert client_for(cast.stranger).get("/registers/").status_code == 403


@pytest.mark.parametrize("hidden", HIDDEN, ids=str)
def test_what_is_not_for_members_is_nowhere_for_them(cast: Cast, hidden: dict[str, str]) -> None:
    entry = entered(cast, "Secret Works", **hidden)
    client = client_for(cast.rioni.colleague)
    addresses = [
        "/registers/",
        f"/{NAME}/",
        f"/{NAME}/?q=secret",
        f"/{NAME}/?export=csv",
        f"/{NAME}/?state=draft",
    ]
    assert [one for one in addresses if "Secret Works" in client.get(one).content.decode()] == []
    assert client.get(page_of(entry)).status_code == 404


@pytest.mark.parametrize("hidden", HIDDEN, ids=str)
def test_staff_see_all_of_it(cast: Cast, hidden: dict[str, str]) -> None:
    entry = entered(cast, "Secret Works", **hidden)
    client = client_for(cast.staff)
    assert "Secret Works" in client.get(f"/{NAME}/").content.decode()
    assert client.get(page_of(entry)).status_code == 200


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Anna", "Berta", "Clara"]),
        ("?sector=17", ["Anna"]),
        ("?country=DE", ["Berta"]),
        ("?region=GE-IM", ["Anna"]),
        ("?sort=-name", ["Clara", "Berta", "Anna"]),
        ("?q=bert", ["Berta"]),
        ("?state=draft", ["Anna", "Berta", "Clara"]),
    ],
)
def test_a_list_is_narrowed_as_the_address_says(cast: Cast, asked: str, found: list[str]) -> None:
    entered(cast, "Anna", codes={"nace": ["17.21"]}, country="GE", region="GE-IM")
    entered(cast, "Berta", country="DE")
    entered(cast, "Clara")
    page = client_for(cast.rioni.colleague).get(f"/{NAME}/{asked}")
    assert [row.cells[0] for row in page.context["table"].rows] == found


def test_a_list_costs_as_much_for_three_as_for_one(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    entered(cast, "One")
    one = queries_for(client, f"/{NAME}/")
    for name in ("Two", "Three"):
        entered(cast, name, country="DE")
    assert queries_for(client, f"/{NAME}/") == one


def test_the_way_in_costs_as_much_for_three_as_for_one(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    entered(cast, "One")
    one = queries_for(client, "/registers/")
    for name in ("Two", "Three"):
        entered(cast, name)
    assert queries_for(client, "/registers/") == one


def test_two_who_withdraw_at_once_are_told(cast: Cast) -> None:
    entry = entered(cast)
    withdraw_entry(by=office(cast), entry=entry, verb="suppliers.withdraw")
    with pytest.raises(Refused):
        withdraw_entry(by=office(cast), entry=entry, verb="suppliers.withdraw")


def test_withdrawing_vouches_for_nothing_and_publishing_does(cast: Cast) -> None:
    entry = entered(cast, state="draft")
    Entry.objects.filter(pk=entry.pk).update(confirmed_by="", stale_on=None, hidden_on=None)
    withdrawn = withdraw_entry(by=office(cast), entry=entry, verb="suppliers.withdraw")
    draft = entered(cast, "Draft", state="draft")
    published = publish_entry(by=office(cast), entry=draft, verb="suppliers.edit")
    assert (withdrawn.confirmed_by, published.state) == ("", "current")


def test_an_entry_names_what_superseded_it(cast: Cast) -> None:
    new, old = entered(cast, "New"), entered(cast, "Old")
    keep_entry(by=office(cast), entry=old, facts=Facts(values={"superseded_by": new}), verb="suppliers.edit")
    page = client_for(cast.rioni.colleague).get(page_of(old)).content.decode()
    assert f'href="{page_of(new)}"' in page


def test_a_name_is_never_markup(cast: Cast) -> None:
    entry = entered(cast, "<b>Bold</b>", website="https://x.example/?<script>")
    page = client_for(cast.staff).get(page_of(entry)).content.decode()
    assert ("<b>Bold" in page, "?<script>" in page) == (False, False)
