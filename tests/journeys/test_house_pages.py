"""Pages of organisations, people and the journal: accessible, as wide as the window, without a complaint."""

import pytest
from playwright.sync_api import Browser, ViewportSize
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from nadi.companies.actions.invitations import invite
from nadi.companies.models import Affiliation
from nadi.web.models import Mail
from tests.cast import actor_of_person, acts_for, make_cast
from tests.journeys.people import DESK, PHONE, Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

INVITED = {"email": "nana@rioni.example", "name": "Nana", "role": "colleague", "is_on_board": False}


@pytest.mark.parametrize(("language", "window"), [("en", DESK), ("ka", PHONE)])
def test_staff_looks_after_an_organisation(
    browser: Browser, live_server: LiveServer, language: str, window: ViewportSize
) -> None:
    cast = make_cast()
    rioni, colleague = cast.rioni.organisation, cast.rioni.colleague
    affiliation = Affiliation.objects.get(person=colleague)
    invite(by=actor_of_person(cast.staff), organisation=rioni, facts={**INVITED, "language": language})
    staff = Stage(browser, live_server, language).someone(cast.staff, window)
    for path in (
        "/organisations/",
        "/organisations/?q=nothing-of-the-kind",
        f"/organisations/{rioni.uid}/",
        f"/organisations/{rioni.uid}/edit/",
        f"/organisations/{rioni.uid}/invite/",
        f"/organisations/{rioni.uid}/sites/new/",
        f"/affiliations/{affiliation.uid}/role/",
        "/journal/",
        "/account/",
        "/account/erase/",
        "/accounts/2fa/",
        "/accounts/sessions/",
    ):
        staff.goes_to(path)
    staff.goes_to("/organisations/new/").fills({"name": "Gori Boxes", "number": "01001012345"}).presses()
    assert staff.page.locator(".form-summary a").count() == 1


@pytest.mark.parametrize(("language", "window"), [("en", DESK), ("ka", PHONE)])
def test_a_guest_comes_in_by_a_link(
    browser: Browser,
    live_server: LiveServer,
    settings: Settings,
    language: str,
    window: ViewportSize,
) -> None:
    settings.MAIL_IS_KEPT = True
    cast = make_cast()
    facts = {**INVITED, "language": language}
    invite(by=actor_of_person(cast.staff), organisation=cast.rioni.organisation, facts=facts)
    link = next(word for word in Mail.objects.get().text.split() if "/join/" in word)
    guest = Stage(browser, live_server, language).someone(None, window)
    guest.goes_to("/accounts/login/").goes_to("/accounts/password/reset/")
    guest.goes_to("/join/" + link.partition("/join/")[2])
    guest.fills({"name": "Nana", "password": "short"}).presses()
    guest.fills({"password": "seven green boxes"}).presses()
    guest.goes_to(f"/organisations/{cast.rioni.organisation.uid}/")
    assert "nana@rioni.example" in guest.reads()


def test_somebody_of_two_companies_switches_in_the_head_of_the_page(
    browser: Browser, live_server: LiveServer
) -> None:
    cast = make_cast()
    acts_for(cast.rioni.colleague, cast.samgori.organisation)
    person = Stage(browser, live_server, "en").someone(cast.rioni.colleague, DESK)
    person.goes_to("/organisations/")
    person.page.locator(".acting summary").click()
    person.looks()
    person.page.get_by_role("button", name="Samgori Foods representative").click()
    person.page.wait_for_load_state()
    assert "Samgori Foods" in person.looks().page.locator(".acting-name").inner_text()
