"""The pages of a job."""

from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, client_for

from nadi.web.models import Job


def job_of(cast: Cast, **fields: Any) -> Job:
    """Store a job of Rioni."""
    given = {"kind": "test.page", "state": Job.State.RUNNING, "run": "now", "progress": 40, "note": "Reading"}
    organisation = cast.rioni.organisation.pk
    return Job.objects.create(organisation_id=organisation, heartbeat=timezone.now(), **given | fields)


def test_the_page_tells_how_far_it_is(cast: Cast) -> None:
    answer = client_for(cast.rioni.colleague).get(f"/jobs/{job_of(cast).uid}/")
    assert (answer.status_code, b'value="40"' in answer.content, b"Reading" in answer.content) == (
        200,
        True,
        True,
    )


def test_the_page_asks_again_without_javascript(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    told = [client.get(f"/jobs/{job_of(cast, **state).uid}/").content for state in ({}, {"state": "done"})]
    assert [b'http-equiv="refresh"' in content for content in told] == [True, False]


def test_a_part_that_ended_renews_the_page_that_wants_it(cast: Cast) -> None:
    client, job = client_for(cast.staff), job_of(cast, state=Job.State.DONE)
    assert client.get(f"/jobs/{job.uid}/part/").headers.get("HX-Refresh") is None
    assert client.get(f"/jobs/{job.uid}/part/?refresh=1").headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("page", ["", "part/"])
def test_another_member_finds_nothing(cast: Cast, page: str) -> None:
    assert client_for(cast.samgori.representative).get(f"/jobs/{job_of(cast).uid}/{page}").status_code == 404


def test_a_guest_is_sent_to_sign_in(cast: Cast, client: Any) -> None:
    assert client.get(f"/jobs/{job_of(cast).uid}/").status_code == 302


def test_who_acts_for_nobody_finds_nothing(cast: Cast) -> None:
    assert client_for(cast.stranger).get(f"/jobs/{job_of(cast).uid}/").status_code == 404


def test_a_job_is_cancelled_by_a_post_only(cast: Cast) -> None:
    client, job = client_for(cast.rioni.colleague), job_of(cast)
    assert client.get(f"/jobs/{job.uid}/cancel/").status_code == 405
    assert client.post(f"/jobs/{job.uid}/cancel/").status_code == 302
    assert Job.objects.get(pk=job.pk).cancel_asked is True


def test_another_member_cannot_cancel(cast: Cast) -> None:
    job = job_of(cast)
    assert client_for(cast.samgori.representative).post(f"/jobs/{job.uid}/cancel/").status_code == 404
    assert Job.objects.get(pk=job.pk).cancel_asked is False


def test_cancelling_what_ended_is_explained(cast: Cast) -> None:
    job = job_of(cast, state=Job.State.DONE)
    page = f"/jobs/{job.uid}/"
    answer = client_for(cast.staff).post(
        f"{page}cancel/", HTTP_REFERER=f"http://testserver{page}", follow=True
    )
    assert b"This has ended already; there is nothing left to cancel." in answer.content
