"""Signing in: password, second factor, throttling, nobody signs up."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as house
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import PASSWORD, Cast, client_for

from nadi.people.models import Person
from nadi.web.models import Mail

LOGIN = "/accounts/login/"


def sign_in(client: Client, email: str, password: str = PASSWORD) -> int:
    return client.post(LOGIN, {"login": email, "password": password}).status_code


def test_email_and_password_sign_in(cast: Cast) -> None:
    client = Client()
    sign_in(client, cast.rioni.colleague.email)
    assert client.get("/organisations/").status_code == 200


def test_the_address_is_read_in_any_case(cast: Cast) -> None:
    client = Client()
    sign_in(client, cast.rioni.colleague.email.capitalize())
    assert client.get("/organisations/").status_code == 200


def test_a_wrong_password_is_explained(cast: Cast) -> None:
    response = Client().post(LOGIN, {"login": cast.vendor.email, "password": "wrong"})
    assert "not correct" in response.content.decode()


def test_signing_in_sets_the_persons_language_and_colours(cast: Cast) -> None:
    Person.objects.filter(pk=cast.vendor.pk).update(language="ka", theme="dark")
    response = Client().post(LOGIN, {"login": cast.vendor.email, "password": PASSWORD})
    cookies = response.cookies
    assert (cookies["django_language"].value, cookies["theme"].value) == ("ka", "dark")


def test_who_owns_a_second_factor_is_asked_for_it(cast: Cast) -> None:
    response = Client().post(LOGIN, {"login": cast.staff.email, "password": PASSWORD})
    assert response["Location"] == "/accounts/2fa/authenticate/"


@pytest.mark.parametrize("who", ["staff", "board"])
def test_staff_and_board_without_a_second_factor_are_led_to_one(cast: Cast, who: str) -> None:
    Authenticator.objects.all().delete()
    response = client_for(getattr(cast, who)).get("/organisations/")
    assert response["Location"] == "/account/second-factor/"


def test_the_page_of_the_second_factor_leads_to_both_kinds(cast: Cast) -> None:
    Authenticator.objects.all().delete()
    page = client_for(cast.staff).get("/account/second-factor/").content.decode()
    assert ("/accounts/2fa/webauthn/add/" in page, "/accounts/2fa/totp/activate/" in page) == (True, True)


def test_who_has_a_second_factor_needs_no_other(cast: Cast) -> None:
    assert client_for(cast.staff).get("/account/second-factor/")["Location"] == "/"


def test_members_need_no_second_factor(cast: Cast) -> None:
    assert client_for(cast.rioni.representative).get("/organisations/").status_code == 200


def test_guessing_is_refused_in_a_new_browser_with_the_right_password(cast: Cast) -> None:
    for _attempt in range(5):
        sign_in(Client(), cast.vendor.email, "wrong")
    client = Client()
    response = client.post(LOGIN, {"login": cast.vendor.email, "password": PASSWORD})
    assert "Too many failed login attempts" in response.content.decode()
    assert client.get("/account/").status_code == 302


def test_guessing_stays_refused_when_the_cache_is_flooded(cast: Cast) -> None:
    for _attempt in range(5):
        sign_in(Client(), cast.vendor.email, "wrong")
    cache.set_many({f"flood-{number}": number for number in range(400)})
    client = Client()
    sign_in(client, cast.vendor.email)
    assert client.get("/account/").status_code == 302


def test_failed_attempts_are_counted_where_every_process_sees_them(cast: Cast) -> None:
    sign_in(Client(), cast.vendor.email, "wrong")
    assert house.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert [key for key in stored_keys() if "login_failed" in key]


def stored_keys() -> list[str]:
    """Read the cache's own table, as another process would."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM web_cache")
        return [row[0] for row in cursor.fetchall()]


def test_nobody_signs_up(db: None) -> None:
    page = Client().get("/accounts/signup/").content.decode()
    assert "Accounts are made by invitation" in page


def test_posting_a_sign_up_makes_no_account(db: None) -> None:
    Client().post("/accounts/signup/", {"email": "new@example.ge", "password1": PASSWORD})
    assert not Person.objects.exists()


def ask_for_a_new_password(email: str, leave: DjangoCaptureOnCommitCallbacks) -> str:
    """Return the letter that leaves."""
    with leave(execute=True):
        Client().post("/accounts/password/reset/", {"email": email})
    return str(mail.outbox[0].body)


def test_a_forgotten_password_is_set_by_an_emailed_link(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client = Client()
    ask_for_a_new_password(cast.vendor.email, django_capture_on_commit_callbacks)
    found = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", str(mail.outbox[0].body))
    assert found
    form = client.get(found[1], follow=True)
    typed = {"password1": "seven green boxes", "password2": "seven green boxes"}
    client.post(form.redirect_chain[-1][0], typed)
    client = Client()
    sign_in(client, cast.vendor.email, "seven green boxes")
    assert client.get("/account/").status_code == 200


def test_the_letter_is_in_the_persons_language(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Person.objects.filter(pk=cast.vendor.pk).update(language="ka")
    letter = ask_for_a_new_password(cast.vendor.email, django_capture_on_commit_callbacks)
    assert "პაროლ" in letter


def test_an_unknown_address_is_told_where_to_ask(
    db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    letter = ask_for_a_new_password("nobody@example.ge", django_capture_on_commit_callbacks)
    assert ("there is no account with it" in letter, "signup" in letter) == (True, False)


def test_the_demonstration_keeps_the_letter(cast: Cast, settings: Any) -> None:
    settings.MAIL_IS_KEPT = True
    Client().post("/accounts/password/reset/", {"email": cast.vendor.email})
    assert (Mail.objects.get().state, mail.outbox) == ("kept", [])


def test_an_unknown_address_learns_nothing_from_the_reset(cast: Cast) -> None:
    known = Client().post("/accounts/password/reset/", {"email": cast.vendor.email})
    unknown = Client().post("/accounts/password/reset/", {"email": "nobody@example.ge"})
    assert known["Location"] == unknown["Location"]
