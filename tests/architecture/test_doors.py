"""Every address goes through the door."""

import pytest
from django.test import Client
from django.urls import resolve

from nadi.web.access import RULES
from tests.architecture.addresses import Address, addresses
from tests.architecture.tree import python_files, templates
from tests.cast import Cast, client_for

OPEN_DOORS = {"public", "link", "signed in"}
# The pages of sign-in bring their own doors, and are kept by people who do nothing else. The operations of
# the API open ours themselves; its own tests walk all of them.
NOT_OURS = ("allauth.", "ninja.")


def ours() -> list[Address]:
    """Return the addresses we answer for."""
    return [one for one in addresses() if one.is_ours]


def test_every_address_is_ours_or_of_sign_in() -> None:
    strangers = [one.path for one in addresses() if not one.is_ours and not one.kept_by.startswith(NOT_OURS)]
    assert strangers == []


def test_every_address_goes_through_a_door() -> None:
    assert [one.path for one in ours() if one.door is None] == []


def test_every_door_asks_for_a_stated_permission() -> None:
    assert [one.path for one in ours() if one.door not in {*OPEN_DOORS, *RULES}] == []


def test_every_permission_of_the_tables_has_a_use() -> None:
    doors = {one.door for one in ours()}
    assert set(RULES) - doors - asked_elsewhere() == set()


def asked_elsewhere() -> set[str]:
    """Return the permissions that code asks for without being a door: to offer a button, or in an action."""
    written = "".join(path.read_text() for path in python_files() if path.name != "rules.py")
    written += "".join(path.read_text() for path in templates())
    return {name for name in RULES if f'"{name}"' in written}


def test_every_address_has_a_name_of_its_own() -> None:
    names = [one.name for one in ours()]
    assert sorted({name for name in names if names.count(name) > 1 or not name}) == []


def test_a_guest_is_sent_to_sign_in(db: None, client: Client) -> None:
    wrong = []
    for one in ours():
        if one.door in {"public", "link"}:
            continue
        answer = client.post(one.path) if one.is_verb else client.get(one.path)
        if answer.status_code != 302 or "/accounts/login/" not in answer.headers["Location"]:
            wrong.append(f"{one.path} {answer.status_code}")
    assert wrong == []


def test_the_walk_reaches_the_view_it_means() -> None:
    assert [one.path for one in ours() if resolve(one.path).func is not one.view] == []


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "patch"])
def test_a_verb_answers_to_post_alone(cast: Cast, method: str) -> None:
    client = client_for(cast.staff)
    verbs = [one.path for one in ours() if one.is_verb]
    assert [path for path in verbs if getattr(client, method)(path).status_code != 405] == []


def test_what_is_not_there_is_absent_for_everybody(cast: Cast) -> None:
    wrong = []
    for person in (cast.staff, cast.rioni.representative, cast.vendor, cast.stranger):
        client = client_for(person)
        for one in [one for one in ours() if one.door != "public"]:
            if "absent" in one.path and (status := client.post(one.path).status_code) not in (403, 404, 405):
                wrong.append(f"{one.path} {status}")
    assert wrong == []


def test_a_link_that_leads_nowhere_is_absent(db: None, client: Client) -> None:
    links = [one.path for one in ours() if one.door == "link"]
    assert [path for path in links if client.post(path).status_code != 404] == []
