"""A member looks for money: from a misspelt word in the search box to a grant that has arrived."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nadi.registers.funding.models import Application, Programme
from nadi.registers.funding.tests.story import programme
from tests.journeys.acts_registers.scene import Scene, follows, is_absent, sums, told
from tests.journeys.people import Someone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# "მცირე ფირმების გრანტი", typed in Latin letters and in a hurry.
TYPED = "mcire firmbeis"
PURPOSE = "A second flexo printer for cartons"
ASKED, GRANTED, RECEIVED = "23917.41", "22000.07", "11000.07"


def find(member: Someone) -> Programme:
    """A member types into the one search box, and opens what is found while typing."""
    member.goes_to("/search/")
    member.page.locator("#search-words").press_sequentially(TYPED, delay=20)
    hit = member.page.locator("#found .hit a").first
    hit.wait_for()
    member.looks()
    hit.focus()
    with member.page.expect_navigation():
        member.page.keyboard.press("Enter")
    member.looks()
    return Programme.objects.get(uid=member.page.url.rstrip("/").rsplit("/", 1)[-1])


def ask_whether(member: Someone) -> None:
    """The answer is unknown, with what is missing; the facts make it a yes with its amount and its sum."""
    fit = member.page.locator('section[aria-labelledby="fit"]')
    assert fit.locator(".notice-warning, .notice-info").count() == 1
    assert fit.locator("> ul > li").count() == 2
    assert "24000" not in sums(member)
    follows(member, fit.locator('a[href="/funding/facts/"]'))
    member.fills({"staff": "23", "staff_source": "Annual report", "staff_as_of": "2026-01-31"})
    member.fills({"founded": "2015-05-05", "cost": "30000"}).presses()
    fit = member.page.locator('section[aria-labelledby="sure"]')
    assert "24000" in sums(member)
    follows(member, fit.locator("a").first)
    fit = member.page.locator('section[aria-labelledby="fit"]')
    assert fit.locator(".notice-success").count() == 1
    fit.locator("details summary").first.click()
    member.looks()
    # Thirty thousand at most, and four fifths of what the plan costs: the smaller counts.
    assert "30000" in sums(member)
    assert "24000" in sums(member)


def prepare(member: Someone, of: Programme) -> Application:
    """A colleague begins, says what for, brings one paper, and may not submit."""
    member.presses(f"/funding/{of.uid}/apply/")
    application = Application.objects.get()
    page = f"/funding/applications/{application.uid}/"
    follows(member, member.page.locator(f'a[href="{page}prepare/"]'))
    member.fills({"purpose": PURPOSE, "asked": ASKED}).presses()
    plan, extract = application.papers.order_by("position")
    follows(member, member.page.locator(f'a[href="/funding/papers/{plan.uid}/"]'))
    member.attaches("file", "plan.pdf", b"%PDF-1.4 our plan").ticks("is_ready").presses()
    member.goes_to(f"/funding/papers/{extract.uid}/").ticks("is_ready").presses()
    assert "2 / 2" in member.reads()
    assert member.page.locator(f'a[href="{page}submit/"]').count() == 0
    return application


def decide(staff: Someone, application: Application) -> None:
    """Staff find it in the pipeline and note what the funder decided and paid."""
    page = f"/funding/applications/{application.uid}/"
    staff.goes_to("/funding/pipeline/")
    assert ASKED in sums(staff)
    follows(staff, staff.page.locator(f'main a[href="{page}"]').first)
    follows(staff, staff.page.locator(f'a[href="{page}granted/"]'))
    staff.fills({"amount": GRANTED}).presses()
    follows(staff, staff.page.locator(f'a[href="{page}received/"]'))
    staff.fills({"amount": RECEIVED}).presses()
    staff.goes_to("/funding/pipeline/")
    assert [one in sums(staff) for one in (ASKED, GRANTED, RECEIVED)] == [True] * 3


def test_a_member_finds_money_applies_and_gets_it(browser: Browser, live_server: LiveServer) -> None:
    scene = Scene(browser, live_server)
    cast = scene.cast
    granting = programme(cast)
    programme(cast, name="Export guarantee", name_local="საექსპორტო გარანტია", kind="guarantee")
    colleague = scene.at(cast.rioni.colleague, "ka", phone=True)

    assert find(colleague) == granting
    ask_whether(colleague)
    application = prepare(colleague, granting)
    page = f"/funding/applications/{application.uid}/"
    scene.at(cast.rioni.representative, "ka").goes_to(f"{page}submit/").presses()
    decide(scene.at(cast.staff), application)
    application.refresh_from_db()
    assert application.state == Application.State.PAID
    assert RECEIVED in sums(colleague.goes_to(page))

    other = scene.at(cast.samgori.representative)
    is_absent(other, page)
    paths = ["/", "/funding/", "/funding/applications/", f"/funding/{granting.uid}/", f"/search/?q={PURPOSE}"]
    assert told(other, paths, (ASKED, GRANTED, RECEIVED, application.uid)) == []
