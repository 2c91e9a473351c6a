"""The outbox of the demonstration, and the page of a job."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, ViewportSize
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from nadi.companies.actions.invitations import invite
from nadi.web.models import Job, Mail
from tests.cast import actor_of_person, make_cast
from tests.journeys.people import DESK, PHONE, Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WINDOWS = pytest.mark.parametrize(("language", "window"), [("en", DESK), ("ka", PHONE)])
FACTS = {"email": "nana@rioni.example", "name": "Nana", "role": "colleague", "is_on_board": False}


@WINDOWS
def test_staff_reads_a_mail_and_follows_its_link(
    browser: Browser, live_server: LiveServer, settings: Settings, language: str, window: ViewportSize
) -> None:
    settings.MAIL_IS_KEPT = True
    settings.BASE_URL = live_server.url
    cast = make_cast()
    facts = {**FACTS, "language": language}
    invite(by=actor_of_person(cast.staff), organisation=cast.rioni.organisation, facts=facts)
    mail = Mail.objects.get()
    staff = Stage(browser, live_server, language).someone(cast.staff, window)
    staff.goes_to("/mail/")
    staff.page.get_by_role("link", name=mail.subject).click()
    staff.looks()
    letter = staff.page.frame_locator(".mail-frame")
    assert letter.locator("body").inner_text().strip() != ""
    letter.locator("a[href*=join]").click()
    staff.page.wait_for_url("**/join/**")


@WINDOWS
def test_a_job_is_watched_to_its_end_and_one_is_cancelled(
    browser: Browser, live_server: LiveServer, language: str, window: ViewportSize
) -> None:
    cast = make_cast()
    facts = {"organisation_id": cast.rioni.organisation.pk, "heartbeat": timezone.now(), "run": "now"}
    job = Job.objects.create(
        kind="pools.solve", state=Job.State.RUNNING, progress=40, note="Reading", **facts
    )
    member = Stage(browser, live_server, language).someone(cast.rioni.colleague, window)
    member.goes_to(f"/jobs/{job.uid}/")
    Job.objects.update(progress=80, note="Nearly there")
    member.page.get_by_text("Nearly there").wait_for()
    Job.objects.update(state=Job.State.DONE, progress=100, note="All of it")
    member.page.get_by_text("All of it").wait_for()
    assert member.looks().page.locator("main form").count() == 0

    other = Job.objects.create(kind="pools.solve", state=Job.State.RUNNING, **facts)
    member.goes_to(f"/jobs/{other.uid}/").presses("/cancel/")
    assert Job.objects.get(pk=other.pk).cancel_asked is True
