"""What buyers and vendors say to each other while bids are made."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.bids import held_open
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.rounds import present_round
from nadi.together.pools.actions.tender import refuse_unless_bidding
from nadi.together.pools.anonymity import gives_away
from nadi.together.pools.models import Amendment, Pool, Question, RequestForQuotation
from nadi.together.pools.notices.exchange import (
    tell_amended,
    tell_answered,
    tell_deadline_is_near,
    tell_office_of_question,
)
from nadi.together.pools.queries.exchange import last_number, requests_to_tell, unconfirmed_bids
from nadi.together.pools.searching import refresh_search
from nadi.web.access import NOBODY, Actor, Refused

LONGEST_QUESTION = 4000
MOST_WAITING = 10
TIME_TO_CONFIRM = timedelta(hours=24)
REMIND_BEFORE = timedelta(hours=48)
SHORTEST_REMINDED = timedelta(hours=72)
ASKED_AT_LEAST = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What all vendors are told, and what follows from it."""

    text: str = ""
    text_local: str = ""
    needs_confirmation: bool = False
    bids_until: datetime | None = None


def ask_question(*, request: RequestForQuotation, token: str, text: str) -> Question:
    """Put a vendor's question to the buyers. The journal does not say whose it is: staff need not know."""
    text = text.strip()
    if not text:
        raise Refused(_("Write your question first."))
    if len(text) > LONGEST_QUESTION:
        raise Refused(_("This is too long for one question. Please divide it."))
    with transaction.atomic():
        pool, request = held_open(request, token)
        if request.questions.filter(answered=None).count() >= MOST_WAITING:
            raise Refused(_("Ten of your questions wait for an answer. Please wait for some of them first."))
        question = Question.objects.create(pool=pool, request=request, text=text)
        record(
            by=NOBODY,
            verb="pools.rfq_questions",
            subject=f"pool:{pool.uid}",
            after={"question": question.uid},
        )
        tell_office_of_question(pool)
    return question


def withdraw_question(*, request: RequestForQuotation, token: str, uid: str) -> None:
    """Take back a question that nobody has answered: once answered, every vendor reads it."""
    with transaction.atomic():
        _pool, request = held_open(request, token)
        erased, _of = request.questions.filter(uid=uid, answered=None).delete()
        if not erased:
            raise Refused(_("This question has been answered already, or taken back before."))


def answer_question(*, by: Actor, question: Question, published_text: str, answer: str) -> Question:
    """Answer a question to all vendors, in words that do not tell who asked."""
    published_text, answer = published_text.strip(), answer.strip()
    if not published_text or not answer:
        raise Refused(_("Write both: the question as all vendors read it, and the answer."))
    with transaction.atomic():
        pool = locked(question.pool)
        refuse_unless_bidding(pool)
        question = Question.objects.select_related("request__vendor", "request__pool").get(pk=question.pk)
        if question.answered is not None:
            raise Refused(_("This question is answered. Correct an answer by a clarification to all."))
        if sentence := gives_away(question.request, question=published_text, answer=answer):
            raise Refused(sentence)
        question.published_text, question.answer = published_text, answer
        question.answered = timezone.now()
        question.save(update_fields=["published_text", "answer", "answered"])
        record(
            by=by,
            verb="pools.answer_question",
            subject=f"pool:{pool.uid}",
            after={"question": question.uid, "published_text": published_text, "answer": answer},
        )
        tell_answered(pool, question, by)
    return question


def publish_amendment(*, by: Actor, pool: Pool, change: Change) -> Amendment:
    """Tell all vendors of a clarification or a change; it may move the deadline later, never earlier."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_bidding(pool)
        refuse_change_that_cannot_be(pool, change)
        amendment = Amendment.objects.create(
            pool=pool,
            number=last_number(pool) + 1,
            text=change.text.strip(),
            text_local=change.text_local.strip(),
            needs_confirmation=change.needs_confirmation,
            bids_until=change.bids_until,
        )
        before = {"bids_until": as_text(pool.bids_until)}
        if change.bids_until:
            pool.bids_until = change.bids_until
            pool.save(update_fields=["bids_until"])
            present_round(pool)
            refresh_search(pool)
        record(
            by=by,
            verb="pools.amend",
            subject=f"pool:{pool.uid}",
            before=before,
            after={
                "number": amendment.number,
                "needs_confirmation": amendment.needs_confirmation,
                "bids_until": as_text(pool.bids_until),
            },
        )
        tell_amended(pool, amendment, by)
    return amendment


def as_text(moment: datetime | None) -> str:
    """Write a moment for the journal."""
    return moment.isoformat() if moment else ""


def refuse_change_that_cannot_be(pool: Pool, change: Change) -> None:
    """Refuse a change without words, a deadline moved earlier, and one nobody has time to confirm."""
    if not (change.text.strip() or change.text_local.strip()):
        raise Refused(_("Say in words what is clarified or changed: every vendor reads it."))
    if change.bids_until and pool.bids_until and change.bids_until <= pool.bids_until:
        raise Refused(
            _("A deadline can move later, never earlier: vendors count on the time they were given.")
        )
    deadline = change.bids_until or pool.bids_until
    if change.needs_confirmation and deadline and deadline - timezone.now() < TIME_TO_CONFIRM:
        raise Refused(
            _(
                "Vendors need at least 24 hours to confirm their bids after a change. Move the deadline with "
                "this change."
            )
        )


def remind_of_deadline(*, pool: Pool, now: datetime) -> int:
    """Remind vendors once of a deadline that is near; return how many were written to."""
    with transaction.atomic():
        pool = locked(pool)
        if not is_time_to_remind(pool, now):
            return 0
        waiting = requests_to_tell(pool).filter(declined=None, sent__lte=now - ASKED_AT_LEAST)
        due = [one for one in waiting if one.deadline_told != pool.bids_until]
        for request in due:
            request.pool, request.deadline_told = pool, pool.bids_until
            request.save(update_fields=["deadline_told"])
            tell_deadline_is_near(request)
    return len(due)


def is_time_to_remind(pool: Pool, now: datetime) -> bool:
    """Tell whether a deadline is near; a round of a few hours is not reminded of, its invitation says it."""
    if pool.state != Pool.State.TENDERING or pool.bids_until is None:
        return False
    is_near = now < pool.bids_until <= now + REMIND_BEFORE
    return is_near and pool.bids_until - present_round(pool).began >= SHORTEST_REMINDED


def confirm_bid(*, request: RequestForQuotation, token: str) -> None:
    """Let a bid stand after a change of the tender. Not journalled: whoever reads the journal counts bids."""
    with transaction.atomic():
        pool, request = held_open(request, token)
        request.pool = pool
        if not unconfirmed_bids(request).update(amendment=last_number(pool)):
            raise Refused(_("There is no bid of yours that needs to be confirmed."))
