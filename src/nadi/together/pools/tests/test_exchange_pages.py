"""The pages of the exchange: who comes in, what they keep, and what no vendor may read of another."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, client_for, queries_for

from nadi.companies.models import Invitation
from nadi.people.models import Person
from nadi.together.pools.actions.exchange import (
    Change,
    answer_question,
    ask_question,
    publish_amendment,
    remind_of_deadline,
)
from nadi.together.pools.actions.gathering import cancel_pool
from nadi.together.pools.models import Pool, Question, RequestForQuotation
from nadi.together.pools.tests.bid_factory import (
    OFFICE,
    bid_payload,
    line_payload,
    make_bid,
    make_request,
    make_tender,
    opened,
    pass_deadline,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.models import Mail

ASKED = "May boxes come on pallets of 800 × 1200 mm?"
PUBLISHED = "Is delivery on EUR pallets allowed?"
ANSWER = "Yes, it is."


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, _film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    return make_tender(pool)


def asked(cast: Cast, pool: Pool) -> tuple[Question, str]:
    request, token = make_request(pool, cast.vendor_organisation)
    return ask_question(request=request, token=token, text=ASKED), token


def answered(question: Question) -> Question:
    return answer_question(by=OFFICE, question=question, published_text=PUBLISHED, answer=ANSWER)


def page_of(token: str, part: str = "") -> str:
    return Client().get(f"/pools/rfq/{token}/{part}").content.decode()


def test_vendor_asks_on_its_page_and_sees_its_question_wait(cast: Cast, pool: Pool) -> None:
    _request, token = make_request(pool, cast.vendor_organisation)
    page = Client().post(f"/pools/rfq/{token}/questions/", {"text": ASKED}, follow=True).content.decode()
    assert (ASKED in page, "wait for an answer" in page) == (True, True)


def test_empty_question_is_explained(cast: Cast, pool: Pool) -> None:
    _request, token = make_request(pool, cast.vendor_organisation)
    page = Client().post(f"/pools/rfq/{token}/questions/", {"text": " "}).content.decode()
    assert "Write your question first." in page


def test_question_that_comes_too_late_is_told_so(cast: Cast, pool: Pool) -> None:
    _request, token = make_request(pool, cast.vendor_organisation)
    pass_deadline(pool)
    page = Client().post(f"/pools/rfq/{token}/questions/", {"text": ASKED}).content.decode()
    assert ("The time for bids has passed." in page, Question.objects.exists()) == (True, False)


def test_other_vendor_reads_the_answer_but_neither_the_words_typed_nor_who_asked(
    cast: Cast, pool: Pool
) -> None:
    question, _token = asked(cast, pool)
    answered(question)
    _request, token = make_request(pool, cast.rival_organisation)
    pages = page_of(token) + page_of(token, "questions/")
    assert (PUBLISHED in pages, ANSWER in pages) == (True, True)
    marks = (ASKED, "Anatolia", question.uid, "Your questions")
    assert [mark for mark in marks if mark in pages] == []


def test_waiting_question_is_on_no_page_of_another_vendor(cast: Cast, pool: Pool) -> None:
    asked(cast, pool)
    _request, token = make_request(pool, cast.rival_organisation)
    assert ASKED not in page_of(token) + page_of(token, "questions/")


def test_staff_read_the_question_without_who_asked(cast: Cast, pool: Pool) -> None:
    question, _token = asked(cast, pool)
    staff = client_for(cast.staff)
    pages = [
        staff.get(address).content.decode()
        for address in (f"/pools/{pool.uid}/exchange/", f"/pools/questions/{question.uid}/answer/")
    ]
    assert [ASKED in page for page in pages] == [True, True]
    assert "Anatolia" not in "".join(pages)


def test_staff_answer_on_the_page(cast: Cast, pool: Pool) -> None:
    question, _token = asked(cast, pool)
    typed = {"published_text": PUBLISHED, "answer": ANSWER}
    client_for(cast.staff).post(f"/pools/questions/{question.uid}/answer/", typed)
    question.refresh_from_db()
    assert (question.published_text, question.answer) == (PUBLISHED, ANSWER)


def test_refused_answer_keeps_what_was_typed(cast: Cast, pool: Pool) -> None:
    question, _token = asked(cast, pool)
    typed = {"published_text": "Anatolia asks about pallets", "answer": ANSWER}
    page = client_for(cast.staff).post(f"/pools/questions/{question.uid}/answer/", typed).content.decode()
    assert ("points to the vendor that asks" in page, ANSWER in page) == (True, True)


def test_staff_change_the_tender_on_the_page(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.vendor_organisation)
    until = timezone.localtime() + timedelta(days=12)
    typed = {"text": "Film of 17 µm.", "needs_confirmation": "on", "bids_until": f"{until:%Y-%m-%dT%H:%M}"}
    page = client_for(cast.staff).post(f"/pools/{pool.uid}/exchange/amend/", typed, follow=True)
    assert ("Film of 17 µm." in page.content.decode(), pool.amendments.count()) == (True, 1)


def test_change_without_words_is_explained(cast: Cast, pool: Pool) -> None:
    page = client_for(cast.staff).post(f"/pools/{pool.uid}/exchange/amend/", {"text": ""})
    assert "Say in words" in page.content.decode()


def pages_of_staff(pool: Pool, question: Question) -> list[str]:
    return [
        f"/pools/{pool.uid}/exchange/",
        f"/pools/{pool.uid}/exchange/amend/",
        f"/pools/questions/{question.uid}/answer/",
    ]


@pytest.mark.parametrize("person", ["rioni", "vendor", "stranger"])
def test_who_is_not_of_the_office_finds_nothing(cast: Cast, pool: Pool, person: str) -> None:
    question, _token = asked(cast, pool)
    who: Person = cast.rioni.representative if person == "rioni" else getattr(cast, person)
    statuses = [client_for(who).get(address).status_code for address in pages_of_staff(pool, question)]
    assert statuses == [404, 404, 404]


def test_board_is_told_that_the_exchange_is_for_staff(cast: Cast, pool: Pool) -> None:
    page = client_for(cast.board).get(f"/pools/{pool.uid}/exchange/")
    assert (page.status_code, "This is for: staff." in page.content.decode()) == (403, True)


def test_vendor_confirms_its_bid_in_one_click(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, bid_payload(line_payload(pool.lines.all()[0], ("0", "1"))))
    _request, token = make_request(pool, cast.vendor_organisation)
    publish_amendment(by=OFFICE, pool=pool, change=Change(text="New.", needs_confirmation=True))
    assert "The tender was changed after your bid" in page_of(token)
    page = Client().post(f"/pools/rfq/{token}/confirm/", follow=True).content.decode()
    bid.refresh_from_db()
    assert ("Your bid is confirmed." in page, bid.amendment) == (True, 1)


def test_vendor_without_a_bid_is_not_asked_to_confirm(cast: Cast, pool: Pool) -> None:
    _request, token = make_request(pool, cast.rival_organisation)
    publish_amendment(by=OFFICE, pool=pool, change=Change(text="New.", needs_confirmation=True))
    assert "The tender was changed after your bid" not in page_of(token)


@pytest.mark.parametrize("part", ["confirm/", "questions/absent/withdraw/"])
def test_get_on_a_verb_is_refused(cast: Cast, pool: Pool, part: str) -> None:
    _request, token = make_request(pool, cast.vendor_organisation)
    assert Client().get(f"/pools/rfq/{token}/{part}").status_code == 405


def test_exchange_asks_as_many_questions_for_many_as_for_one(cast: Cast, pool: Pool) -> None:
    answered(asked(cast, pool)[0])
    asked(cast, pool)
    staff = client_for(cast.staff)
    one = queries_for(staff, f"/pools/{pool.uid}/exchange/")
    for _more in range(2):
        answered(asked(cast, pool)[0])
        asked(cast, pool)
    assert queries_for(staff, f"/pools/{pool.uid}/exchange/") == one


def test_account_is_offered_to_the_mailbox_of_the_request_alone(cast: Cast, pool: Pool) -> None:
    request, token = make_request(pool, cast.vendor_organisation)
    typed = {"name": "Ayşe", "email": "thief@elsewhere.example"}
    Client().post(f"/pools/rfq/{token}/account/", typed)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.organisation) == (request.email, cast.vendor_organisation)


def test_second_invitation_is_explained(cast: Cast, pool: Pool) -> None:
    _request, token = make_request(pool, cast.vendor_organisation)
    pages = [Client().post(f"/pools/rfq/{token}/account/", {"name": "Ayşe"}) for _time in range(2)]
    assert "already an invitation to this address" in pages[1].content.decode()


def test_vendor_with_an_account_sees_its_own_requests(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.vendor_organisation)
    pages = [
        client_for(one).get("/pools/own-requests/").content.decode() for one in (cast.vendor, cast.rival)
    ]
    assert ["Packaging 2027" in page for page in pages] == [True, False]


def test_vendor_has_its_link_sent_again_to_the_address_of_the_request(cast: Cast, pool: Pool) -> None:
    request, _token = make_request(pool, cast.vendor_organisation)
    Mail.objects.all().delete()
    client_for(cast.vendor).post(f"/pools/own-requests/{request.uid}/link/")
    mail = Mail.objects.get()
    assert (mail.to, "/pools/rfq/" in mail.text) == (request.email, True)


def test_link_of_another_vendor_cannot_be_sent(cast: Cast, pool: Pool) -> None:
    request, _token = make_request(pool, cast.vendor_organisation)
    answer = client_for(cast.rival).post(f"/pools/own-requests/{request.uid}/link/")
    assert (answer.status_code, RequestForQuotation.objects.get().token) == (404, request.token)


def test_link_can_be_sent_after_the_opening_for_result_and_objection(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, bid_payload(line_payload(pool.lines.all()[0], ("0", "1"))))
    opened(pool)
    request = RequestForQuotation.objects.get()
    Mail.objects.all().delete()
    client_for(cast.vendor).post(f"/pools/own-requests/{request.uid}/link/")
    assert "shows what was decided" in Mail.objects.get().text


def near_deadline(pool: Pool, *, asked_days: int = 5) -> None:
    now = timezone.now()
    until = now + timedelta(hours=30)
    Pool.objects.filter(pk=pool.pk).update(demand_until=now - timedelta(days=9), bids_until=until)
    pool.rounds.update(began=now - timedelta(days=6), bids_until=until)
    pool.requests.update(sent=now - timedelta(days=asked_days))


def test_vendors_are_reminded_of_a_deadline_once(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.vendor_organisation)
    make_request(pool, cast.rival_organisation)
    near_deadline(pool)
    Mail.objects.all().delete()
    now = timezone.now()
    assert [remind_of_deadline(pool=pool, now=now) for _time in range(2)] == [2, 0]
    assert Mail.objects.count() == 2


def test_moved_deadline_is_reminded_of_again(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.vendor_organisation)
    near_deadline(pool)
    now = timezone.now()
    remind_of_deadline(pool=pool, now=now)
    change = Change(text="More time.", bids_until=now + timedelta(hours=40))
    publish_amendment(by=OFFICE, pool=pool, change=change)
    assert remind_of_deadline(pool=pool, now=now) == 1


def test_vendor_asked_just_now_is_not_reminded(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.vendor_organisation)
    near_deadline(pool, asked_days=0)
    assert remind_of_deadline(pool=pool, now=timezone.now()) == 0


def test_vendors_are_told_of_a_cancelled_tender_without_the_reason(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.vendor_organisation)
    Mail.objects.all().delete()
    cancel_pool(by=OFFICE, pool=pool, reason="Rioni buys elsewhere.")
    letters = [mail.text for mail in Mail.objects.filter(to="sales@vendor.example")]
    assert ["have cancelled" in text and "Rioni" not in text for text in letters] == [True]
