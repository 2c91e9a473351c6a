"""A vendor objects during the stand-still; the office answers before any agreement is made."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.bids import actor_of_request
from nadi.together.pools.actions.decision import take_back
from nadi.together.pools.actions.gathering import locked, subject_of
from nadi.together.pools.models import Award, Bid, Objection, Pool, RequestForQuotation
from nadi.together.pools.notices.award import (
    tell_bidders_of_withdrawal,
    tell_members_of_new_round,
    tell_staff_of_objection,
    tell_vendor_of_answer,
)
from nadi.together.pools.queries.award import confirmed_award
from nadi.web.access import Actor, Refused, Sentence

SHORTEST_OBJECTION = 20
SHORTEST_ANSWER = 20
COUNTED = (Bid.State.VALID, Bid.State.DISQUALIFIED)


def why_not_object(request: RequestForQuotation) -> Sentence | None:
    """Tell why this vendor cannot object now; None when it can."""
    pool = request.pool
    award = confirmed_award(pool)
    if pool.state != Pool.State.AWARDED or award is None:
        return _("There is no award to object to.")
    if not request.bids.filter(state__in=COUNTED).exists():
        return _("Only a vendor whose bid was opened can object to the award.")
    if award.standstill_until is None or timezone.now() >= award.standstill_until:
        return _("The stand-still is over, so objections are no longer taken. Write to the association.")
    if award.objections.filter(request=request, state=Objection.State.OPEN).exists():
        return _("Your objection waits for its answer. You can object again once it is answered.")
    return None


def raise_objection(*, request: RequestForQuotation, text: str) -> Objection:
    """Take down a vendor's objection; agreements wait until it is answered."""
    with transaction.atomic():
        pool = locked(request.pool)
        request = RequestForQuotation.objects.select_related("vendor").get(pk=request.pk)
        request.pool = pool
        if (sentence := why_not_object(request)) is not None:
            raise Refused(sentence)
        if len(text.strip()) < SHORTEST_OBJECTION:
            raise Refused(_("Say in at least twenty characters what you object to, and why."))
        objection = Objection.objects.create(award=in_force(pool), request=request, text=text.strip())
        facts = {"objection": objection.uid, "vendor": request.vendor.uid}
        record(by=actor_of_request(request), verb="pools.object", subject=subject_of(pool), after=facts)
        tell_staff_of_objection(objection)
    return objection


def in_force(pool: Pool) -> Award:
    """Return the confirmed award, or refuse."""
    award = confirmed_award(pool)
    if award is None:
        raise Refused(_("There is no award to object to."))
    return award


def answer_objection(*, by: Actor, objection: Objection, is_upheld: bool, answer: str) -> Objection:
    """Reject an objection with the reason, or uphold it: the award is taken back."""
    with transaction.atomic():
        pool = locked(objection.award.pool)
        objection = Objection.objects.select_related("award", "request__vendor").get(pk=objection.pk)
        guard_answer(objection, answer)
        objection.state = Objection.State.UPHELD if is_upheld else Objection.State.REJECTED
        objection.answer, objection.answered = answer.strip(), timezone.now()
        objection.save()
        if is_upheld:
            uphold(objection, pool)
        record(
            by=by,
            verb="pools.answer_objection",
            subject=subject_of(pool),
            after=facts_of(objection, pool),
        )
        tell_vendor_of_answer(objection)
    return objection


def guard_answer(objection: Objection, answer: str) -> None:
    """Refuse a second answer, one without a reason, and one about an award that no longer counts."""
    if objection.state != Objection.State.OPEN:
        raise Refused(_("This objection is answered already."))
    if objection.award.superseded is not None:
        raise Refused(_("The award was taken back meanwhile, so there is nothing left to decide."))
    if len(answer.strip()) < SHORTEST_ANSWER:
        raise Refused(_("Answer with the reason, in at least twenty characters: the vendor reads it."))


def uphold(objection: Objection, pool: Pool) -> None:
    """Take the award back: nobody is bound, and the bids can be compared again."""
    if pool.state != Pool.State.AWARDED:
        raise Refused(_("The agreements are made, so the award can no longer be taken back."))
    objection.award.pool = pool
    take_back(objection.award, Pool.State.OPENED)
    tell_bidders_of_withdrawal(objection.award)
    tell_members_of_new_round(pool)


def facts_of(objection: Objection, pool: Pool) -> dict[str, Any]:
    """Return what the journal keeps of an answer."""
    return {
        "objection": objection.uid,
        "answer": objection.state,
        "reason": objection.answer,
        "state": pool.state,
    }
