"""Staff sign in, add a passkey as they must, and come back with it, under the strict policy for content."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import assert_accessible
from tests.cast import PASSWORD, Cast, client_for, make_cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# What a laptop with a fingerprint reader looks like to the browser.
FINGERPRINT = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def faults(page: Page) -> list[str]:
    """Collect what the browser refuses or complains of."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def cast_without_factors() -> Cast:
    cast = make_cast()
    Authenticator.objects.all().delete()
    return cast


def own_fingerprint_reader(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGERPRINT})


def sign_in(page: Page, live_server: LiveServer, cast: Cast) -> None:
    page.goto(f"{live_server.url}/accounts/login/?next=/organisations/")
    assert_accessible(page)
    page.locator('[name="login"]').fill(cast.staff.email)
    page.locator('[name="password"]').fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_passkey_is_added_and_signs_in(
    page: Page, live_server: LiveServer, cast_without_factors: Cast, faults: list[str]
) -> None:
    own_fingerprint_reader(page)
    sign_in(page, live_server, cast_without_factors)
    page.wait_for_url("**/account/second-factor/")
    assert_accessible(page)

    page.get_by_role("link", name="Add a passkey").click()
    page.wait_for_load_state()
    assert_accessible(page)
    page.locator('[name="password"]').fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Passwordless").check()
    assert_accessible(page)
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda address: "/add/" not in address)
    assert_accessible(page)
    page.goto(f"{live_server.url}/accounts/2fa/webauthn/")
    assert_accessible(page)

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/accounts/login/?next=/organisations/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{live_server.url}/organisations/")
    assert page.get_by_role("heading", name="Organisations").is_visible()
    assert faults == []


def test_a_list_follows_what_is_typed(page: Page, live_server: LiveServer, faults: list[str]) -> None:
    cast = make_cast()
    cookie = client_for(cast.board).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page.goto(f"{live_server.url}/organisations/")
    page.get_by_role("main").get_by_label("Search").press_sequentially("samgor")
    page.wait_for_url("**/organisations/?q=samgor*")
    expect(page.locator("tbody th")).to_have_text(["Samgori Foods"])
    assert_accessible(page)
    assert faults == []
