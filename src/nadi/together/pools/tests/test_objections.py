"""Vendors object during the stand-still; agreements wait for the answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, client_for

from nadi.together.pools.actions import objections as actions
from nadi.together.pools.actions.decision import why_not_agreed_yet
from nadi.together.pools.models import Award, Objection, Pool, RequestForQuotation, Share
from nadi.together.pools.tests.award_factory import Story, award, make_story
from nadi.together.pools.tests.bid_factory import OFFICE, make_request
from nadi.web.access import Refused
from nadi.web.models import Mail

TEXT = "The paper awarded is not certified as the specification asks."
ANSWER = "We checked the certificate, and it is valid until 2028."


@pytest.fixture
def story(cast: Cast) -> Story:
    """Give a pool that is awarded, its stand-still running."""
    made = make_story(cast, standstill_days=10)
    award(made.pool)
    made.pool.refresh_from_db()
    return made


def request_of(story: Story) -> RequestForQuotation:
    """Return the request of the vendor that did not win."""
    return story.pool.requests.get(vendor=story.cast.rival_organisation)


def objected(story: Story) -> Objection:
    """Let the rival object."""
    return actions.raise_objection(request=request_of(story), text=TEXT)


def answered(objection: Objection, *, is_upheld: bool) -> Objection:
    """Let the office answer."""
    return actions.answer_objection(by=OFFICE, objection=objection, is_upheld=is_upheld, answer=ANSWER)


def test_agreements_wait_for_the_answer(story: Story) -> None:
    objection = objected(story)
    Share.objects.filter(sharing__award__pool=story.pool).update(state=Share.State.ACCEPTED)
    Award.objects.filter(pool=story.pool).update(standstill_until=timezone.now() - timedelta(seconds=1))
    assert "objection" in str(why_not_agreed_yet(story.pool))
    answered(objection, is_upheld=False)
    assert why_not_agreed_yet(story.pool) is None


def test_the_office_is_told_and_nobody_reads_the_text_in_its_mail(story: Story) -> None:
    objected(story)
    told = Mail.objects.get(subject__startswith="A vendor objects")
    assert (told.to, TEXT in told.text) == (story.cast.staff.email, False)


def test_one_objection_at_a_time(story: Story) -> None:
    objected(story)
    with pytest.raises(Refused, match="waits for its answer"):
        objected(story)


def test_after_the_standstill_it_is_too_late(story: Story) -> None:
    Award.objects.filter(pool=story.pool).update(standstill_until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="stand-still is over"):
        objected(story)


def test_who_did_not_bid_cannot_object(story: Story) -> None:
    story.pool.bids.filter(vendor=story.cast.rival_organisation).update(state="withdrawn")
    with pytest.raises(Refused, match="Only a vendor whose bid"):
        objected(story)


def test_an_upheld_objection_takes_the_award_back(story: Story) -> None:
    answered(objected(story), is_upheld=True)
    story.pool.refresh_from_db()
    assert story.pool.state == Pool.State.OPENED
    assert not Award.objects.filter(pool=story.pool, superseded=None).exists()
    assert Mail.objects.filter(subject__startswith="The award no longer holds").count() == 2


def test_a_rejected_objection_leaves_the_award(story: Story) -> None:
    answered(objected(story), is_upheld=False)
    assert Award.objects.filter(pool=story.pool, superseded=None).exists()


def test_two_answers_at_once_are_one(story: Story) -> None:
    objection = objected(story)
    stale = Objection.objects.get(pk=objection.pk)
    answered(objection, is_upheld=False)
    with pytest.raises(Refused, match="answered already"):
        answered(stale, is_upheld=True)


def test_an_answer_needs_its_reason(story: Story) -> None:
    with pytest.raises(Refused, match="twenty characters"):
        actions.answer_objection(by=OFFICE, objection=objected(story), is_upheld=False, answer="No.")


def test_a_vendor_objects_and_reads_the_answer_on_its_page(story: Story) -> None:
    _asked, token = make_request(story.pool, story.cast.rival_organisation)
    browser = client_for(story.cast.stranger)
    page = reverse("pools.object", args=[token])
    assert browser.post(page, {"text": TEXT}).status_code == 302
    answered(Objection.objects.get(), is_upheld=False)
    assert ANSWER in browser.get(page).content.decode()


def test_a_short_objection_is_explained_and_kept(story: Story) -> None:
    _asked, token = make_request(story.pool, story.cast.rival_organisation)
    page = client_for(story.cast.stranger).post(reverse("pools.object", args=[token]), {"text": "Unfair!"})
    assert (page.status_code, "Unfair!" in page.content.decode()) == (422, True)


def test_a_vendor_reads_no_other_vendors_objection(story: Story) -> None:
    objected(story)
    _asked, token = make_request(story.pool, story.cast.vendor_organisation)
    page = client_for(story.cast.stranger).get(reverse("pools.object", args=[token])).content.decode()
    assert (TEXT in page, story.cast.rival_organisation.name in page) == (False, False)


def test_staff_answer_on_the_page(story: Story) -> None:
    objection = objected(story)
    staff = client_for(story.cast.staff)
    page = reverse("pools.answer_objection", args=[objection.uid])
    assert TEXT in staff.get(page).content.decode()
    staff.post(page, {"is_upheld": "no", "answer": ANSWER})
    objection.refresh_from_db()
    assert objection.state == Objection.State.REJECTED


@pytest.mark.parametrize(("who", "status"), [("board", 404), ("stranger", 404), ("staff", 200)])
def test_the_answer_is_for_the_office(story: Story, who: str, status: int) -> None:
    page = reverse("pools.answer_objection", args=[objected(story).uid])
    assert client_for(getattr(story.cast, who)).get(page).status_code == status


def test_the_board_reads_objections(story: Story) -> None:
    objected(story)
    page = client_for(story.cast.board).get(reverse("pools.objections", args=[story.pool.uid]))
    assert TEXT in page.content.decode()
