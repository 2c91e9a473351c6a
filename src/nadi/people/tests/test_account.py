"""One's own account: what one says about oneself, sessions, every page of sign-in."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from tests.cast import PASSWORD, Cast, client_for

from nadi.journal.models import Entry
from nadi.people.models import Person

TYPED = {"name": "Nino New", "phone": "+995 555 123456", "language": "ka", "theme": "dark"}


def test_a_person_changes_name_telephone_language_and_colours(cast: Cast) -> None:
    client_for(cast.vendor).post("/account/", TYPED)
    kept = Person.objects.get(pk=cast.vendor.pk)
    assert (kept.name, kept.phone, kept.language, kept.theme) == tuple(TYPED.values())


def test_a_changed_account_changes_the_page_at_once(cast: Cast) -> None:
    client = client_for(cast.vendor)
    client.post("/account/", TYPED)
    assert 'lang="ka" data-theme="dark"' in client.get("/account/").content.decode()


def test_the_journal_notes_the_fields_and_not_what_they_hold(cast: Cast) -> None:
    client_for(cast.vendor).post("/account/", TYPED)
    entry = Entry.objects.get()
    assert entry.after == {"changed": ["name", "phone", "language", "theme"]}


def test_an_unknown_language_is_explained(cast: Cast) -> None:
    response = client_for(cast.vendor).post("/account/", {**TYPED, "language": "xx"})
    assert "Select a valid choice" in response.content.decode()


def test_a_stranger_has_an_account_too(cast: Cast) -> None:
    assert client_for(cast.stranger).get("/account/").status_code == 200


def test_a_guest_has_none(db: None) -> None:
    assert Client().get("/account/")["Location"] == "/accounts/login/?next=/account/"


def signed_in_twice(person: Person) -> tuple[Client, Client]:
    clients = Client(), Client()
    for client in clients:
        client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return clients


def test_a_session_ends_from_another_one(cast: Cast) -> None:
    here, there = signed_in_twice(cast.vendor)
    session = UserSession.objects.get(session_key=there.session.session_key)
    here.post(f"/account/sessions/{session.pk}/end/")
    assert (there.get("/account/").status_code, here.get("/account/").status_code) == (302, 200)


def test_all_other_sessions_end_at_once(cast: Cast) -> None:
    here, there = signed_in_twice(cast.vendor)
    here.post("/accounts/sessions/")
    assert (there.get("/account/").status_code, here.get("/account/").status_code) == (302, 200)


def test_nobody_ends_anothers_session(cast: Cast) -> None:
    theirs, _other = signed_in_twice(cast.vendor)
    session = UserSession.objects.get(session_key=theirs.session.session_key)
    assert client_for(cast.rival).post(f"/account/sessions/{session.pk}/end/").status_code == 404


def test_the_present_session_is_not_ended_from_the_list(cast: Cast) -> None:
    here, _there = signed_in_twice(cast.vendor)
    session = UserSession.objects.get(session_key=here.session.session_key)
    response = here.post(f"/account/sessions/{session.pk}/end/")
    assert "This is where you are now." in response.content.decode()


def test_looking_at_the_verb_ends_nothing(cast: Cast) -> None:
    assert client_for(cast.vendor).get("/account/sessions/1/end/").status_code == 405


@pytest.mark.parametrize(
    "ending", ["login/", "password/reset/", "password/reset/done/", "inactive/", "confirm-email/wrong/"]
)
def test_every_page_of_the_entrance_wears_our_frame(db: None, ending: str) -> None:
    text = Client().get(f"/accounts/{ending}").content.decode()
    assert ('id="main"' in text, "style=" in text) == (True, False)


@pytest.mark.parametrize(
    "ending",
    [
        "logout/",
        "email/",
        "password/change/",
        "sessions/",
        "reauthenticate/",
        "2fa/",
        "2fa/totp/activate/",
        "2fa/webauthn/add/",
        "2fa/webauthn/",
    ],
)
@pytest.mark.parametrize("language", ["en", "ka"])
def test_every_page_of_the_account_wears_our_frame(cast: Cast, ending: str, language: str) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": cast.vendor.email, "password": PASSWORD})
    client.cookies["django_language"] = language
    text = client.get(f"/accounts/{ending}", follow=True).content.decode()
    assert ('id="main"' in text, "<style" in text, "onclick" in text) == (True, False, False)


def test_recovery_codes_are_shown_to_their_owner(cast: Cast) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": cast.rioni.representative.email, "password": PASSWORD})
    text = client.get("/accounts/2fa/recovery-codes/", follow=True).content.decode()
    assert 'id="main"' in text
