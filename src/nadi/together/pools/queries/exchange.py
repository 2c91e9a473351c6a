"""What buyers and vendors have said to each other: questions without their askers, and amendments."""

from typing import Any

from django.db.models import Q, QuerySet

from nadi.together.pools.models import Amendment, Bid, Pool, Question, RequestForQuotation
from nadi.together.pools.queries.letters import letters_to
from nadi.together.pools.queries.tender import pool_with_tender
from nadi.together.pools.queries.terms import criteria_of, terms_of
from nadi.web.access import Actor


def answered_questions(pool: Pool) -> QuerySet[Question]:
    """Return what every vendor reads, in the order of the answers; that of asking could tell who asked."""
    return pool.questions.exclude(answered=None).order_by("answered", "uid").defer("text", "request")


def waiting_questions(pool: Pool) -> QuerySet[Question]:
    """Return what the office has not answered yet, for staff; who asked is left out for them too."""
    return pool.questions.filter(answered=None).order_by("asked", "pk").defer("request")


def own_waiting(request: RequestForQuotation) -> QuerySet[Question]:
    """Return the vendor's own questions that wait for an answer."""
    return request.questions.filter(answered=None)


def question_seen_by(actor: Actor, uid: str) -> Question | None:
    """Return one question; for staff."""
    questions = Question.objects.select_related("pool").filter(uid=uid)
    return questions.first() if actor.is_staff else None


def pool_in_exchange(actor: Actor, uid: str) -> Pool | None:
    """Return a pool whose tender has begun."""
    pool = pool_with_tender(actor, uid)
    return pool if pool and pool.bids_until is not None else None


def amendments_of(pool: Pool) -> QuerySet[Amendment]:
    """Return what was sent to all vendors, in order."""
    return pool.amendments.order_by("number")


def last_number(pool: Pool) -> int:
    """Return the number of the latest amendment; 0 if there is none."""
    latest = pool.amendments.order_by("-number").values_list("number", flat=True).first()
    return latest or 0


def number_to_confirm(pool: Pool) -> int:
    """Return the latest amendment that bids must be confirmed for; 0 if there is none."""
    asked = pool.amendments.filter(needs_confirmation=True).order_by("-number")
    return asked.values_list("number", flat=True).first() or 0


def unconfirmed_bids(request: RequestForQuotation) -> QuerySet[Bid]:
    """Return the vendor's sealed bid, if it does not take the latest change into account."""
    number = number_to_confirm(request.pool)
    return request.bids.filter(state=Bid.State.SEALED, amendment__lt=number)


def requests_to_tell(pool: Pool) -> QuerySet[RequestForQuotation]:
    """Return the vendors that follow the tender: all that were asked, and later on the shortlist alone.

    Who has bid makes no difference: the office sees whom we write to. One that declined may have bid since,
    and has to learn of a change.
    """
    asked = pool.requests.select_related("pool", "vendor").order_by("pk")
    if pool.round_number > 1:
        running = Q(shortlisted__round__pool=pool, shortlisted__round__number=pool.round_number)
        return asked.filter(running).distinct()
    return asked


def exchange_of(asked: RequestForQuotation) -> dict[str, Any]:
    """Return what a vendor's page shows of the exchange."""
    return {
        "answered": list(answered_questions(asked.pool)),
        "own_questions": list(own_waiting(asked)),
        "amendments": list(amendments_of(asked.pool)),
        "is_unconfirmed": unconfirmed_bids(asked).exists(),
        "letters": letters_to(asked),
        "terms": terms_of(asked.pool),
        "criteria": criteria_of(asked.pool),
    }
