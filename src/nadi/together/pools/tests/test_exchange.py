"""Questions, answers and changes: all vendors read the same, and nobody learns who asked."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast

from nadi.journal.models import Entry
from nadi.together.pools.actions.bids import decline_to_bid, submit_bid
from nadi.together.pools.actions.exchange import (
    Change,
    answer_question,
    ask_question,
    confirm_bid,
    publish_amendment,
    withdraw_question,
)
from nadi.together.pools.actions.opening import open_bids
from nadi.together.pools.models import Amendment, Bid, Line, Pool, Question
from nadi.together.pools.queries.exchange import answered_questions, waiting_questions
from nadi.together.pools.tests.bid_factory import (
    OFFICE,
    bid_payload,
    line_payload,
    make_request,
    make_tender,
    pass_deadline,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Refused
from nadi.web.models import Mail

ASKED = "May the boxes be delivered on pallets of 800 × 1200 mm?"
ANSWER = "Yes, on EUR pallets."


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    boxes, _film = make_lines(pool)
    add_demand(boxes, cast.rioni.organisation, "600")
    return make_tender(pool)


def boxes_of(pool: Pool) -> Line:
    return pool.lines.get(position=1)


def asked_by_vendor(cast: Cast, pool: Pool, text: str = ASKED) -> Question:
    request, token = make_request(pool, cast.vendor_organisation)
    return ask_question(request=request, token=token, text=text)


def answered(question: Question, published: str = ASKED, answer: str = ANSWER) -> Question:
    return answer_question(by=OFFICE, question=question, published_text=published, answer=answer)


def changed(pool: Pool, **terms: object) -> Amendment:
    given = {"text": "The film is 17 µm.", **terms}
    return publish_amendment(by=OFFICE, pool=pool, change=Change(**given))  # type: ignore[arg-type]


def test_answer_goes_to_every_vendor_and_is_on_their_pages(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.rival_organisation)
    question = asked_by_vendor(cast, pool)
    Mail.objects.all().delete()
    answered(question)
    assert [ANSWER in mail.text for mail in Mail.objects.all()] == [True, True]
    assert [(one.published_text, one.answer) for one in answered_questions(pool)] == [(ASKED, ANSWER)]


def test_question_waits_for_the_office_which_is_told_by_mail(cast: Cast, pool: Pool) -> None:
    asked_by_vendor(cast, pool)
    assert [one.text for one in waiting_questions(pool)] == [ASKED]
    assert Mail.objects.filter(to=cast.staff.email).count() == 1


def test_neither_journal_nor_mail_to_the_office_says_who_asked(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.vendor_organisation)
    already = Entry.objects.count()
    answered(asked_by_vendor(cast, pool))
    written = "".join(f"{one.organisation}{one.after}" for one in Entry.objects.order_by("number")[already:])
    letters = "".join(f"{mail.text}{mail.html}" for mail in Mail.objects.filter(to=cast.staff.email))
    assert [mark in written + letters for mark in (cast.vendor_organisation.uid, "Anatolia")] == [
        False,
        False,
    ]


@pytest.mark.parametrize(
    "telling",
    [
        "Anatolia delivers on pallets only. Is that right?",
        "We of ANATOLIA  BOARD mills deliver on pallets.",
        "ანატოლიას პალეტები გამოდგება?",
        "Write to ayse@elsewhere.example",
        "See www.pallets.example/sizes",
        "Call +90 212 555 12 34",
    ],
)
def test_text_that_tells_who_asked_is_refused(cast: Cast, pool: Pool, telling: str) -> None:
    question = asked_by_vendor(cast, pool)
    with pytest.raises(Refused, match="who asked"):
        answered(question, published=telling)


def test_answer_that_names_the_asker_is_refused(cast: Cast, pool: Pool) -> None:
    question = asked_by_vendor(cast, pool)
    with pytest.raises(Refused, match="points to the vendor that asks"):
        answered(question, answer="Yes, Anatolia may do so.")


def test_word_of_the_trade_in_a_vendors_name_tells_nothing(cast: Cast, pool: Pool) -> None:
    request, token = make_request(pool, cast.rival_organisation)
    question = ask_question(request=request, token=token, text=ASKED)
    assert answered(question, published="Is recycled packaging allowed?").answered


def test_question_is_answered_once(cast: Cast, pool: Pool) -> None:
    question = asked_by_vendor(cast, pool)
    answered(question)
    with pytest.raises(Refused, match="is answered"):
        answered(question, answer="No.")


def test_question_after_the_deadline_is_refused(cast: Cast, pool: Pool) -> None:
    request, token = make_request(pool, cast.vendor_organisation)
    pass_deadline(pool)
    with pytest.raises(Refused, match="time for bids has passed"):
        ask_question(request=request, token=token, text=ASKED)


def test_eleventh_waiting_question_is_refused(cast: Cast, pool: Pool) -> None:
    request, token = make_request(pool, cast.vendor_organisation)
    for number in range(10):
        ask_question(request=request, token=token, text=f"Question {number}?")
    with pytest.raises(Refused, match="Ten of your questions"):
        ask_question(request=request, token=token, text=ASKED)


def test_waiting_question_can_be_taken_back_by_who_asked_it(cast: Cast, pool: Pool) -> None:
    question = asked_by_vendor(cast, pool)
    request, token = make_request(pool, cast.vendor_organisation)
    withdraw_question(request=request, token=token, uid=question.uid)
    assert not Question.objects.exists()


def test_answered_question_stays(cast: Cast, pool: Pool) -> None:
    question = asked_by_vendor(cast, pool)
    answered(question)
    request, token = make_request(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="answered already"):
        withdraw_question(request=request, token=token, uid=question.uid)


def test_question_of_another_vendor_cannot_be_taken_back(cast: Cast, pool: Pool) -> None:
    question = asked_by_vendor(cast, pool)
    request, token = make_request(pool, cast.rival_organisation)
    with pytest.raises(Refused):
        withdraw_question(request=request, token=token, uid=question.uid)
    assert Question.objects.filter(pk=question.pk).exists()


def bid_of(cast: Cast, pool: Pool) -> tuple[Bid, str]:
    request, token = make_request(pool, cast.vendor_organisation)
    payload = bid_payload(line_payload(boxes_of(pool), ("0", "0.50")))
    return submit_bid(request=request, token=token, payload=payload), token


def opened_state(bid: Bid) -> tuple[str, str]:
    pass_deadline(bid.pool)
    open_bids(by=OFFICE, pool=bid.pool)
    bid.refresh_from_db()
    return bid.state, bid.disqualified_because


def test_bid_not_confirmed_after_a_change_is_not_opened(cast: Cast, pool: Pool) -> None:
    bid, _token = bid_of(cast, pool)
    changed(pool, needs_confirmation=True)
    state, reason = opened_state(bid)
    assert (state, "did not confirm" in reason) == (Bid.State.DISQUALIFIED, True)


def test_bid_confirmed_after_a_change_is_opened(cast: Cast, pool: Pool) -> None:
    bid, token = bid_of(cast, pool)
    changed(pool, needs_confirmation=True)
    assert bid.request is not None
    confirm_bid(request=bid.request, token=token)
    assert opened_state(bid) == (Bid.State.VALID, "")


def test_bid_submitted_after_the_change_needs_no_confirmation(cast: Cast, pool: Pool) -> None:
    changed(pool, needs_confirmation=True)
    bid, token = bid_of(cast, pool)
    assert bid.request is not None
    with pytest.raises(Refused, match="no bid of yours"):
        confirm_bid(request=bid.request, token=token)
    assert opened_state(bid) == (Bid.State.VALID, "")


def test_clarification_leaves_bids_as_they_are(cast: Cast, pool: Pool) -> None:
    bid, _token = bid_of(cast, pool)
    changed(pool)
    assert opened_state(bid) == (Bid.State.VALID, "")


def test_confirming_leaves_no_trace_that_could_be_counted(cast: Cast, pool: Pool) -> None:
    bid, token = bid_of(cast, pool)
    changed(pool, needs_confirmation=True)
    before = (Entry.objects.count(), Mail.objects.count())
    assert bid.request is not None
    confirm_bid(request=bid.request, token=token)
    assert (Entry.objects.count(), Mail.objects.count()) == before


def test_deadline_moves_later_for_pool_and_round(pool: Pool) -> None:
    later = timezone.now() + timedelta(days=20)
    changed(pool, bids_until=later)
    pool.refresh_from_db()
    assert (pool.bids_until, pool.rounds.get().bids_until) == (later, later)


def test_deadline_never_moves_earlier(pool: Pool) -> None:
    with pytest.raises(Refused, match="never earlier"):
        changed(pool, bids_until=timezone.now() + timedelta(days=2))


def test_change_in_the_last_hours_needs_a_later_deadline(cast: Cast) -> None:
    pool = make_pool()
    add_demand(make_lines(pool)[0], cast.rioni.organisation, "600")
    make_tender(pool, bids_until=timezone.now() + timedelta(hours=5))
    with pytest.raises(Refused, match="at least 24 hours"):
        changed(pool, needs_confirmation=True)
    changed(pool, needs_confirmation=True, bids_until=timezone.now() + timedelta(hours=30))
    assert pool.amendments.count() == 1


def test_nothing_changes_after_the_deadline(pool: Pool) -> None:
    pass_deadline(pool)
    with pytest.raises(Refused, match="time for bids has passed"):
        changed(pool, bids_until=timezone.now() + timedelta(days=20))


def test_change_without_words_is_refused(pool: Pool) -> None:
    with pytest.raises(Refused, match="Say in words"):
        changed(pool, text="  ")


def test_letters_about_a_change_do_not_depend_on_who_has_bid(cast: Cast, pool: Pool) -> None:
    make_request(pool, cast.rival_organisation)
    bid_of(cast, pool)
    Mail.objects.all().delete()
    changed(pool, needs_confirmation=True)
    assert len({mail.text.partition("\n")[2] for mail in Mail.objects.all()}) == 1
    assert Mail.objects.count() == 2


@pytest.mark.parametrize("bids_after_all", [False, True])
def test_vendor_that_declined_learns_of_a_change_whether_or_not_it_bids_after_all(
    cast: Cast, pool: Pool, *, bids_after_all: bool
) -> None:
    request, token = make_request(pool, cast.vendor_organisation)
    decline_to_bid(request=request, token=token)
    if bids_after_all:
        bid_of(cast, pool)
    Mail.objects.all().delete()
    changed(pool)
    assert Mail.objects.count() == 1
